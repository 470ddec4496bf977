"""Where the templates and samples that travel with the package lie.

In: a name. Out: a path, in an installed wheel as well as in a source checkout.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder `templates` or `inputs`: inside the package once installed, beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def modules(folders: Iterable[str]) -> list[str]:
    """Return the names of the modules in a package's folders, in alphabetical order; nothing is imported for it."""
    return sorted({path.stem for folder in folders for path in Path(folder).glob("*.py") if path.stem != "__init__"})


def template_file(kind: str) -> Path:
    """Return the template that ships for a kind."""
    return folder("templates") / "docx" / f"{kind}.docx"


def sample_file(kind: str) -> Path:
    """Return the sample input of a kind."""
    return folder("inputs") / f"{kind}.yaml"
