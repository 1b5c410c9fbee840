"""What a list of rights says of all that goes beyond them (超出权限的，报区域经理审批)."""

import re
from collections.abc import Iterable, Iterator

from rolegraph.extraction.limit_ends import caps
from rolegraph.model import Authority
from rolegraph.values import replace

_BEYOND = re.compile(
    "(?:如|凡|对于?)?超[出过]?(?:上述|以上|前述|其|本人|本岗位?|该|此)*(?:(?:审批|审核|授权|职权|权限)(?:范围|额度|限额)|权限|职权|额度|限额)"
    "(?:以外|之外)?的?(?:者|时|(?:其他)?(?:事项|部分|费用|支出|业务))?[，,]?(?=[应须需由经报呈]|必须)"
)
_FINAL = ("approve", "decide", "final-approval", "sign")


def matter(text: str) -> str:
    """Return the words of an item that is about whatever goes beyond the powers before it, "" for another."""
    opened = _BEYOND.match(text)
    return opened[0].rstrip("，,") if opened else ""


def led_on(
    every: Iterable[Authority], own: Iterable[Authority], granted: Iterable[Authority]
) -> Iterator[Authority]:
    """Yield authorities, those of ``own`` that end somewhere leading on to who alone decides beyond them."""
    deciding = {one.bearer for one in granted if one.kind in _FINAL}
    upper = deciding.pop() if len(deciding) == 1 else ""
    ids = {one.id for one in own}
    for one in every:
        bound = one.limit
        open_end = bound is not None and caps(bound) and not bound.escalates_to
        if upper and bound and open_end and one.id in ids and one.bearer != upper:
            one = replace(one, limit=replace(bound, escalates_to=upper))
        yield one
