"""Chinese cells that say who acts and how, whatever heads them: 投资部、财务部会审, 总裁审核，董事会决定."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.extraction.tables.cells.cells import kind_in, names, said_in
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.columns.heads import names_holder
from rolegraph.model import Limit
from rolegraph.reading import Cell, Passage
from rolegraph.reading.alternation import either
from rolegraph.reading.passages import whole

_CLAUSE = re.compile("[^，,；;。\n]+")
#: The longest and the shortest deed at the end of a clause: 集体研究决定, 审核.
_DEEDS = range(6, 1, -1)
_MOST = 0.7
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Saying:
    """Whom a clause names, what they do ("" where its column's header says it), and up to which amount."""

    holders: Passage
    kind: str
    limit: Limit | None


def sayings(place: Passage) -> tuple[Saying, ...]:
    """Return what the clauses of a cell say, none where one of them says anything else."""
    if not is_chinese(place.text):
        return ()
    clauses = [place.cut(*m.span()).strip() for m in _CLAUSE.finditer(place.text)]
    found = [_saying(clause) for clause in clauses if clause.text]
    return tuple(one for one in found if one) if all(found) else ()


def tells(number: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether most of a column's cells say who acts and how."""
    said = said_in(number, rows)
    told = sum(bool(sayings(whole(words))) for words in said)
    return told >= _FEWEST and told >= _MOST * len(said)


@cache
def _lead() -> re.Pattern[str]:
    before, to = (either(entries("cells")[name]) for name in ("leading", "handing_up"))
    return re.compile(f"^{before}*{to}?")


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(either(entries("cells")["manner"]) + "+$")


def _saying(clause: Passage) -> Saying | None:
    bound, rest = split_limit(clause.text)
    said = _lead().sub("", rest.strip(" （）()：:") if bound else clause.text)
    size = next((n for n in _DEEDS if kind_in(said[-n:]) and len(said) > n), 0)
    # 2万元以下：部门经理
    alone = said if bound and not kind_in(said) else ""
    holders = _manner().sub("", said[:-size]) if size else alone
    parts = names(holders)
    at = clause.text.find(holders) if holders else -1
    if at < 0 or not parts or not all(map(names_holder, parts)):
        return None
    return Saying(clause.cut(at, at + len(holders)), kind_in(said[-size:]) if size else "", bound)
