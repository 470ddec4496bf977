# The same words here and in CI. On a machine with only Python 3.11 and make, `make demo` and `make test` set up
# everything else they need in .venv; for Windows without make see the README.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: help demo test lint types bench docs pictures wheel clean

help:  ## Show these words
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(READY)  ## Build every sample under inputs/ into outputs/
	$(BIN)/python scripts/demo.py

test: $(READY)  ## Run all tests
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

lint: $(READY)  ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## Check types
	$(BIN)/mypy

bench: $(READY)  ## Measure ratios against docxtpl, side by side
	$(BIN)/python -m benchmarks

docs: $(READY)  ## Make the generated pages and the Chinese catalogue anew
	$(BIN)/python scripts/make_docs.py
	$(BIN)/python scripts/make_catalogue.py
	$(BIN)/python scripts/make_template_examples.py

pictures: $(READY)  ## Make the pictures of the README from the samples (needs LibreOffice)
	$(BIN)/python scripts/make_pictures.py

wheel: $(READY)  ## Build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:  ## Remove what was set up and made
	rm -rf $(VENV) outputs dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,dev]'
	@touch $@
