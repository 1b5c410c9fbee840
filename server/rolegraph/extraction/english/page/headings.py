"""What a line of a role description is: a field, the heading of a section, a title, a unit."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rolegraph.extraction.english.page.chapter_marks import without_chapter
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.typed import in_columns
from rolegraph.extraction.english.wording.lexicon import by_entry, grammar, group
from rolegraph.extraction.english.wording.titles import (
    is_body,
    is_plural_head,
    is_title,
    singular,
    titles_in,
    unwrapped,
)
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, is_parted, readable, words
from rolegraph.reading import Passage
from rolegraph.values import quickly_made

_LABEL = re.compile(
    r"\W{0,4}([A-Za-z][\w /&().,'’-]{0,60}?)[\s*_]*(?:[:：]|\t|\s[–—-]\s|\|)[\s*_|]*", re.S
)
_NUMBERING = re.compile(
    r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[A-Za-z][.)]|[IVX]{1,4}\.)\s+|^\d{1,2}[.)]\s*"
)
_SMALL = {"and", "of", "the", "for", "to", "in", "a", "an", "or", "&", "on", "with", "by"}
_PLACES = {"of", "for", "north", "south", "east", "west", "central"}
_BRACKETED = re.compile(r"\s*\([^)]*\)$")
_WRAPPED = re.compile(r"[A-Za-z ]+\s*(?::|\s[–—-]\s|\sfor\s|\sof\s)")
#: Wide gaps part columns, and no words of one title.
_COLUMNS = re.compile(r"\w(?: {3,}|\t)\w.*\w(?: {3,}|\t)\w")
LONGEST = 9
#: Words of the labels beside which titles stand, and what these are.
_LABELS = (3, 2)
_OF_TITLES = ("superior", "functional", "subordinates")
#: Characters of the longest label alone on its line.
_NARROW = 40
#: Characters of the longest heading, and how many headings are kept at hand.
_WIDEST = 160
REMEMBERED = 4096
SHORT = 5
#: Words of the longest title that no list knows.
_MOST = 6


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """``Label: value``; ``kind`` as in ``fields.yaml``. The value may be empty (next line)."""

    kind: str
    label: str
    value: Passage
    whole: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionHeading:
    """The heading of a section; ``title`` names its position where it does ("Duties of the …").

    ``rest`` follows on its line; ``prose``: it is a text's last words, which belong to what stands above;
    ``others``: what stands below is not of whoever stands above ("Reserved to the Members").
    """

    kind: str
    text: str
    whole: Passage
    rest: Passage | None = None
    title: str = ""
    level: int = 0
    prose: bool = False
    others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleHeading:
    """A position's title as a heading."""

    title: str
    whole: Passage
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitHeading:
    """A unit's name as a heading."""

    name: str
    whole: Passage
    level: int = 0


Line = Field | SectionHeading | TitleHeading | UnitHeading


def labelled(text: str) -> re.Match[str] | None:
    """Match a label and what parts it from the text behind it."""
    return _LABEL.match(text) if is_parted(text) else None


def field(paragraph: Paragraph) -> Field | None:
    """Return the field that a paragraph is, or None."""
    passage = paragraph.passage
    found = labelled(passage.text) or in_columns(passage.text)
    known = found is not None and kind_of_label(plain(found[1]))
    if not known and (beside := _beside(passage)):
        return beside
    if found is None:
        kind = by_entry("fields").get(plain(passage.text).rstrip("?"), "")
        apart = heading_like(paragraph) or (paragraph.level and passage.text.endswith("?"))
        is_label = kind and apart and len(passage.text) < _NARROW
        empty = passage.cut(len(passage), len(passage))
        return (
            Field(kind=kind, label=plain(passage.text), value=empty, whole=passage)
            if is_label
            else None
        )
    label = plain(found[1])
    if not (kind := kind_of_label(label)):
        return None
    value = passage.cut(found.end(), len(passage)).strip(" \t*_|")
    if kind == "unit" and value.text and not any(letter.isalpha() for letter in value.text):
        kind = "headcount"  # "Team: 60"
    counted = value.text[:1].isdigit()  # "Team: 8 Customer Advisors each"
    if kind == "unit" and label.endswith("team") and (counted or len(titles_in(value.text)) > 1):
        kind = "subordinates"  # "Team: two Shift Managers, a Planner and 40 operatives"
    post = kind == "unit" and is_title(value.text) and not is_body(value.text)
    if kind == "unit" and (post or any(sign in value.text for sign in "%$€£")):
        kind = "ignored"  # "Group: 10 % off every ticket", "Business unit | BU Head"
    if kind == "addressee":
        kind = "position" if is_title(unwrapped(value.text)) else "ignored"
    return Field(kind=kind, label=label, value=value, whole=passage)


