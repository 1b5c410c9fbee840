"""Header rows: two that are one header, and what is no header at all."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rolegraph.extraction.structure.names.titles import is_office
from rolegraph.extraction.tables.cells.cases import is_case
from rolegraph.extraction.tables.cells.cells import (
    are_titles,
    distinct,
    is_department,
    is_title,
    is_unit,
    kind_in,
    names,
    said_in,
)
from rolegraph.extraction.tables.cells.deeds import tell_deeds
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    TURN,
    amounts_of,
    role,
    speaks_of,
)
from rolegraph.extraction.tables.cells.lettered import letter_of
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.ranges import is_bound
from rolegraph.extraction.tables.columns.joint_heads import joined, joint_of, under_labels
from rolegraph.reading import Cell

_Row = tuple[Cell, ...]
_FEWEST = 2
#: 区域财务 among six titles is somebody too.
_MOST = 0.8
#: A table of responsibilities names who does a step and who answers for it.
_RESPONSIBLE = "RA"
#: Columns of a table in which one cell over all but the first is no matter of its own.
_WIDE = 3
#: What a label over several matters ends in (采购类 above 食材采购).
_GROUP = re.compile("(?:类|事项|业务)$")
_REFERENCE = re.compile(r"[A-Z]{0,2}\d{0,2}(?:\.\d{1,2})*[.)]?")
_POWER = re.compile(
    r"\bauthority\s*$|^\s*(?:power |delegation )?holders?\s*$|[定批签]权限?\s*$", re.I
)
_DELEGATED = re.compile("delegated|delegate$|被?授权|受权", re.I)
_SIGNING = re.compile(r"\bsign|签", re.I)
#: A header that says in words which of these a column names.
_NAMED = {"sign": "signed by", "approve": "approved by", "decide": "decided by"}
#: A header that says in words that its column counts who acts.
_NEXT = "第一关"
#: A header that says in words what rows are about.
_MATTER = "Matter"
_TURN = re.compile(
    "第?[一二三四五六1-6][级层轮审]|(?:1st|2nd|3rd|4th|first|second|third|fourth|final) level"
    "|(?:approval |sign-?off )?(?:level|stage) [1-6]",
    re.I,
)
_LEVEL = re.compile("第?[一二三四五六1-6][级层]|(?:tier|level|layer) [1-6]", re.I)
_NUMBER = re.compile(r"[（(]?\d{1,3}[)）.、．]?")


def is_numbered(row: _Row) -> bool:
    """Say whether a row begins with its number, as rows below a header do."""
    return bool(row) and bool(_NUMBER.fullmatch(row[0].text.strip()))


def is_group(row: _Row) -> bool:
    """Say whether a row is a reference ("A", "2.") and one cell over all other columns: it groups rows."""
    places = {(cell.start, cell.end) for cell in row[1:]}
    numbered = bool(row) and bool(_REFERENCE.fullmatch(row[0].text.strip()))
    return numbered and len(row) > _WIDE and len(places) == 1 and bool(row[1].text.strip())


def header_at(rows: Sequence[_Row], number: int) -> tuple[_Row, _Row, Sequence[_Row]]:
    """Return the header that begins with a row, the labels above it, and the rows below."""
    row, below = rows[number], rows[number + 1 :]
    if cased := titles_over_cases(row, below):
        return (*cased, below[1:])
    levelled = bool(below) and _only_levels(row, below[0])
    if levelled and (both := composed(row, below[1:])):
        return both, row, below[2:]
    if both := composed(row, below):
        return both, row, below[1:]
    above = rows[number - 1] if number and len(distinct(rows[number - 1])) > 1 else ()
    return row, above, below


def _only_levels(upper: _Row, lower: _Row) -> bool:
    """Say whether a row only numbers the levels that the row below names (第四层 above 承办人)."""
    told = [cell.text.strip() for cell in lower if cell.text.strip() and cell not in upper]
    return len(told) >= _FEWEST and all(_LEVEL.fullmatch(words) for words in told)


def titles_over_cases(upper: _Row, below: Sequence[_Row]) -> tuple[_Row, _Row] | None:
    """Return a header of titles and the cases below them (部门经理 above 预算内 and 预算外), or None.

    A title stands over the blanks behind it.
    """
    lower = below[0] if below else ()
    under = [n for n in range(min(len(upper), len(lower))) if is_case(lower[n].text)]
    told = [n for n, cell in enumerate(lower) if cell.text.strip() and cell not in upper]
    if len(under) < _FEWEST or under != told or not upper[under[0]].text.strip():
        return None
    over = {n: max(m for m in range(n + 1) if upper[m].text.strip()) for n in under}
    if len(set(over.values())) == len(under) and not repeats_merged(upper):
        return None
    if not all(names_holder(upper[m].text) for m in over.values()):
        return None
    if _are_turns([lower[n].text for n in under], [upper[m].text for m in over.values()]):
        return None
    header = tuple(upper[over.get(n, n)] for n in range(len(upper)))
    return header, tuple(lower[n] if n in over else cell for n, cell in enumerate(header))


def composed(upper: _Row, below: Sequence[_Row]) -> _Row | None:
    """Return the header that a row makes with the one below it, None where it makes none.

    The lower row names who acts (承办人, 课长) under one label of the upper one (权责划分), which
    labels the other columns itself: 单位 | 工作项目 | 权责划分 above blanks and titles. Or it counts who acts
    so (一级, 二级), gives ranges of amounts, or says what amounts count for (单笔, 每日累计) below matters.
    """
    lower = below[0] if below else ()
    width = min(len(upper), len(lower))
    under = [n for n in range(width) if lower[n].text.strip() and lower[n] != upper[n]]
    rest = [n for n in range(width) if n not in under]
    groups = {(c.start, c.end) for n in under if (c := upper[n]).text.strip()}
    if len(under) < _FEWEST or not groups or len(groups) == len(under):
        return None
    below_them = [lower[n].text for n in under]
    turns = _are_turns(below_them, [upper[n].text for n in under])
    if not turns and (joint := joint_of(below_them)):
        pairs = zip(upper, lower, strict=False)
        both = (joined(u, c, joint) if n in under else u for n, (u, c) in enumerate(pairs))
        return (*both, *upper[width:])
    posts = bool(rest) and not rest[0] and are_titles(said_in(0, below[1:]))
    if posts and not turns and not any(map(names_holder, below_them)):
        return under_labels(upper, lower, under)
    named = sum(map(names_holder, below_them)) >= _MOST * len(under)
    told = turns or named or all(map(is_bound, below_them))
    if not told or not any(role(upper[n].text) for n in rest):
        return None
    return tuple(lower[n] if n in under else upper[n] for n in range(width)) + upper[width:]


def is_split(row: _Row, upper: _Row) -> bool:
    """Say whether a header stands below labels over several of its cells, and is not read with them.

    One that only groups matters (采购类 above 食材采购 and 设备采购) says nothing that these do not.
    """
    apart = repeats_merged(upper) and not any(cell.further for cell in row)
    pairs = [
        (u.text, c.text) for u, c in zip(upper, row, strict=False) if u != c and u.text.strip()
    ]
    words = [cell.text.strip() for cell in row if cell.text.strip()]
    return apart and (len(set(words)) < len(words) or not _only_group(pairs))


def _only_group(pairs: Sequence[tuple[str, str]]) -> bool:
    """Say whether labels name sorts of matters, each told again by one below it or by its own last word."""
    told = {label for label, below in pairs if _GROUP.sub("", label) in below}
    return all(label in told or _GROUP.search(label) for label, _ in pairs)


def repeats_merged(row: _Row) -> bool:
    """Say whether a row repeats merged cells, as the upper of two header rows does."""
    return len(distinct(row)) < len([c for c in row if c.text.strip()])


def names_holder(words: str) -> bool:
    """Say whether a cell names who may act: a title, a unit or a body, whoever asks (经办人)."""
    parts = names(words)
    return bool(parts) and all(map(_names_one, parts))


def _names_one(word: str) -> bool:
    named = is_title(word) or is_unit(word) or is_department(word)
    return named or is_office(word) or role(word) in POWERS


def counts_turn(header: str) -> bool:
    """Say whether a header says no more than which of several acts: 一级, 二审, "Level 2", "Final level"."""
    return role(header) == TURN or _TURN.fullmatch(" ".join(header.split())) is not None


def _are_turns(lower: Sequence[str], upper: Sequence[str]) -> bool:
    """Say whether headers count who acts: 一级 below 审批层级, which is a case below 风险."""
    acts = [role(words) in POWERS for words in upper if words.strip()]
    return bool(acts) and all(acts) and all(map(counts_turn, lower))


def counting(row: _Row, below: Sequence[_Row]) -> _Row:
    """Return a header whose columns that count who acts, above names, are headed as turns."""
    found = [n for n, cell in enumerate(row) if counts_turn(cell.text)]
    if len(found) < _FEWEST or not hold_names(found, below):
        return row
    return tuple(replace(c, text=_NEXT) if n in found else c for n, c in enumerate(row))


def of_matters(row: _Row, below: Sequence[_Row]) -> _Row:
    """Return a header whose first word, elsewhere one of who acts, is above what they act on ("Request")."""
    roles = [role(cell.text) for cell in row]
    acting = {*POWERS, TURN} & set(roles[1:])
    if not acting or roles[0] not in POWERS or set(roles) & {"matter", "step", "position"}:
        return row
    named = any(map(names_holder, said_in(0, below)))
    return row if named else (replace(row[0], text=_MATTER), *row[1:])


def first_matter(row: _Row) -> _Row:
    """Return a header whose first word ("Action") heads what is acted on, and kinds of power elsewhere."""
    first = row and row[0].text.strip().lower() in entries("cells")["first_matters"]
    return (replace(row[0], text=_MATTER), *row[1:]) if first else row


def is_assigned(row: _Row, below: Sequence[_Row]) -> bool:
    """Say whether headers are the letters of responsibility in words, above names, beside a step's."""
    letters = {n: letter for n, cell in enumerate(row) if (letter := letter_of(cell.text))}
    whole = set(_RESPONSIBLE) <= set(letters.values()) and 0 not in letters
    return whole and hold_names(tuple(letters), below)


