"""What stands about one position or unit, as it is collected: its fields and sections."""

from dataclasses import dataclass, field

from rolegraph.extraction.english.page.headings import Field, UnitHeading
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.reading import Passage


@dataclass(slots=True)
class Part:
    """A section as it stands: its kind ("" for text below a title), heading and paragraphs.

    ``apart``: its text is about something else than whom the block is of.
    """

    kind: str
    title: str = ""
    content: list[Paragraph] = field(default_factory=list)
    apart: bool = False


@dataclass(slots=True)
class Block:
    """What stands about one position, one unit, or (neither) the document as a whole."""

    title: str = ""
    title_at: Passage | None = None
    named_unit: UnitHeading | None = None
    organisation: str = ""
    organisation_at: Passage | None = None
    level: int = 0
    fields: list[Field] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def has(self, kind: str) -> bool:
        """Say whether a field of this kind was given."""
        return any(f.kind == kind for f in self.fields)

    @property
    def is_told(self) -> bool:
        """Say whether anything was told of whom the block is about."""
        return bool(self.title or self.fields or self.parts)

    @property
    def is_bare(self) -> bool:
        """Say whether a title is all that was told so far."""
        return bool(self.title) and not self.parts and not self.fields

    @property
    def is_full(self) -> bool:
        """Say whether a section was opened, so that a title begins another block."""
        return any(part.kind for part in self.parts)
