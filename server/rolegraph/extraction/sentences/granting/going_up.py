"""Clauses that only say to whom goes what is above a limit: 超出报总经理, 500元以上报区域经理."""

from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted, each, title

_GOES = "(?:<<granting.auxiliaries>>)*(?:上报|报请|报(?![销告名表价])|请示|呈报|呈|找)"
_FIGURE = r"\d[\d.,]*[万千百]?(?:元|[天日]|%|折|小时)|半[天日]"


def beyond(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield who decides above the limit before, where a clause only says to whom that goes.

    Behind a figure that the words before bound the right with (100元以内自行处理，100元以上报经理) the kind
    is "": that names to whom more goes, and no power of theirs.
    """
    m = _goes_to().fullmatch(text, start, end)
    if m is None or (m["figure"] and m["figure"] not in text[:start]):
        return
    at = m.span("holder")
    kind, place = ("", m.span("bound")) if m["bound"] else ("approve", at)
    above, told = m["above"] or "", m["bound"] or ""
    if m["over"] and m["over"] not in text[:start]:
        # 运费异常（浮动5%以内）的审批权，超过5%报副总: no words outside the bracket say how far.
        above, told, place = "", f"{above}{m['over']}", (m.start("above"), m.end("over"))
    for one in each(title(m["holder"])):
        yield Granted(one, kind, at, told, place, (start, end), above)


@cache
def _goes_to() -> Anchored:
    above = (
        rf"(?P<above><<granting.above>>)(?P<over>{_FIGURE})?|(?P<bound>(?P<figure>{_FIGURE})以上)"
    )
    goes = rf"(?:{above})(?:的|者|部分)?{_GOES}"
    return anchored(goes, f"{goes}{HOLDER}(?:处理|处置|定夺|定)?")
