"""Numbers of headings: "2. Duties", "2  Duties", and the chapter that stands beside another."""

import re
from collections.abc import Sequence

from rolegraph.extraction.english.page.cards import quiet_title
from rolegraph.extraction.english.page.chapter_marks import begins_chapter
from rolegraph.extraction.english.page.headings import SectionHeading, heading_like, plain, title
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.parts import Block, Part
from rolegraph.extraction.english.wording.phrases import reporting
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, words

_BARE = re.compile(r"(\d{1,2})\s+(?=[A-Z])")
_ROMAN = re.compile(r"([IVX]{1,4})\.\s+(?=[A-Z])")
_VALUES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LONGEST = 7
_LONGEST_TITLE = 8


def number_of(paragraph: Paragraph) -> str:
    """Return the number of a heading without its stop ("2.1", 4 of "IV."), "" where it has none."""
    if paragraph.marker:
        return paragraph.marker.rstrip(".)") if paragraph.marker[0].isdigit() else ""
    roman = _ROMAN.match(paragraph.text)
    if roman and roman[1] in _VALUES:
        return str(_VALUES.index(roman[1]) + 1)
    found = _BARE.match(paragraph.text)
    return found[1] if found else ""


def is_beside(
    paragraph: Paragraph, number: str, following: Paragraph | None = None, *, opening: bool
) -> bool:
    """Say whether a heading is the chapter after that of a number.

    ``opening``: the document's own title stands above, and the first chapter follows it. A few words
    with a blank line above, and no further number right below (``following``), are one too.
    """
    mine = number_of(paragraph)
    if not mine.isdigit() or not (number.isdigit() or (opening and not number)):
        return False
    apart = paragraph.parted and following is not None and number_of(following) == ""
    named = _is_heading(paragraph) or (bool(number) and apart and _is_short(words(paragraph.text)))
    beside = int(mine) == int(number or 0) + 1 and named
    # "1. Approve orders" below the title of a list is its first entry.
    return beside and (bool(number) or verb_at(words(paragraph.text), 0) is None)


def follows(paragraph: Paragraph, number: str) -> bool:
    """Say whether a few words head the chapter after that of a number."""
    mine = number_of(paragraph)
    beside = number.isdigit() and mine.isdigit() and int(mine) == int(number) + 1
    return beside and len(words(paragraph.text)) <= _LONGEST_TITLE


def is_behind(paragraph: Paragraph, point: str) -> bool:
    """Say whether a number comes behind a point of a chapter and is none of its own list (2.6 behind 2.5)."""
    mine = number_of(paragraph)
    if "." not in point or not mine:
        return False
    if mine.isdigit():
        return follows(paragraph, point.partition(".")[0])
    own = mine.startswith(f"{point}.")
    return not own and _counts(mine) > _counts(point)


def is_past(paragraph: Paragraph, number: str, point: str, *, told: bool) -> bool:
    """Say whether a chapter follows that of a number ("3. Procedure"), or a point of one.

    ``told``: a list's heading said whose it is ("The Chair shall:"), and "Section 3.03: …" ends it.
    """
    begun = told and begins_chapter(paragraph)
    return begun or (bool(number) and follows(paragraph, number)) or is_behind(paragraph, point)


def is_next_chapter(paragraph: Paragraph, following: Paragraph | None, point: str) -> bool:
    """Say whether a chapter ("6. THE COUNCIL") begins behind that in which a title is a point (5.2).

    Behind a title that heads a chapter itself ("4 Bursar") so does the next one set apart ("5 Cheques").
    """
    if point.isdigit() and paragraph.parted and following and follows(paragraph, point):
        told = following.text.endswith(".") and not following.parted and not following.marker
        return told and paragraph.text[-1:].isalpha() and number_of(following) == ""
    if "." not in point or not follows(paragraph, point.partition(".")[0]):
        return False
    shouted = paragraph.text.isupper() and heading_like(paragraph)
    return shouted or is_over(paragraph, following)


def is_chapter_behind(paragraph: Paragraph, block: Block, point: str) -> bool:
    """Say whether a section's heading is the chapter behind one that a title heads and that tells something.

    "3. Spending limits" behind "2. Board of Trustees" is everybody's; behind "1. Bursar" it may be his own.
    """
    inside = point.isdigit() and int(point) > 1 and bool(block.title and block.parts)
    return inside and paragraph.level == block.level and follows(paragraph, point)


def _counts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdigit())