def naming(row: _Row, below: Sequence[_Row], captions: Sequence[str]) -> _Row:
    """Return a header whose column of powers names who has them as one that says who decides.

    "Authority" above "Board" and "Director + HR Manager" beside a matter: to approve where the header or
    the line over it says so, to decide where nothing does.
    """
    roles = [role(cell.text) for cell in row]
    about = "matter" in roles or any(amounts_of(c.text) not in {"", c.text.strip()} for c in row)
    delegates = _delegates(row, roles, below)
    posts = roles.count("position") - len(delegates)
    if not about or posts or set(roles) & {*POWERS, TURN, "chain", "doer", "kind"}:
        return row
    powers = [n for n, c in enumerate(row) if roles[n] == "authority" or _POWER.search(c.text)]
    heads = delegates or powers
    named = [n for n in heads if hold_names((n,), below)]
    found = [n for n in named if not any(map(kind_in, said_in(n, below)))]
    if len(found) != 1:
        return row
    (at,) = found
    said = f"{row[at].text} {' '.join(captions)}"
    word = "sign" if _SIGNING.search(row[at].text) else _granted(said)
    if word == "decide" and _says_more(row, at):
        return row
    head = _NAMED[word]
    return tuple(replace(cell, text=head) if n == at else cell for n, cell in enumerate(row))


