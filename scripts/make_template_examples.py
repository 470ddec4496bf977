"""Make the examples of the template guide: docs/templates/*.docx and the picture beside them.

In: the modules of scripts/template_examples. Out: files under docs/templates/; `--check` only says which are stale. The data
beside them (*.yaml) are written by hand. The same script gives the same bytes on every day and machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from template_examples import picture, small, tables, whole, wrong

from reportgen.ooxml.package import read_package

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "templates"


def examples() -> dict[str, bytes]:
    """Return the bytes of every made file by its name."""
    made = {**small.examples(), **tables.examples(), **whole.examples(), **wrong.examples()}
    return {"site.png": picture.site(), **{f"{name}.docx": data for name, data in made.items()}}


def stale() -> list[str]:
    """Return the names of the files that are not as they would be made."""
    return [name for name, data in examples().items() if not _is(FOLDER / name, data)]


def _is(path: Path, data: bytes) -> bool:
    """Whether a file holds the same; how it was packed depends on the machine."""
    if not path.is_file():
        return False
    if path.suffix == ".png":
        return picture.points(path.read_bytes()) == picture.points(data)
    return read_package(path.read_bytes(), path.name) == read_package(data, path.name)


def main() -> int:
    """Write the files, or with --check return 1 where one is stale."""
    if "--check" in sys.argv:
        found = stale()
        print("\n".join(found))
        return int(bool(found))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in examples().items():
        (FOLDER / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
