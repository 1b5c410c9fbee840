"""Limits whose signs stand on both sides of their matter: 5000元≤采购额＜2万元."""

import re

from rolegraph.extraction.sentences.wording.quantities import quantities
from rolegraph.model import Limit
from rolegraph.reading.characters import HAN

_FIGURE = r"\d+(?:\.\d+)?[万千百]?(?:[元天日月年%折]|小时|个月)?"
_WHAT = rf"(?P<what>{HAN}{{2,10}})"
_RISING = re.compile(rf"(?P<low>{_FIGURE})[≤<＜﹤≦]{_WHAT}[≤<＜﹤≦](?P<high>{_FIGURE})")
_FALLING = re.compile(rf"(?P<high>{_FIGURE})[≥>＞﹥≧]{_WHAT}[≥>＞﹥≧](?P<low>{_FIGURE})")


def between(text: str) -> tuple[Limit, str] | None:
    """Return a limit whose signs stand on both sides of its matter, and the text with the matter alone."""
    m = _RISING.search(text) or _FALLING.search(text)
    if m is None:
        return None
    low, high = (next(iter(quantities(m[name])), None) for name in ("low", "high"))
    if low is None or high is None:
        return None
    unit = high.unit or low.unit
    limit = Limit(text=m[0], minimum=low.value, maximum=high.value, unit=unit)
    return limit, f"{text[: m.start()]}{m['what']}{text[m.end() :]}".strip("的，、")
