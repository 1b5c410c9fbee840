"""Clauses by which somebody asks for a word that decides: 向总经理申请审批, 请示秘书长，同意后方可办理."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.sentences.matters.passive_matters import (
    bare_topic,
    is_silent,
    matter_before,
)
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted, each, title

_WORD = "(?:审批|批准|同意|核准|许可|认可)"
_HOW = "(?:书面|口头|电话|当面|事先|事前|提前|直接|逐级)*"
#: 无论时间长短，均需|向总经理申请审批
_LED = re.compile(f"(?:[均都皆也]|一律|必须|须|需要?|应当?|要|并|可|可以|{_HOW})*$")
#: 可在上班之前打电话|向主管请假，经批准后…, 可电话申请或直接|向总经理申请审批: how, and not what.
_BY_CALL = re.compile("(?:打电话|致电|[或并和])$")


def asked(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield the approval of whoever is asked for it, in the clause or with the words right behind it."""
    m = _applied().search(text, start, end) or _consented().search(text, start)
    if m is None or m.start() >= end:
        return
    led = _LED.search(text, start, m.start())
    first = led.start() if led else m.start()
    before = text[start:first]
    called = _BY_CALL.search(before) or _BY_CALL.search(text, start, m.start())
    silent = called or is_silent(before, m["marker"], "", m["word"])
    what = "" if silent else matter_before(bare_topic(before))
    for one in each(title(m["holder"])):
        yield Granted(one, "approve", m.span("word"), what, (start, first), (start, m.end()))


@cache
def _applied() -> Anchored:
    """Match to whom something goes for approval: 均需|向总经理申请审批, 向店长报批."""
    word = f"(?:(?:申请|请示){_WORD}|报批)"
    asks = f"{_HOW}(?:提出|提交)?(?:书面)?(?P<word>{word})(?=$|[，。；]|后)"
    return anchored(word, rf"(?P<marker>向){HOLDER}{asks}")


@cache
def _consented() -> Anchored:
    """Match who is asked first, and whose consent is spoken of next: 请示秘书长，同意后方可办理."""
    speaks = "(?:请示|报告|汇报|申请|请假)"
    asks = f"(?P<marker>请示|报告|向(?=[^，。；]+{speaks}，))"
    consent = rf"，(?:经|待|获|在|得到|征得)?其?{_HOW}(?P<word>{_WORD})(?=之?后|，?方|才)"
    return anchored(
        f"，[^，。；]{{0,8}}{_WORD}(?=之?后|，?方|才)",
        rf"{asks}{HOLDER}{_HOW}(?:(?:提出)?(?:书面)?{speaks})?{consent}",
    )
