"""Clauses that say what somebody decides alone: 自行决定, 无需请示, 先执行后报备."""

import re
from collections.abc import Iterator

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.wording.holders import Granted, ends_in_name
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.lexicon import pattern

_ALONE = re.compile(
    r"(?P<what>[^，。；]*?(?:\d|[一二两三四五六七八九十百千万]+(?=[元万天日折]))[^，。；]*?(?:以下|以内|之内|内|不超过[^，。；]*?元)[^，。；]{0,8}?)(?:的|者|，|可|由本人|由其)*"
    r"(?:自行|自主|直接|[径迳逕]行)(?P<word>决定|审批|批准|核准|调整|处理|处置|安排)"
)
_BY = re.compile("由[^，。；由]{2,12}$")
#: 客诉赔偿5000元以下者，|径行处理: the clause before says up to what.
_BARELY = re.compile(
    "可?(?:自行|自主|直接|[径迳逕]行)(?P<word>决定|审批|批准|核准|处理|处置|安排)"
)
_BOUNDED = re.compile(
    r"\d[^，。；]*?(?:以[下内]|之内|内)(?:的|者)?，$|[一二三四五六七八九十百千万]元以[下内](?:的|者)?，$"
)
_UNASKED = re.compile(
    r"(?P<what>[^，。；]{2,24}?)的?(?:均|都|可)?(?P<word>(?:无需|无须|毋需|毋须|不需要?|不须|不必|不用|免于?)"
    r"(?:再|另行|逐级|事先)?(?:请示|报批|审批|上报|报审|报告))"
)
#: What is told only afterwards: 先执行后报备.
_THEN_TOLD = re.compile(
    r"先(?:行)?(?P<deed>[^，。；]{2,6}?)[，、]?(?:事)?[后再](?:及时)?(?:补[办报]|报[备告批]|上报|备案|汇报|请示)[^，。；]{0,6}"
)
#: What somebody only brings forward.
_PUTS = {"提出": "propose", "提出申请": "request", "提出建议": "propose", "提报": "propose"}
#: Deeds that somebody does alone because they are decided alone.
_DONE = frozenset({"execute", "pay", "dispose", "assign"})


def by_oneself(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield 3000元以下自行决定, 50元以内无需请示, 由本职核定: what somebody decides alone."""
    m = _ALONE.fullmatch(text, start, end) or _by_bearer().fullmatch(text, start, end)
    if m is not None and _BY.search(m["what"]) and ends_in_name(m["what"], len(m["what"])):
        # 支出由园长|直接审批 names who.
        return
    if m is not None and (kind := _PUTS.get(m["word"], "") or kinds().get(m["word"], "")):
        yield Granted("", _deciding(kind), m.span("word"), m["what"], m.span("what"), (start, end))
    elif (m := _BARELY.fullmatch(text, start, end)) and _BOUNDED.search(text[:start]):
        yield Granted(
            "", _deciding(kinds()[m["word"]]), m.span("word"), "", (start, start), (start, end)
        )
    elif m := _UNASKED.fullmatch(text, start, end):
        yield Granted("", "decide", m.span("word"), m["what"], m.span("what"), (start, end))


def own_step(text: str, start: int, end: int) -> tuple[Granted, int] | None:
    """Return the bearer's step before others' (申请由其初审后|提交经理审核), and where those stand."""
    m = _step_before().match(text, start, end)
    kind = kinds().get(m["word"], "") if m else ""
    if m is None or not kind:
        return None
    own = Granted("", _deciding(kind), m.span("word"), m["what"], m.span("what"), (start, end))
    return own, m.end()


def _step_before() -> re.Pattern[str]:
    return pattern(
        r"(?P<what>[^，。；由]{2,40})由(?:<<granting.own>>|其(?:本人|自己)?)(?P<word>[^，。；]{2,4}?)"
        r"(?:同意|通过)?[之以]?后，?(?=再?(?:<<granting.markers>>)[^，。；]{2,})"
    )


def _by_bearer() -> re.Pattern[str]:
    return pattern(
        r"(?P<what>[^，。；]{0,40}?)，?由(?:<<granting.own>>|其(?:本人|自己)?)(?:自行|直接|负责)?(?P<word>[^，。；]{2,4}?)"
        "(?:(?:同意|通过)?[之以]?后[^，。；报交送呈由经提]{0,8})?"
    )


def before_telling(text: str, at: int, end: int) -> tuple[str, Span] | None:
    """Return the kind of what is done first and told afterwards (先执行后报备), with its place."""
    m = _THEN_TOLD.fullmatch(text, at, end)
    if m is None:
        return None
    word = kind_words().at(m["deed"])
    return (_deciding(kinds()[word]) if word else "decide"), m.span("deed")


def _deciding(kind: str) -> str:
    return "decide" if kind in _DONE else kind
