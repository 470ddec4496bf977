"""How a value is read: one function, and nothing of pydantic's own around it.

In: a function that turns what a clerk typed into a value, or refuses it. Out: what an `Annotated` type carries.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import CoreSchema, core_schema


class ReadBy:
    """Marks a type as read by a function alone; pydantic then looks at neither the type nor the function's signature."""

    def __init__(self, function: Callable[[object], object]) -> None:
        self.function = function

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Return the schema: the function."""
        return core_schema.no_info_plain_validator_function(self.function)