def _beside(passage: Passage) -> Field | None:
    """Return the field of a form that lost its columns: "Direct reports Buyers (9)", "TITLE Buyer"."""
    run = words(passage.text[:_WIDEST])
    shouted = _shouted(run)
    plain_labels = _LABELS if len(run) > _LABELS[-1] and run[1].text.islower() else ()
    for n in (shouted,) if 0 < shouted <= _LABELS[0] else plain_labels:
        label = " ".join(w.low for w in run[:n])
        kind = kind_of_label(label)
        rest = passage.cut(run[n].start, len(passage)) if n < len(run) else passage
        post = bool(shouted) and kind == "position" and is_title(rest.text)
        if post or (kind in _OF_TITLES and _lists_titles(rest.text)):
            return Field(kind=kind, label=label, value=rest, whole=passage)
    return None


def _shouted(run: tuple[Word, ...]) -> int:
    """Return how many words in capitals stand before others, 0 where none do or no others follow."""
    return next((n for n, w in enumerate(run) if not w.text.isupper()), 0)


def _lists_titles(text: str) -> bool:
    """Say whether a text is titles in capitals and nothing else."""
    parts = [part for part in re.split(r"[,;/&]|\band\b", text) if part.strip()]
    return text[:1].isupper() and len(titles_in(text)) == len(parts)


def kind_of_label(label: str) -> str:
    """Return what the value beside a label is, as in ``fields.yaml``, "" where it is not known."""
    known = by_entry("fields")
    return known.get(label, "") or known.get(label.replace("-", " "), "")


def unknown_field(paragraph: Paragraph) -> Field | None:
    """Return a field of an unknown label, which says nothing of the model ("Post No: HS/0417")."""
    passage = paragraph.passage
    found = labelled(passage.text)
    line = words(passage.text[:_WIDEST])
    if (
        1 < (key := _shouted(line)) <= SHORT
        and line[key].text[0].isupper()
        and not paragraph.marker
    ):
        value = passage.cut(line[key].start, len(passage))  # "MAJOR ADMINISTRATOR Vice President"
        return Field(kind="ignored", label=plain(passage.text), value=value, whole=passage)
    if found is None or paragraph.marker or passage.text.endswith("."):
        return None
    run, value = words(found[1]), passage.cut(found.end(), len(passage)).strip(" \t*_|")
    # "Section 2 - Vice president" heads the next post's chapter.
    chapter = len(without_chapter(passage.text)) < len(passage)
    short = 0 < len(run) <= SHORT and 0 < len(words(value.text)) <= LONGEST and not chapter
    said = words(value.text)
    deed = verb_at(said, 0) and not (
        len(said) > 1 and said[1].text.isdigit()
    )  # "Pay level: Level 16"
    if not short or not run[0].text[0].isupper() or deed:
        return None
    return Field(kind="ignored", label=plain(found[1]), value=value, whole=passage)


def title(paragraph: Paragraph) -> TitleHeading | None:
    """Return the title heading that a paragraph is, or None."""
    if _COLUMNS.search(paragraph.passage.text.strip()):
        return None  # "Buyer   Purchasing Manager   Clerk" heads a table drawn with blanks
    if paragraph.marker and paragraph.depth and is_plural_head(words(paragraph.text)[-1].low):
        return None  # "   1. Neutral Officers" is an entry of a list inside another
    text = unwrapped(paragraph.text)
    text = _last_part(text) if paragraph.level and not is_title(text) else text
    wrapped = len(text) < len(paragraph.text) - 3 and not paragraph.marker
    if not (wrapped or heading_like(paragraph)) or not is_title(text) or is_body(text):
        return None
    if without_chapter(text).lower() in group("titles", "chapter_names") or _names_groups(text):
        return None
    return TitleHeading(title=singular(text), whole=paragraph.whole, level=paragraph.level)


