"""One heading as a text has it: what it heads, and whom it names."""

from dataclasses import dataclass

from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading between two offsets; ``kind`` is position, unit or section.

    ``section`` is what the text below it holds. ``ordinal`` counts lists of one title (岗位职责2);
    ``named`` is the span of the title or unit in it.
    """

    start: int
    end: int
    kind: str
    section: str = ""
    title: Title | None = None
    unit: UnitName | None = None
    ordinal: int | None = None
    named: tuple[int, int] = (0, 0)
