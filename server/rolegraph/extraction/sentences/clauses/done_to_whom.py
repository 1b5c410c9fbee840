"""Deeds that name whom they are done to before they say what is done (给予学生警告处分, 进入场所检查)."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored
from rolegraph.extraction.structure.names import titles

#: 对表现不佳的员工提出警告: what is put forward is done.
_WARNED = re.compile(
    r"对于?(?P<what>[^，。；]{2,24}?)(?:提出|给予|予以)(?:口头|书面)?(?P<word>警告|处分)(?=$|[，。；或])"
)
_GIVEN = re.compile(
    r"(?:给予?|(?<=给予)|(?<=予以))(?P<what>(?!\d|通报)[^，。；对]{2,16}?)的?(?:口头|书面|行政|纪律|经济)?"
    # 违纪员工警告、罚款处分: any of several.
    r"(?:(?:警告|记过|罚款|降级|降职|扣款|表扬|奖金)(?:[、和或与及]|或者))*"
    r"(?P<word>通报批评|通报表扬|批评教育|警告|记过|处分|处罚|罚款|表彰|表扬|嘉奖)(?:处分|处理|处罚)?(?=$|[，。；或及和])"
)
_ENTERED = re.compile(
    r"进入(?P<what>[^，。；]{2,16}?)(?:依法)?(?:进行|实施|开展)?(?:现场|突击|日常|监督|执法|安全)*"
    r"(?P<word>检查|巡查|抽查|查验|检验|勘验|稽查)(?=$|[，。；])"
)

#: 对违纪员工作出500元以下的罚款决定
_IMPOSED = re.compile(
    r"对于?(?P<what>[^，。；]{2,24}?)[作做]出(?P<bound>[^，。；]{0,6}?\d+(?:\.\d+)?[万千百]?[元天%分]?"
    r"(?:（含）)?(?:以[下内]|之内|内))的?(?P<word>罚款|扣款|处罚|扣分|奖励)的?(?:决定|处理|处罚)(?=$|[，。；或及和])"
)

#: 处以班组员工每次100元以下的罚款
_FINED = re.compile(
    r"(?:处(?:以|(?!以))|给予|予以)(?P<what>(?![每单一])[^，。；\d对]{2,12}?)(?P<bound>(?:(?:每|一|单)[次人笔天日月项][^，。；\d]{0,3})?\d+(?:\.\d+)?[万千百]?[元%分]"
    r"(?:（含）)?(?:以[下内]|之内|内))的?(?P<word>罚款|扣款|处罚|扣分|奖励)(?=$|[，。；或及和])"
)
_OWN = re.compile(
    "，(?:并|全面|主要|具体|应当?|须|必须|需|要)*"
    "(?=负责|主持|组织|制定|拟订|完成|履行|行使|保证|执行)"
)


@cache
def _puts() -> Anchored:
    """Match what is done to a post by whoever has it (片区经理由公司招聘、签约)."""
    return anchored(
        "<<granting.putting>>",
        "(?P<post>[^，。；由]{2,12}?)[应须需均皆]?由[^，。；]{1,14}?<<granting.putting>>",
    )


def is_put(text: str) -> bool:
    """Say whether a sentence only says who puts a post's holder into office, or judges them."""
    put = _puts().match(text)
    return put is not None and titles.is_title(put["post"]) and _OWN.search(text) is None


def done_to_whom(text: str, at: int, end: int) -> Iterator[tuple[str, Span, str, Span]]:
    """Yield the kind of what is imposed on somebody or looked into somewhere, with its places."""
    for pattern, kind in (
        (_WARNED, "reward-punish"),
        (_GIVEN, "reward-punish"),
        (_ENTERED, "inspect"),
    ):
        if found := pattern.match(text, at, end):
            yield kind, found.span("word"), found["what"], found.span("what")
            return
    if imposed := _IMPOSED.match(text, at, end) or _FINED.match(text, at, end):
        what = f"{imposed['bound']}的{imposed['what']}"
        yield "reward-punish", imposed.span("word"), what, imposed.span("what")
