"""Fields inside sections: which lines of "Label: value" are fields there, and which are items."""

from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.clauses.cuts import sentences
from rolegraph.extraction.english.norms.ladders import ladder
from rolegraph.extraction.english.page.headings import Field
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.sections import section
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.titles import is_title, titles_in, unwrapped
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import words
from rolegraph.reading import Passage

_LINES = ("superior", "functional")
#: Kinds of fields whose value is told of nobody by name.
_UNTOLD = ("ignored", "unit", "headcount", "subordinates")
_LONGEST_TITLE = 8
#: A title with its other names, its unit and its place.
_LONGEST_VALUE = 20
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
    if found.kind in _UNTOLD and tells_whom(found.value.text):
        return False
    if paragraph.marker and not paragraph.marker[0].isdigit() and inside and inside != "overview":
        return found.kind in {"superior", "functional"} and bool(titles_in(found.value.text))
    if found.kind == "subordinates" and found.label.endswith((" for", "leads")):
        return bool(titles_in(found.value.text))
    if found.kind == "position" and found.value.text:
        return _names_position(found, inside)
    if not found.value.text:
        return not section(paragraph)
    if found.kind in {"unit", "superior"} and inside:
        verb = verb_at(words(found.value.text), 0)
        return verb is None or verb.shape == "base"
    return True


def tells_whom(value: str) -> bool:
    """Say whether what stands behind a label says who does it ("Travel: the Clerk up to £50, …")."""
    sentence = parse(value)
    named = mention(sentence.subject, 0, {}) if sentence.subject else None
    told = named is not None and named.end == len(sentence.subject)
    return told or bool(ladder(value, {}))


def _names_position(found: Field, inside: str) -> bool:
    """Say whether the value beside "Title:" or "Post:" can be a position's."""
    value = found.value.text
    if len(words(value)) > _LONGEST_VALUE:
        return False  # a page that ran together behind its first label
    if any(f" {label}:" in value.lower() for label in group("fields", "superior")):
        return False  # "Position Title: Buyer Immediate Supervisor: Head of Works"
    if found.label == "title" and not _is_named(value):
        return False  # "Title: Cash handling at branches" is a procedure's
    short = len(words(value)) <= _LONGEST_TITLE and " " in found.label
    return short or is_title(unwrapped(value)) or not inside


def with_rest(line: Field) -> tuple[Field, tuple[Passage, ...]]:
    """Return a field of a line with its first sentence alone, and what the others tell.

    "Reports to: CFO. For tax matters the role reports to the Tax Director."
    """
    first, *more = sentences(line.value) if line.kind in _LINES else (line.value,)
    told = more and titles_in(first.text)
    return (replace(line, value=first), tuple(more)) if told else (line, ())


def _heads(found: Field, paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Say whether a label without a value heads a chapter: prose follows, or a list below "## Travel"."""
    listed = bool(paragraph.level) and following is not None and bool(following.marker)
    asked = paragraph.text.endswith("?")  # "Who do I report to?" is answered by a title
    return listed or (found.kind != "ignored" and not asked and _is_prose(following))


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
