"""The first step of a ladder whose figure no word compares: 请假1天由店长批准，2至3天由经理批准."""

import re

from rolegraph.extraction.sentences.wording.holders import Granted
from rolegraph.extraction.sentences.wording.quantities import Quantity, quantities
from rolegraph.model import Limit
from rolegraph.values import replace

_STOPS = re.compile("[。；！？]")
#: Figures of leave and the like, by the unit in which the next step counts.
_SPANS = (("半天", "天", "日", "周", "星期", "个星期"), ("小时",), ("个月", "月"))
_DECIDES = ("approve", "decide", "sign", "final-approval")


def rung(right: Granted, text: str) -> tuple[Granted, Limit | None]:
    """Return a right without the bare figure at its object's end, and the limit that this is.

    So it is where a step behind it in the sentence begins above; else the right as it stands, and None.
    """
    last = next(reversed(quantities(right.object)), None) if right.kind in _DECIDES else None
    if last is None or last.end != len(right.object) or last.operator not in ("", "="):
        return right, None
    stop = _STOPS.search(text, right.clause[1])
    behind = quantities(text[right.clause[1] : stop.start() if stop else len(text)])
    if last.value is None or not any(_is_above(one, last) for one in behind):
        return right, None
    bound = Limit(text=last.text, operator="<=", value=last.value, unit=last.unit)
    return replace(right, object=right.object[: last.start]), bound


def _is_above(one: Quantity, bare: Quantity) -> bool:
    """Say whether a figure begins a step above a bare one, in the same kind of unit."""
    alike = any(one.unit in units and bare.unit in units for units in _SPANS)
    begins = one.minimum if one.minimum is not None else one.value
    compared = one.minimum is not None or one.operator in (">", ">=")
    return alike and compared and begins is not None and begins >= (bare.value or 0)
