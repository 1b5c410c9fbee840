"""Matters that a list behind a decision names: 院长核定下列事项：年度预算、设备采购。"""

import re
from collections.abc import Iterator
from dataclasses import replace

from rolegraph.extraction.sentences.wording.holders import Granted

_POINTING = re.compile("(?:下列|以下|如下|下述)(?:各项|重大|重要)?(?:事项|业务|内容|工作)?")
_LIST = re.compile("：(?P<list>[^。；：由报经]{3,}?)(?=。|；|$)")
_JOINT = re.compile("[、，]|以及")
#: Characters of the longest thing on such a list.
_LONGEST = 24


def listed(right: Granted, text: str) -> Iterator[Granted]:
    """Yield a right over each thing of the list that its object points to, itself where it points to none.

    None where no list of things follows: 下列事项 names nothing.
    """
    if not _POINTING.fullmatch(right.object):
        yield right
        return
    m = _LIST.match(text, right.clause[1])
    things = [one for one in _JOINT.split(m["list"]) if one] if m else []
    if m and all(1 < len(one) <= _LONGEST for one in things):
        span = (right.clause[0], m.end())
        yield from (replace(right, object=one, clause=span) for one in things)
