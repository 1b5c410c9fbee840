"""Whose signature alone is enough: 单笔10万元以下者签字即可支付, 报损额在2%以内的，店长签字即可."""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.sentences.matters.passive_matters import matter_before
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted, each, title

_ENOUGH = "(?P<word>签字|签批|签名)(?:后?(?:即可|便可|就可以?)|就行)[^，。；]{0,6}"
#: What the clause before is about (报损额在2%以内的，).
_BEFORE = re.compile(r"(?:^|[，。；：])(?P<what>[^，。；：]{2,30}?)(?:的|者)?，$")


def signed_alone(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield what somebody's signature lets go, the bearer's own where nobody is named."""
    m = _signed().fullmatch(text, start, end)
    if m is None:
        return
    before = None if m["what"] else _BEFORE.search(text[:start])
    what, place = (m["what"], m.span("what")) if m["what"] else ("", (start, start))
    if before:
        what, place = matter_before(before["what"]), before.span("what")
    for holder in each(title(m["holder"] or "")):
        yield Granted(holder, "sign", m.span("word"), what, place, (min(start, place[0]), end))


@cache
def _signed() -> Anchored:
    return anchored(
        "签[字批名](?:后?[即便]可|后?就可|就行)",
        rf"(?:(?P<what>[^，。；]{{2,30}}?)(?:的|者))?(?:{HOLDER})?{_ENOUGH}",
    )
