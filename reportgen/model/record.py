"""What all groups of keys share: how a key is declared, and what a model may be written as in short.

In: field declarations. Out: pydantic models whose field titles are the Chinese keys.
"""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from reportgen.model.problems import refuse


def key(chinese: str, meaning: str, *more_names: str, default: Any = None, example: str = "") -> Any:
    """Declare a key: its Chinese name, its meaning, further names, and what it is when not written."""
    extra: JsonDict = {"names": list(more_names), "example": example}
    factory = {"default_factory": default} if callable(default) else {"default": default}
    return Field(title=chinese, description=meaning, json_schema_extra=extra, **factory)


class Record(BaseModel):
    """A group of keys; `shorthand` names the field that a bare text stands for."""

    model_config = ConfigDict(extra="forbid", frozen=True, loc_by_alias=False, defer_build=True)
    shorthand: ClassVar[str] = ""


class TitledRecord(Record):
    """A record with a title, a text or both."""

    shorthand: ClassVar[str] = "text"

    def model_post_init(self, context: Any, /) -> None:
        """Refuse a record that says nothing."""
        if not (getattr(self, "title", None) or getattr(self, "text", None)):
            refuse("empty-record", "this entry has neither a title (标题) nor a text (内容)")
