"""Sources: from an input file to plain data and the place of each value.

In: the path of a YAML or JSON file, or of an entry workbook. Out: a `Source`, or one InputError with all that is wrong in the file.
"""

from __future__ import annotations

from pathlib import Path

from reportgen.sources.collector import Collector
from reportgen.sources.files import check_path, read_text
from reportgen.sources.source import Mark, PathKey, Plain, Source

__all__ = ["ACCEPTED", "Mark", "PathKey", "Plain", "Source", "load"]

ACCEPTED = (".yaml", ".yml", ".json", ".xlsx")


def load(path: Path, accepts_list: bool = False) -> Source:
    """Return what an input file says; the format goes by the suffix, upper or lower case.

    A list, where one is accepted, counts as written under the key `records`.
    """
    collector = Collector(str(path))
    check_path(path, collector)
    suffix = path.suffix.lower()
    if suffix not in ACCEPTED:
        _refuse_suffix(path, collector)
    if suffix == ".xlsx":
        from reportgen.sources.entry_workbook import load_entry

        return load_entry(path, collector)
    text = read_text(path, collector)
    if suffix == ".json":
        from reportgen.sources.json_source import load_json

        return load_json(path, text, collector, accepts_list)
    from reportgen.sources.yaml_source import load_yaml

    return load_yaml(path, text, collector, accepts_list)


def _refuse_suffix(path: Path, collector: Collector) -> None:
    message = "{name} cannot be an input; the name of an input ends in {accepted}"
    collector.refuse("unknown-format", message, name=path.name, accepted=", ".join(ACCEPTED))
