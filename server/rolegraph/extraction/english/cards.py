"""Titles that the line below shows to be headings: a position's card begins there."""

from rolegraph.extraction.english.headings import TitleHeading, field, kind_of_section
from rolegraph.extraction.english.paragraphs import Paragraph
from rolegraph.extraction.english.phrases import reporting
from rolegraph.extraction.english.titles import is_body, is_title
from rolegraph.extraction.english.verbs import verb_at
from rolegraph.extraction.english.words import words

_LONGEST = 5


def is_card(following: Paragraph | None) -> bool:
    """Say whether the line below a title begins its card: a field with a value (Reports to: …)."""
    found = field(following) if following else None
    return found is not None and found.kind in {"superior", "unit"} and bool(found.value.text)


def quiet_title(paragraph: Paragraph, following: Paragraph | None) -> TitleHeading | None:
    """Return the title of a line in ordinary letters ("Purchasing manager"), or None.

    What stands right below shows that it is a heading: a superior, a unit, a section's heading.
    """
    text = paragraph.text
    if following is None or paragraph.marker or not text[:1].isupper():
        return None
    verb = verb_at(words(text), 0)
    short = 1 < len(words(text)) <= _LONGEST and text[-1].isalpha()
    if not short or not is_title(text) or is_body(text) or (verb and verb.shape == "base"):
        return None
    below = words(following.text)
    opens = kind_of_section(following.text) or is_card(following)
    if not opens and not (following.text[:1].isupper() and reporting().at(below, 0)):
        return None
    return TitleHeading(title=text, whole=paragraph.whole)
