"""The corpus: templates that together use every construct of docxtpl's tag language."""

from __future__ import annotations

from tests.oracle.corpus_objects import OBJECTS
from tests.oracle.corpus_parts import PARTS
from tests.oracle.corpus_real import REAL
from tests.oracle.corpus_tables import TABLES
from tests.oracle.corpus_text import TEXT

CORPUS = [*TEXT, *TABLES, *PARTS, *OBJECTS, *REAL]
