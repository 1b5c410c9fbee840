"""One paragraph of a document, its list mark set aside."""

from dataclasses import dataclass

from rolegraph.extraction.english.wording.words import readable
from rolegraph.reading import Passage
from rolegraph.values import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: ``passage`` without its list mark, ``whole`` with it; see ``paragraph_of``.

    ``text`` is the passage in one line, without emphasis.

    ``depth`` is its indentation in columns, ``level`` that of a heading which the format marks
    (0: none); ``parted`` says that a blank line stands before it. ``places`` are the offsets of
    whole, passage and end in the text that was split.
    """

    passage: Passage
    whole: Passage
    text: str
    marker: str = ""
    depth: int = 0
    level: int = 0
    parted: bool = False
    places: tuple[int, int, int] = (0, 0, 0)

    @property
    def is_emphasised(self) -> bool:
        """Say whether all of it stands in bold type of Markdown."""
        plain = self.passage.text.strip()
        return plain.startswith(("**", "__")) and plain.rstrip(":").endswith(("**", "__"))


def paragraph_of(passage: Passage) -> Paragraph:
    """Return a passage as a paragraph without a list mark."""
    return Paragraph(passage=passage, whole=passage, text=readable(passage.text))
