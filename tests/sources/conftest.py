"""Fixtures of the tests of sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the inputs of one module; property tests write into it again and again."""
    return tmp_path_factory.mktemp("inputs")


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each parser of PyYAML in turn: the one in C is missing from some installations."""
    name: str = request.param
    if name == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")
    return name


@pytest.fixture(scope="module", params=["libyaml", "python"])
def each_parser(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each parser of PyYAML for all examples of a property, which take no fixture that is made anew for each."""
    name: str = request.param
    if name == "libyaml" and not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")
    with pytest.MonkeyPatch.context() as patch:
        if name == "python":
            patch.delattr(yaml, "CSafeLoader", raising=False)
        yield name
