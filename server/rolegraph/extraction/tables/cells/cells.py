"""Cells as evidence, as lists of titles and as statements of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from rolegraph.extraction.english.wording.titles import is_title as is_english_title
from rolegraph.extraction.evidence import evidence_at
from rolegraph.extraction.structure.names.titles import parse as chinese_title
from rolegraph.extraction.structure.names.units import is_unit as is_chinese_unit
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.model import Evidence
from rolegraph.reading import Cell, Document, Passage
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.passages import joined

_PARTS = re.compile(
    rf"[、,，;；\n/／+＋]|(?<![A-Z])&|&(?![A-Z])|(?:^|\s)[-•·●]\s+(?={HAN})|\s+and\s+|\s+or\s+|(?<={HAN})(?:和|与|及|或|联同|连同|会同|偕同)(?={HAN})"
)
_NOTES = re.compile(r"[（(][^）)]*[）)]")
#: 审核①, ②审核, 2审核
_STEP = re.compile(
    rf"\s*(?:[①-⑳]|(?<={HAN})[（(]?\d[)）]?)\s*$"
    rf"|^\s*(?:[①-⑳]|[（(]?\d[)）.、]?(?={HAN}))"
)
_COUNT = re.compile(r"\s*(?:\d+\s*(?:名|人|位|x|×))\s*")
#: 12 pickers, two forklift drivers
_COUNTED = re.compile(
    r"^(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?=[a-z])", re.I
)
#: CFO and CEO jointly
#: What begins no title but a remark on one ("Any buyer, with written consent of the manager").
_ASIDE = re.compile(r"(?:with|without|subject to|if|where|when|under|up to)\s", re.I)
#: "Must be agreed by a Director", "Approved by the Board", "Any Director", "Either the Clerk or the Chair"
_ASKED = re.compile(
    r"^(?:(?:must|should|shall|to|needs? to|has to|have to) be |(?:is|are) )?"
    r"(?:agreed|approved|authori[sz]ed|signed off|cleared|sanctioned|decided) by "
    r"(?=(?-i:[A-Z])|the |an? |any |either )"
    r"|^(?:the|an?|any|either|both) (?=(?-i:[A-Z])|the |an? )",
    re.I,
)
#: "Tier 2 – General Managers"
_LEVELLED = re.compile(
    r"^(?:tier|level|grade|band|category|group) \w{1,3}\s*[–—:-]\s*(?=\w)", re.I
)
#: Letters of the longest short form of a title (FM, CFOO).
_ACRONYM = 4
#: 第四层 承办人
_LAYERED = re.compile(f"^第[一二三四五六1-6][层级]\\s*(?={HAN})")
_WITH = re.compile(r"([^,;/]+?)(?:,? (?:together|jointly))? with (?:the )?([A-Z][^,;/]+)")
#: "Manager approval", "CFO sign-off required"
_APPROVAL = re.compile(
    r"(?<=\w) (?:(?:pre-?)?approval|authori[sz]ation|sign-?off)(?: (?:is )?(?:required|needed))?$",
    re.I,
)
_TOGETHER = re.compile(r"\s+(?:acting )?(?:jointly|together)$", re.I)
#: 业务经理、财务经理联签
_BOTH = re.compile(
    "(?:双人|双方|共同|联合|一并)?(?:双签|联签|共同签[字批]|联合签[字批]|共同审批|联合审批)$"
)
#: 各部门经理, 各级负责人
_EACH = re.compile(f"^各级?(?={HAN}{{3}})")
_ACTING_UNIT = re.compile(f"{HAN}{{2,4}}(?:部门|单位|科室)")
_HELD = re.compile(rf"(?:[只仅]?有|具有|享有|拥有)(?P<kind>{HAN}{{1,6}})权[限力]?")

#: What parts a cell's first statement from the next one; not the two ends of a range.
_ADDED = re.compile(r"(?:\s[–—-]\s+|[,;:.]\s+|\s*\()(?=[A-Za-z])")


def evidence(document: Document, *cells: Cell) -> tuple[Evidence, ...]:
    """Return the evidence of cells, each once, with sheet and cell where it has them."""
    found = {(c.start, c.end): c for c in cells if c.text}
    return tuple(
        evidence_at(document, *span, c.reference.strip(":"))
        for c in found.values()
        for span in c.spans
    )


def row_evidence(
    document: Document, row: Iterable[Cell], others: Iterable[Cell] = ()
) -> tuple[Evidence, ...]:
    """Return the evidence of cells that say something together.

    Cells of one row are one quote, from the first to the last; a cell merged over several rows,
    and ``others`` such as a column's header, stand by themselves.
    """
    cells = sorted({(c.start, c.end): c for c in row if c.text}.values(), key=lambda c: c.start)
    start, end = cells[0].start, max(c.end for c in cells)
    if "\n" in document.text[start:end] or any(c.further for c in cells):
        return evidence(document, *cells, *others)
    first, last = cells[0].reference, cells[-1].reference
    reference = first if first == last else f"{first}:{last.rpartition('!')[2]}"
    every = {(e.start, e.end): e for e in evidence(document, *others)}
    return tuple(
        {(start, end): evidence_at(document, start, end, reference.strip(":")), **every}.values()
    )


def passage(document: Document, cell: Cell) -> Passage:
    """Return a cell as it is read: repaired, Simplified, its lines in one."""
    lines = [document.passage(*span).strip() for span in cell.spans]
    return joined(list(_in_one(lines))) if cell.further else lines[0]


def _in_one(lines: list[Passage]) -> Iterator[Passage]:
    """Yield the lines of a cell, with a blank between two where their script writes one."""
    blank = not any(is_chinese(line.text) for line in lines)
    yield lines[0]
    for before, line in pairwise(lines):
        if blank and before.text and line.text:
            at = before.span[1]
            yield Passage(" ", (at,), (at,))
        yield line


def text(document: Document, cell: Cell) -> str:
    """Return the readable text of a cell in one line."""
    return re.sub(r"\s+", " ", passage(document, cell).text).strip()


def is_empty(words: str) -> bool:
    """Say whether a cell says nothing (—, n/a, 无)."""
    return words.strip().lower() in _group("empty")


def is_denied(words: str) -> bool:
    """Say whether a limit denies the power itself (none, 无; "No authority – recommend only")."""
    return parts_of(words)[0].lower() in _group("denied")


def parts_of(words: str) -> list[str]:
    """Return what a cell says first and what it adds in words behind a dash, stop or bracket."""
    return [part.strip(" ).") for part in _ADDED.split(words.strip())]


def is_unlimited(words: str) -> bool:
    """Say whether a cell says that there is no limit (不限)."""
    return words.strip().lower() in _group("unlimited")


def is_tick(words: str) -> bool:
    """Say whether a cell only says yes (√, ●, x)."""
    return words.strip().lower() in _group("ticks")


def kind_in(words: str) -> str:
    """Return the kind of authority that a cell names as a whole, its step left out (审核①), or ""."""
    plain = re.sub(r"\s+", " ", _STEP.sub("", words)).strip(" 。.;；").lower()
    if (held := _HELD.fullmatch(plain)) and plain not in _kinds():
        # 有审批权 says 审批.
        plain = held["kind"]
    return _kinds().get(plain, "")


def is_title(text: str) -> bool:
    """Say whether a cell holds one position's title, Chinese or English."""
    plain = " ".join(text.split())
    if not is_chinese(plain):
        return is_english_title(plain)
    # 经理级 is whoever has that rank.
    return chinese_title(plain.removesuffix("级")) is not None