def _names_groups(text: str) -> bool:
    """Say whether a heading names two groups of posts ("Deans and Heads of Service"), and no one post."""
    first, joint, second = text.partition(" and ")
    ends = (words(part.partition(" of ")[0])[-1:] for part in (first, second))
    return bool(joint) and all(end and is_plural_head(end[0].low) for end in ends)


def may_name(paragraph: Paragraph) -> bool:
    """Say whether a line above somebody's first section can be its title, though no list knows it."""
    run = words(paragraph.text)
    if len(run) > _MOST:
        return False
    others = group("titles", "not_titles") | group("titles", "chapter_names")
    others |= group("units", "institutions")  # "Lakeside Library Consortium"
    text_itself = paragraph.text.lower().strip(" :.") in group("titles", "terms")
    asks = run[0].low in group("titles", "no_beginnings") | {"article", "chapter", "schedule"}
    asks = asks or (len(run) == 1 and run[0].low.endswith("ly"))  # "Generally"
    named_else = run[-1].low in others or text_itself or asks or verb_at(run, 0)
    return not (named_else or names_text(paragraph.text)) and all(w.is_word for w in run)


def names_text(heading: str) -> bool:
    """Say whether a heading is the name of a whole text ("Scheme of delegation"), and no one's section."""
    return any(w.low in group("titles", "texts") for w in words(heading))


def _last_part(text: str) -> str:
    """Return the title in "Purchasing: Buyer", the text itself where it holds no such thing."""
    first, colon, last = text.partition(":")
    return last.strip() if colon and is_title(last.strip()) and not is_title(first) else text


def wrapped_title(paragraph: Paragraph) -> TitleHeading | None:
    """Return the title of "Role profile: Buyer", "Job description – Buyer", or None."""
    if paragraph.marker or not _WRAPPED.match(paragraph.text):
        return None
    found = title(paragraph)
    return found if found and found.title != paragraph.text else None


def unit(paragraph: Paragraph) -> UnitHeading | None:
    """Return the unit heading that a paragraph is, or None."""
    text = without_chapter(_NUMBERING.sub("", paragraph.text)).strip(" :")
    run = words(text)
    if not run or not heading_like(paragraph) or len(run) > 6 or len(run) < 2:
        return None
    heads = group("units", "heads")
    whole = bool(paragraph.level) and run[0].low not in group("units", "crews")
    first = run[0].low in heads and (whole or run[1].low in _PLACES)
    # "ROLES IN THE STORE" is no store's name, nor is "REMOVAL FROM OFFICE" that of an office.
    placed = any(w.low in group("units", "not_within") for w in run)
    placed = placed or (run[0].low.endswith("ing") and run[1].low in grammar("articles"))
    placed = placed or text.lower() in group("units", "not_units")
    named = (run[-1].low in heads or first) and not placed
    capital = all(w.text[0].isupper() or w.low in _SMALL or not w.is_word for w in run)
    return (
        UnitHeading(name=text, whole=paragraph.whole, level=paragraph.level)
        if named and capital
        else None
    )


def heading_like(paragraph: Paragraph) -> bool:
    """Say whether a paragraph looks like a heading: short, without a full stop, set apart."""
    marked = bool(paragraph.level or paragraph.is_emphasised)
    listed = bool(paragraph.marker) and not paragraph.marker[0].isdigit()
    return _heading_like(paragraph.text, marked, listed)


@lru_cache(maxsize=REMEMBERED)
def _heading_like(text: str, marked: bool, listed: bool) -> bool:
    if len(text) > _WIDEST or text.endswith((".", ";", ",", "?", "!")):
        return False
    run = [w for w in words(_BRACKETED.sub("", _NUMBERING.sub("", text))) if w.is_word]
    if not 0 < len(run) <= LONGEST:
        return False
    shouted = text.isupper() and not (listed and len(run) == 1)  # "- CFO" is an entry of a list
    if marked or text.endswith(":") or shouted:
        return True
    return not listed and all(w.text[0].isupper() or w.low in _SMALL for w in run)


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """Return a heading or label as the lexicon writes it."""
    low = _NUMBERING.sub("", readable(text)).strip(" :：*_.-–—|•").lower().replace("’", "'")
    return re.sub(r"^(?:the|your|my|our)\s+(?=\w)", "", low)
