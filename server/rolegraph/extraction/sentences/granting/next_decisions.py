"""What the clause behind a right adds: 总经理审批采购计划，决定中标供应商，并知会财务部."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.sentences.wording.deciding_words import deed_kinds, deed_words
from rolegraph.extraction.sentences.wording.holders import Granted, each
from rolegraph.values import replace

_KINDS = frozenset({"approve", "decide", "final-approval", "sign", "review", "countersign"})
#: 批准后执行, 签字确认, 审核通过的: how the first matter goes on, and no second one.
_SAME = "(?![后时并和或及与、]|之后|通过|同意|无误|合格|完毕|确认|盖章|意见|手续|[人员单表书])"

_TOLD = re.compile(
    "(?:并|同时|再|另)*(?:应|须|需)?(?P<word>副知|知会|抄送|抄报|知照|会知)给?(?P<holder>[^，。；的]{2,24})"
)


def said_next(text: str, start: int, end: int, before: Granted | None) -> Iterator[Granted]:
    """Yield what a clause adds to the right right ``before`` it: what else is decided, and who is told."""
    if before and before.clause[1] + 1 == start:
        yield from _decided(text, start, end, before)
        yield from _informed(text, start, end, before)


def _decided(text: str, start: int, end: int, before: Granted) -> Iterator[Granted]:
    """Yield what a clause right behind a right says that its holder decides besides."""
    named = bool(before.holder) and text.startswith(before.holder, before.clause[0])
    direct = named and before.word[1] == before.place[0] < before.place[1]
    # 总经理负责审批采购计划，决定…: a duty, which implies both.
    charged = "负责" in text[before.clause[0] : before.word[0]]
    if charged or not direct or text[start - 1] != "，":
        return
    if m := _own().fullmatch(text, start, end):
        kind = deed_kinds()[m["word"]]
        if kind in _KINDS:
            yield replace(
                before, kind=kind, word=m.span("word"), object=m["what"], place=m.span("what"),
                clause=(start, end), above="",
            )  # fmt: skip


def _informed(text: str, start: int, end: int, before: Granted) -> Iterator[Granted]:
    """Yield who a clause right behind a right says is told of what was decided (并知会财务部)."""
    m = _TOLD.fullmatch(text, start, end)
    if m is None:
        return
    for one in each(m["holder"]):
        yield replace(before, holder=one, kind="inform", word=m.span("word"), clause=(start, end))


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"并?(?P<word>{deed_words()}){_SAME}(?P<what>[^，。；由经报]{{2,}})")