def is_one_title(text: str) -> bool:
    """Say whether a cell holds the title of one position, and lists no several."""
    return is_title(text) and len(names(text)) == 1


def are_titles(said: Iterable[str]) -> bool:
    """Say whether all that cells list is titles."""
    return all(is_title(name) for words in said for name in names(words))


def is_unit(name: str) -> bool:
    """Say whether a name in a cell is a unit's and no position's.

    In a table whichever unit a matter is of (业务部门, 主管部门) is one of those that act on it.
    """
    english = name.lower().endswith(tuple(entries("cells")["units_end"]))
    acting = _ACTING_UNIT.fullmatch(name) is not None and not is_everybody(name)
    return (is_chinese_unit(name) or english or acting) and not is_title(name)


def is_collective(name: str) -> bool:
    """Say whether a name is of those who act together, and is no plural of a post (Governors)."""
    return name.strip().lower() in _group("bodies")


def is_department(name: str) -> bool:
    """Say whether a name among those who act is a department's in short (Finance, HR)."""
    return name.strip().lower() in _group("departments")


@cache
def _everybody() -> re.Pattern[str]:
    lists = (either(entries("cells")[name]) for name in ("whichever", "of_sort", "many"))
    every, sort, many = lists
    return re.compile(f"{every}{sort}?{many}(?:及人员)?")