def is_over(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Say whether a few numbered words head a chapter: its first point (2.1) stands right below (2)."""
    mine, first = number_of(paragraph), number_of(following) if following else ""
    short = len(words(paragraph.text)) <= _LONGEST and paragraph.text[-1:].isalpha()
    return bool(mine) and first == f"{mine}.1" and short


def levels_inside(every: Sequence[Paragraph]) -> dict[tuple[int, int], int]:
    """Return the levels of titles that stand in ordinary type below one heading, by their places.

    Several of them below one heading ("2. Roles") are all inside it, and end where the next one of its
    level begins; one alone may be the whole text's.
    """
    found: dict[tuple[int, int], int] = {}
    inside: list[tuple[int, int]] = []
    level = 0
    for paragraph, following in zip(every, (*every[1:], None), strict=False):
        if paragraph.level:
            found |= dict.fromkeys(inside if len(inside) > 1 else (), level + 1)
            inside, level = [], paragraph.level
        elif level and not _is_listed(paragraph) and _is_title(paragraph, following):
            inside.append(paragraph.whole.span)
    return found | dict.fromkeys(inside if level and len(inside) > 1 else (), level + 1)


def _is_title(paragraph: Paragraph, following: Paragraph | None) -> bool:
    return bool(title(paragraph) or quiet_title(paragraph, following))


def _is_listed(paragraph: Paragraph) -> bool:
    return bool(paragraph.marker) and not paragraph.marker[0].isdigit()


def groups_duties(
    found: SectionHeading, following: Paragraph | None, parts: Sequence[Part]
) -> bool:
    """Say whether a heading on lines (Reporting), or "General", heads some of the duties: deeds follow."""
    if following is None or not parts or parts[-1].kind != "duties":
        return False
    general = found.kind == "overview" and plain(found.text) == "general"
    if not general and (found.kind != "lines" or not following.marker):
        return False
    run = words(following.text)
    verb = verb_at(run, 0)
    return verb is not None and verb.shape == "base" and (general or not reporting().at(run, 0))


def ends_list(parts: Sequence[Part], paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Say whether a few words set apart behind a list head a text that is none of it."""
    listed = bool(parts and parts[-1].content and parts[-1].content[-1].marker)
    plain = not paragraph.marker and paragraph.parted and paragraph.text[-1:].isalpha()
    short = 0 < len(words(paragraph.text)) <= _LONGEST and paragraph.text[:1].isupper()
    prose = following is not None and not following.marker
    return listed and plain and short and prose


def ends_section(
    block: Block,
    paragraph: Paragraph,
    following: Paragraph | None,
    place: tuple[str, int, bool],
) -> bool:
    """Say whether an unknown heading stands beside a block's open section, and so ends it.

    ``place`` is the section's number, its level, and whether anything was told before the block.
    """
    number, level, begun = place
    if not block.parts[-1].kind:
        return False
    if number and is_over(paragraph, following):
        return True
    if begins_chapter(paragraph) and is_apart(paragraph) and not block.title:
        return True  # "Section 4: Banking" behind "Section 3: Authorisation"
    alike = block.parts[-1].title.isupper() and paragraph.text.isupper()
    if alike and is_apart(paragraph) and paragraph.text[-1:].isalpha():
        return True  # "STANDARDS" behind "AUTHORITY AND LIMITS"
    before = block.title or block.fields or begun
    opening = not before and len(block.parts) == 1 and not block.parts[0].content
    if is_beside(paragraph, number, following, opening=opening):
        return True
    asks = paragraph.text.endswith("?")  # "### Who do I call?"
    # What "Members must not:" opens in running text ends with the chapter it stands in.
    over = paragraph.level <= (level or paragraph.level)
    return paragraph.level > 0 and over and (asks or heading_like(paragraph))


def is_apart(paragraph: Paragraph) -> bool:
    """Say whether a line stands alone as a heading ("Quorum" behind "Secretary")."""
    return (
        (paragraph.parted or paragraph.level > 0)
        and not paragraph.marker
        and heading_like(paragraph)
    )


def _is_heading(paragraph: Paragraph) -> bool:
    """Say whether a numbered line is a heading; one without a stop behind its number may be longer."""
    if heading_like(paragraph):
        return True
    return not paragraph.marker and _is_short(words(paragraph.text)[1:])


def _is_short(run: tuple[Word, ...]) -> bool:
    """Say whether some words can be a heading in small letters ("Roles of the officers")."""
    short = 0 < len(run) <= _LONGEST and all(w.is_word or w.low in {"&", ",", "'"} for w in run)
    verb = verb_at(run, 0) if run else None
    return short and (verb is None or verb.shape == "ing")