def _delegates(row: _Row, roles: Sequence[str], below: Sequence[_Row]) -> list[int]:
    """Return the columns that name to whom a matter is delegated, where no other bounds or tells it."""
    kinds = any(kind_in(words) for n in range(len(row)) for words in said_in(n, below[:_FEWEST]))
    # 签订外包合同 tells itself what is delegated, and is approved by nobody here.
    deeds = any(tell_deeds(tuple(said_in(n, below))) for n, r in enumerate(roles) if r == "matter")
    if kinds or deeds or set(roles) & {"limit", "duty", "authority", "superior", "unit"}:
        return []
    return [n for n, r in enumerate(roles) if r == "position" and _DELEGATED.search(row[n].text)]


def _says_more(row: _Row, at: int) -> bool:
    """Say whether another column is of approvals: whom one names then holds no power alone."""
    others = (cell.text for n, cell in enumerate(row) if n != at)
    return any(speaks_of(words, "granting") for words in others)


def _granted(said: str) -> str:
    return "approve" if speaks_of(said, "granting") and "decid" not in said.lower() else "decide"


def hold_names(columns: Sequence[int], rows: Sequence[_Row]) -> bool:
    """Say whether half of what columns say is who acts, and not what is done (审议)."""
    said = [words for n in columns for words in said_in(n, rows)]
    return bool(said) and 2 * sum(map(names_holder, said)) >= len(said)