def is_everybody(name: str) -> bool:
    """Say whether a cell's word is for whoever it may be, and names nobody (各部门, Anyone)."""
    plain = name.strip().lower()
    return plain in _group("everybody") or _everybody().fullmatch(plain) is not None


def without_notes(words: str) -> str:
    """Return words without the notes in brackets in and behind them: 审核（一级）."""
    return _NOTES.sub("", words)


def names(words: str) -> list[str]:
    """Return the titles that a cell lists; notes in brackets and numbers of holders left out."""
    plain = _LAYERED.sub("", _BOTH.sub("", _COUNT.sub(" ", without_notes(words)).strip()))
    whole = " ".join(plain.split())
    if whole.endswith("委员会") and is_chinese_unit(whole):
        return [whole]  # 薪酬与考核委员会
    parts = [" ".join(p.split()).strip(" 。.") for p in _PARTS.split(plain)]
    parts = [
        _APPROVAL.sub(
            "", _TOGETHER.sub("", _COUNTED.sub("", _LAYERED.sub("", _LEVELLED.sub("", _bare(p)))))
        )
        for p in parts
        if p and not is_empty(p) and not _ASIDE.match(p) and p.lower() not in _group("stand_ins")
    ]
    parts = [_EACH.sub("", p) if chinese_title(_EACH.sub("", p)) else p for p in parts]
    if two := _WITH.fullmatch(whole):
        # "Regional Manager with HR Manager" names two; "Clerk with written consent" one.
        both = [_bare(part) for part in two.groups()]
        if all(map(is_english_title, both)):
            return both
    if not is_chinese(whole) and is_english_title(whole) and not _are_listed(parts):
        return [whole]
    return list(dict.fromkeys(parts))


def _bare(words: str) -> str:
    """Return whom a part of a cell names without "Must be agreed by a", "Any" before."""
    bare = _ASKED.sub("", words) if words[:1].isascii() else words
    return bare if bare == words else _bare(bare)


def _are_listed(parts: Sequence[str]) -> bool:
    """Say whether English parts are titles of several: FM, Treasurer, but not Manager, HR."""
    short = (p.isalpha() and p.isupper() and len(p) <= _ACRONYM for p in parts)
    named = all(one or is_english_title(p) for p, one in zip(parts, short, strict=True))
    return named and bool(parts) and is_english_title(parts[-1])


def said_in(number: int, rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Return what the cells of a column say, those left out that say nothing (—, n/a, 无)."""
    cells = (row[number].text.strip() for row in rows if number < len(row))
    return [words for words in cells if not is_empty(words)]


def distinct(row: Iterable[Cell]) -> list[Cell]:
    """Return the cells of a row without repetitions of merged ones and without empty ones."""
    found: dict[tuple[int, int], Cell] = {}
    for cell in row:
        if cell.text.strip():
            found.setdefault((cell.start, cell.end), cell)
    return list(found.values())


def kind_words() -> Iterable[str]:
    """Return the words of cells that name a kind of authority."""
    return _kinds().keys()


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(e.lower() for e in entries("cells")[name])


@cache
def _kinds() -> dict[str, str]:
    lists = entries("cells")["kinds"].items()
    return {word.lower(): kind for kind, several in lists for word in several}
