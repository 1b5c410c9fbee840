"""Words typed for another one that begins or sounds alike: 制度培训计划并实施, 要知道员工完成任务."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.damage.draft import Edit, Reason
from rolegraph.resources import lexicon


def confused_words(text: str) -> Iterator[Edit]:
    """Yield a word that stands where a deed is told, with the deed's word that sounds alike.

    制度 before a plan is 制定 where the clause goes on (并实施) or the document draws the same plan
    up elsewhere; 知道 before staff and what they do is 指导. What may be a noun (制度培训计划) stays.
    """
    drawn, shown = _words("drawn_up"), _words("shown")
    for found in _drawn_up().finditer(text) if drawn["wrong"] in text else ():
        said = f"{drawn['meant']}{found['what']}"
        if found["on"]:
            reason = Reason("lexicon", 0.9, f"{drawn['wrong']} is no deed, and one goes on behind")
            yield Edit(*found.span("word"), drawn["meant"], reason)
        elif said in text:
            reason = Reason("copy", 0.9, f"the document also says {said}")
            yield Edit(*found.span("word"), drawn["meant"], reason)
    for found in _shown().finditer(text) if shown["wrong"] in text else ():
        note = f"who {found['does']} is shown how, and not known to do it"
        yield Edit(*found.span("word"), shown["meant"], Reason("lexicon", 0.85, note))


@cache
def _drawn_up() -> re.Pattern[str]:
    each = _words("drawn_up")
    return re.compile(
        rf"(?:^|(?<=[\s\d、.．)）:：;；。]))(?P<word>{each['wrong']})(?!{either(each['names'])})"
        rf"(?P<what>{HAN}{{2,10}}?{either(each['papers'])})"
        r"(?:(?P<on>(?:[，,]\s*)?并(?:组织)?(?:落实|实施|执行|监督|跟踪|推动))|(?=[，,。;；\n]|$))",
        re.MULTILINE,
    )


@cache
def _shown() -> re.Pattern[str]:
    each = _words("shown")
    return re.compile(
        rf"{either(each['before'])}(?P<word>{each['wrong']})(?=[^，,。;；\n]{{0,8}}?{either(each['who'])}"
        rf"(?P<does>{either(each['does'])})(?![^，,。;；\n]*{either(each['unless'])}))"
    )


def _words(name: str) -> dict[str, Any]:
    found: dict[str, Any] = lexicon("repair/slips.yaml")["confused"][name]
    return found
