"""Clauses that hand a right on: 授权区域经理审批市场费用, 可将零星采购授权副总经理审批."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored, behind_holder
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted, title
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.reading.alternation import either

_LET = r"(?:授权|转授权|委托|委派|转授|授予)(?:给|予)?"


def delegated(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield what a clause hands on: the right is the delegate's, to hand it on the delegator's."""
    m = _handed().match(text, start, end) or _stands_in().match(text, start, end)
    if m is None:
        yield from _let_do(text, start, end)
        return
    what, place = m["what"], m.span("what")
    holder = title(m["who"]) if m["who"] else _speaker(text, start)
    yield Granted(holder, "delegate", m.span("let"), what, place, (start, end))
    word = m.groupdict().get("word") or kind_words().before(what, len(what))
    if word in kinds():
        # 将日常费用审批委托副行长代为行使: what is handed on names the right.
        named = bool(m.groupdict().get("word"))
        at = m.span("word") if named else (place[1] - len(word), place[1])
        matter = what if named else what.removesuffix(word).rstrip("的")
        yield Granted(title(m["holder"]), kinds()[word], at, matter, place, (start, end))


def _speaker(text: str, start: int) -> str:
    """Return whose absence the clause before tells (总经理因公外出期间，可委托…)."""
    away = "(?:因|<<granting.missing>>|<<granting.away>>)"
    m = behind_holder(away, rf"{HOLDER}{away}[^，。；]*，$").match(text[:start])
    return title(m["holder"]) if m else ""


@cache
def _stands_in() -> Anchored:
    """Match 可书面委托常务副总经理代行审批权: who stands in, and for what."""
    who = HOLDER.replace("?P<holder>", "?P<who>", 1)
    return anchored(
        "(?:委托|授权|委派)(?s:.*)(?:行使|代)",
        rf"(?:{who})?(?:有权|可以?|得)(?:<<granting.alone>>)*(?P<let>委托|授权|委派){HOLDER}"
        r"(?:代为行使|代行|代为|行使|代理)(?P<what>[^，。；]{2,14}?)权?(?=$|[，。；])",
    )


def _let_do(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield what a clause lets somebody do whom it names: 授权区域经理审批市场费用.

    With the holder's own name, and in whose name they act: 兹授权区域经理李某代表公司签署销售合同.
    """
    acting = "(?:(?:对外)?代表[^，。；]{2,6}?|以[^，。；]{2,6}?名义)?(?:对外|代为)?"
    let = anchored(
        "授权",
        rf"授权(?:给|予)?{HOLDER}(?:(?:<<granting.surnames>>)[^，。；]{{1,2}}?)?(?:<<granting.alone>>)*{acting}(?={_word()})",
    )
    m = let.search(text, start, end)
    word = kind_words().at(text[:end], m.end()) if m else ""
    if m is None or not word or text.startswith("权", m.end() + len(word)):
        # 经授权代行总经理审批权的人员: who has been given it, and by whom.
        return
    place: Span = (m.end() + len(word), end)
    what = text[slice(*place)].strip("的：")
    both = what and kind_words().at(what, 0) == what
    if both and (matter := _matter(text, start, m.start())):
        # 合同由总经理授权副总经理审核签字: both deeds, over what is named before.
        for at in ((m.end(), place[0]), place):
            kind, over = kinds()[text[slice(*at)]], (start, m.start())
            yield Granted(title(m["holder"]), kind, at, matter, over, (start, end))
        return
    if kinds()[word] == "represent":
        # 授权总裁代表企业行使职权
        what = re.split("行使|进行|对外|处理|从事|参加", what)[0]
    if len(what) > 1 and (verb_at(text, m.end()) or word in kinds()):
        at = (m.end(), m.end() + len(word))
        if may := _may().search(text, start, m.start()):
            # 总经理可授权副总经理审批合同: who may hand it on, which gives the other nothing yet.
            let_by = title(may["holder"]) if may["holder"] else ""
            yield Granted(
                let_by, "delegate", (m.start(), m.start() + 2), what, place, (start, end)
            )
            return
        yield Granted(title(m["holder"]), kinds()[word], at, what, place, (start, end))


def _matter(text: str, start: int, end: int) -> str:
    """Return what a clause names before by whom somebody is let (合同由总经理|授权…), "" for nothing."""
    m = pattern(rf"(?P<what>[^，。；]{{2,20}}?)(?:应|须|可|均|皆)?由{HOLDER}").fullmatch(
        text, start, end
    )
    return m["what"] if m else ""


@cache
def _may() -> re.Pattern[str]:
    """Match who may hand something on, right before the word for it (总经理可书面|授权)."""
    return pattern(rf"(?:^|[，。；])(?:{HOLDER})?(?:有权|可以?|得)(?:<<granting.alone>>)*$")


@cache
def _word() -> str:
    return either(kind_words().every)


@cache
def _handed() -> Anchored:
    """Match 总经理可将50万元以下的投资授权副总经理审批, 临时离岗期间可将日常费用审批委托副行长代为行使."""
    who = HOLDER.replace("?P<holder>", "?P<who>", 1)
    return anchored(
        f"[将把](?s:.*){_LET}",
        rf"(?:{who}|[^，。；]{{0,10}}?(?:期间|时|后))?(?:有权|可以?|得)(?:<<granting.alone>>)*[将把]"
        rf"(?P<what>[^，。；]{{2,24}}?)的?(?:权[限力利]?)?(?P<let>{_LET}){HOLDER}"
        rf"(?:代为|代)?(?:行使|(?P<word>{_word()}))?(?=$|[，。；])",
    )
