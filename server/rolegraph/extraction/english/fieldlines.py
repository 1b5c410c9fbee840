"""Fields inside sections: which lines of "Label: value" are fields there, and which are items."""

from rolegraph.extraction.english.headings import Field
from rolegraph.extraction.english.paragraphs import Paragraph
from rolegraph.extraction.english.sections import section
from rolegraph.extraction.english.titles import is_title, titles_in, unwrapped
from rolegraph.extraction.english.verbs import verb_at
from rolegraph.extraction.english.words import words

_LONGEST_TITLE = 8
#: Words of fewer letters may stand in small letters in a name ("of", "and").
_SMALL = 4


def is_field(
    found: Field, paragraph: Paragraph, inside: str, following: Paragraph | None = None
) -> bool:
    """Say whether a line that reads as a field is one below a section of the kind ``inside``.

    A label without a value is none above prose: "Escalation", "Staff" head a chapter there.
    """
    if not found.value.text and _heads(found, paragraph, following):
        return False
    if paragraph.marker and not paragraph.marker[0].isdigit() and inside and inside != "overview":
        return found.kind in {"superior", "functional"} and bool(titles_in(found.value.text))
    if found.kind == "subordinates" and found.label.endswith(" for"):
        return bool(titles_in(found.value.text))
    if found.kind == "position" and found.value.text:
        if found.label == "title" and not _is_named(found.value.text):
            return False  # "Title: Cash handling at branches" is a procedure's
        short = len(words(found.value.text)) <= _LONGEST_TITLE and " " in found.label
        return short or is_title(unwrapped(found.value.text)) or not inside
    if not found.value.text:
        return not section(paragraph)
    if found.kind in {"unit", "superior"} and inside:
        verb = verb_at(words(found.value.text), 0)
        return verb is None or verb.shape == "base"
    return True


def _heads(found: Field, paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Say whether a label without a value heads a chapter: prose follows, or a list below "## Travel"."""
    listed = bool(paragraph.level) and following is not None and bool(following.marker)
    return listed or (found.kind != "ignored" and _is_prose(following))


def _is_named(value: str) -> bool:
    """Say whether a value is a post's title by its words, or by its capitals."""
    run = [w for w in words(unwrapped(value)) if w.is_word]
    return is_title(unwrapped(value)) or all(
        w.text[0].isupper() or len(w.text) < _SMALL for w in run
    )


def _is_prose(following: Paragraph | None) -> bool:
    """Say whether a paragraph is a sentence, and no value of a label."""
    text = following.text if following else ""
    return text.endswith(".") and len(words(text)) > _LONGEST_TITLE
