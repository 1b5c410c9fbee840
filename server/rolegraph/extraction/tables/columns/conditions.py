"""When the power that a cell gives holds: 总经理（超预算时）, "Site Director if two units are concerned"."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.tables.cells.cases import is_case
from rolegraph.extraction.tables.cells.headers import Column, is_chinese
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.columns.heads import names_holder
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.reading import Passage
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

_BRACKET = re.compile(r"[（(]([^（）()]+)[)）]\s*$")
#: 主管以下, 经理级（含）以上: of whom a matter is.
_GRADE = re.compile(
    f"(?=.*{HAN}){HAN}{{2,8}}(?:级|[（(]含[)）])*(?:及其?|或)?以[上下](?:人员|员工|岗位)?"
)
#: Who else decides is no condition alone.
_ASKED = re.compile(r"\b(?:approval|consent|sign-?off|endorsement)\b", re.I)
_DECIDED = re.compile("审批|批准|审核|核准|审定|同意")
#: Between whom a cell lists.
_NEXT = re.compile(r"\s*[;,]\s*(?:(?:and|or)\s+)?(?=[A-Z])|\s+(?:and|or)\s+(?=[A-Z])")


@cache
def _case() -> re.Pattern[str]:
    begins, ends = (either(entries("cells")[name]) for name in ("case_begins", "case_ends"))
    return re.compile(rf"{begins}.*|.*{ends}")


@cache
def _noted() -> re.Pattern[str]:
    begins, ends = (either(entries("cells")[name]) for name in ("noted_begins", "noted_ends"))
    return re.compile(rf"{begins}(?![a-z]).*|.*(?<![a-z]){ends}", re.I | re.DOTALL)


def says_when(remark: str) -> bool:
    """Say whether a remark on a row says when its power holds: "Within budget", 须附三家报价.

    So does one that names whose approval it asks for; a Chinese one that names who decides is read by itself.
    """
    told = _noted().fullmatch(remark.strip(" .。")) or _ASKED.search(remark)
    return told is not None and not _DECIDED.search(remark)


def case_in(words_of: str) -> str:
    """Return the case that stands in brackets behind what a cell says, "" where they say another thing.

    An amount bounds, a name or a grade says whose it is.
    """
    found = _BRACKET.search(words_of)
    inside = found[1].strip() if found else ""
    if not inside or figure(inside) is not None:
        return ""
    if is_chinese(inside):
        told = _case().fullmatch(inside) or _GRADE.fullmatch(inside)
        return inside if told else ""
    run = words(inside)
    return inside if run and phrases("conditions").at(run, 0) else ""


def case_over(shape: Shape, column: Column) -> str:
    """Return the case of a title's column that stands beside its header (预算外), or ""."""
    number = column.number
    beside = shape.upper[number] if number < len(shape.upper) else None
    told = beside is not None and beside != shape.header[number] and is_case(beside.text)
    return beside.text.strip() if beside and told else ""


def by_case(place: Passage) -> Iterator[tuple[Passage, str]]:
    """Yield whom a cell names with the case in which they act, all of them with "" where it gives none."""
    parts = list(_listed(place))
    if any(case for _, case in parts) and all(names_holder(who.text) for who, _ in parts):
        yield from parts
    else:
        yield place, case_in(place.text)


def _listed(place: Passage) -> Iterator[tuple[Passage, str]]:
    """Yield the parts of an English cell, each before its own "if …" and that."""
    if is_chinese(place.text):
        return
    at = 0
    for start, end in [*(m.span() for m in _NEXT.finditer(place.text)), (len(place.text),) * 2]:
        part = place.cut(at, start).strip()
        at = end
        run = words(part.text)
        hit = phrases("conditions").first(run, 1) if len(run) > 1 else None
        cut = run[hit.start].start if hit else len(part.text)
        yield part.cut(0, cut).strip(" ,("), part.text[cut:].strip(" )")
