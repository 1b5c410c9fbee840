"""Whether lines can be the labels of a table's columns, and others the cells of one of its rows."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rolegraph.extraction.tables.cells.cells import (
    is_empty,
    is_everybody,
    is_tick,
    is_title,
    is_unit,
    is_unlimited,
    kind_in,
    names,
    without_notes,
)
from rolegraph.extraction.tables.cells.headers import POWERS, is_chinese, role
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.objects import without_limit
from rolegraph.extraction.tables.cells.ranges import is_band, is_bound
from rolegraph.extraction.tables.cells.wording import others, own_end, own_kind
from rolegraph.extraction.tables.grids.fitting import (
    SUBJECTS,
    heads,
    is_counted,
    is_counter,
    is_whole,
    stands,
    width,
)
from rolegraph.extraction.tables.grids.rowing import subject_of
from rolegraph.reading import Cell
from rolegraph.reading.passages import whole

_LONGEST_GROUP, _LONGEST_CELL, _SHORTEST = 40, 80, 3
#: Columns whose cells say what only words can.
_TOLD = frozenset(("duty", "authority", "prohibition", "qualification", "purpose"))
#: What only lists of positions say of each.
_OF_POSITIONS = ("superior", "functional", "subordinates", "headcount", "duty", "position")
#: An item that another stands before, or behind: the cell has several lines.
_FURTHER, _FIRST = re.compile(r"[（(]?(?:[2-9]|1\d)[)）.、．]"), re.compile(r"[（(]?1[)）.、．]")
_SENTENCE = re.compile(r"[。；;！?？!]|[.,，:：]$")
_NUMBERED = re.compile("[（(]?[一二三四五六七八九十]+[)）、.．]")
_ARROW = re.compile("[→➔➜⇒]")
_NUMERALS = "一二三四五六七八九十"
_REMEMBERED = 8_192
_Cells = Sequence[Cell]


def is_header(header: _Cells, *, whole: bool) -> bool:
    """Say whether lines are labels of columns, and none of them a cell; ``whole`` asks that all are known."""
    said = [cell.text for cell in header]
    roles = [role(words) for words in said]
    known = sum(map(heads, said))
    bands, titles = (
        sum(map(is_band, said)),
        any(is_title(w) or is_unit(w) for w in said if not role(w)),
    )
    kinds = any(kind_in(words) for words in said)
    cells = any(is_tick(w) or is_counted(w) or _NUMBERED.match(w) for w in said)
    cells = cells or not heads(said[-1])
    listed = any(found in _OF_POSITIONS for found in roles)
    if (
        cells
        or len(set(said)) < len(said)
        or roles.count("position") > 1
        or bands == 1
        or (titles and (kinds or listed))
    ):
        return False
    if not any(found in (*SUBJECTS, "step") for found in roles[:3]):
        return False
    return known == len(said) if whole else (2 * known >= len(said) or ranks(header))


def fits_columns(columns: Sequence[_Cells]) -> bool:
    """Say whether cells that stand one below the other are columns: each fits below its first."""
    header = [column[0] for column in columns]
    said = tuple(cell.text for cell in header)
    if not is_header(header, whole=True) or goes_on(header, [columns[0][1]]):
        return False
    below = list(zip(*columns, strict=True))[1:]
    rows = [tuple(cell.text for cell in row) for row in below]
    return all(misfits(said, row, frozenset()) == 0 for row in rows)


def tells_much(header: _Cells) -> bool:
    """Say whether several columns hold what takes sentences, each on lines of its own."""
    return sum(role(cell.text) in _TOLD for cell in header) > 1


def ranks(header: _Cells) -> bool:
    """Say whether the rows below are positions, whose titles tell them from others."""
    return role(header[0].text) == "position"


def goes_on(header: _Cells, cells: _Cells) -> bool:
    """Say whether the line below a header is more of it, or was a cell of the first row above."""
    below = [cell.text for cell in cells[: len(header)] if cell.text]
    words = below[0] if below else ""
    if ranks(header):
        return not is_title(words)
    labels = [said for said in below if role(said) and not kind_in(said)]
    named = any(is_title(cell.text) or is_unit(cell.text) for cell in header)
    limited = role(header[0].text) == "limit"
    bounded = is_band(words) and not is_bound(words)  # 药剂采购（5万元以下） is a matter
    more = (
        heads(words)
        and not (kind_in(words) or bounded)
        and (named or not is_unit(words))
        and not limited
    )
    return len(labels) > 1 or more


@lru_cache(maxsize=_REMEMBERED)
def misfits(header: tuple[str, ...], words: tuple[str, ...], usual: frozenset[str]) -> int | None:
    """Return how many cells of a whole row say what is not known to stand in their columns.

    None where the row says nothing, or half of it cannot stand there. ``usual`` are words that cells of the
    table say again and again, as no matter is.
    """
    subject = _subject(header)
    said = [n for n, one in enumerate(words) if one]
    if not any(n > subject for n in said) or not _can_stand(header, subject, words[subject]):
        return None
    if subject not in said and len(said) < len(header) - subject - 1:
        return None
    doubted = [
        n for n in said if n != subject and (words[n] not in usual or is_counter(header[n]))
    ]
    strange = [
        n
        for n in doubted
        if not (_can_stand(header, n, words[n]) and _is_plain(header, n, words[n]))
    ]
    barred = any(
        is_counter(header[n]) or width(words[n]) > _LONGEST_GROUP or _NUMBERED.match(words[n])
        for n in strange
    )
    return None if barred or 2 * len(strange) >= len(said) else len(strange)


@lru_cache(maxsize=_REMEMBERED)
def ways(header: tuple[str, ...], words: tuple[str, ...]) -> list[tuple[int, ...]]:
    """Return the ways in which the cells of a row can stand in columns from left to right, two at most."""
    found: list[tuple[int, ...]] = []
    subject = _subject(header)
    # A row says who acts or how, where any column does.
    acting = [n for n in range(subject + 1, len(header)) if _acts(header, n)]

    def place(here: int, column: int, taken: tuple[int, ...]) -> None:
        if len(found) > 1:
            return
        if here == len(words):
            told = not acting or any(n in acting for n in taken)
            if told and _says(len(header), subject, is_counter(header[0]), taken):
                found.append(taken)
            return
        for number in range(column, len(header) - len(words) + here + 1):
            if here and is_counter(header[0]) and _follows(words[0], words[here]):
                return
            if _can_stand(header, number, words[here]) and _is_plain(header, number, words[here]):
                place(here + 1, number + 1, (*taken, number))

    place(0, 0, ())
    return found


def _acts(header: tuple[str, ...], number: int) -> bool:
    """Say whether a column holds who acts on a matter or how, be it as a chain."""
    named = role(header[number])
    return named == "chain" or (_closed(header)[number] and named != "limit")


def _follows(one: str, other: str) -> bool:
    """Say whether two numbers of rows come one behind the other."""
    if one in _NUMERALS and other in _NUMERALS:
        return _NUMERALS.index(other) == _NUMERALS.index(one) + 1
    return one.isdigit() and other.isdigit() and int(other) == int(one) + 1


def _says(count: int, subject: int, counted: bool, taken: tuple[int, ...]) -> bool:
    """Say whether a row says something: of a matter, or of the one above in every column behind it."""
    behind = [n for n in taken if n > subject]
    if subject in taken:
        return bool(behind) and (not counted or 0 in taken)
    return len(behind) == count - subject - 1 and not any(n < subject for n in taken)


@lru_cache(maxsize=_REMEMBERED)
def _closed(header: tuple[str, ...]) -> tuple[bool, ...]:
    """Say of each column whether its cells say who acts and how: behind the first one, unknown ones too."""
    acts, found = False, []
    for said in header:
        known = bool(role(said)) or heads(said)
        closed = is_whole(Cell(0, len(said), said), "") is not None
        acts = acts or (closed and not is_counter(said))
        found.append(closed or (acts and not known))
    return tuple(found)


def _can_stand(header: tuple[str, ...], number: int, words: str) -> bool:
    """Say whether a line can be a cell below a header."""
    if not words:
        return True
    if is_counter(header[number]) or words.startswith("#"):
        return is_counter(header[number]) and is_counted(words)
    if kind_in(words) and kind_in(header[number]):
        return False  # 审批 below 审核
    head = Cell(0, len(header[number]), header[number])
    announced = role(head.text)
    subject = number == _subject(header)
    if subject and announced == "position":
        return is_title(words)
    if _closed(header)[number] and not subject:
        plain = without_notes(words).strip() or words
        rest = "" if figure(plain) is None else without_limit(plain)[0]
        known = rest in ("", plain) or bool(kind_in(rest) or is_tick(rest))
        fits = known and width(plain) <= _LONGEST_CELL and not _SENTENCE.search(plain)
        return _is_clause(words) or (fits and bool(is_whole(head, plain) or stands(head, plain)))
    if announced in _TOLD:
        return not _FURTHER.match(words) and not (_FIRST.match(words) and "2" not in words)
    if not announced and ranks([Cell(0, 0, header[0])]):
        return width(words) <= _LONGEST_CELL and not is_title(words)
    return _is_free(announced, subject, words)


def _is_free(announced: str, subject: bool, words: str) -> bool:
    """Say whether words can stand in a column that holds none of who acts or how: a matter, a condition."""
    told = kind_in(words) or is_tick(words) or (is_title(words) and announced != "position")
    if told or width(words) > _LONGEST_CELL:
        return False
    if subject and (
        _ARROW.search(words) or is_empty(words) or is_counted(words) or width(words) < _SHORTEST
    ):
        return False
    bare = figure(words) is not None and without_limit(words)[0] in ("", words)
    return announced != "matter" or not bare


@lru_cache(maxsize=_REMEMBERED)
def _subject(header: tuple[str, ...]) -> int:
    return subject_of([Cell(0, len(said), said) for said in header])


def _is_plain(header: tuple[str, ...], number: int, words: str) -> bool:
    """Say whether a cell below who acts can be no matter of the next row: a title, a kind, a figure.

    设备报废 ends in a deed as 总经理决定 does; HR may be a group of matters.
    """
    announced = role(header[number])
    if number == _subject(header) or not (_closed(header)[number] or announced == "escalation"):
        return True
    plain = without_notes(words).strip() or words
    if is_counter(header[number]) or is_empty(plain) or is_unlimited(plain) or kind_in(plain):
        return True
    if is_tick(plain) or figure(plain) is not None or own_kind(whole(words)):
        return True
    if any(others(whole(words))):
        return True
    named = all(
        is_title(one) or is_everybody(one) or (is_unit(one) and is_chinese(one))
        for one in names(plain)
    )
    return named or role(plain) in POWERS


def _is_clause(words: str) -> bool:
    place = whole(words)
    return bool(own_kind(place) or own_end(words) or any(others(place)))


def bounds_matter(header: _Cells, own: _Cells, columns: Sequence[int]) -> bool:
    """Say whether a figure behind a matter may be its bound, as no other cell of the row is one."""
    behind = [(c, n) for c, n in zip(own, columns, strict=True) if n > subject_of(header)]
    figures = [figure(cell.text) is not None for cell, _ in behind]
    meant = bool(behind) and role(header[behind[0][1]].text) == "limit"
    return len(figures) > 1 and figures[0] and not any(figures[1:]) and not meant
