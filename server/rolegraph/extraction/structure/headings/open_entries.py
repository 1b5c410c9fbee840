"""Entries of a form that are still open where a heading is found: their keys, and what runs into it."""

import re
from functools import cache

from rolegraph.extraction.structure.headings.heading import Heading
from rolegraph.extraction.structure.wording import section_words
from rolegraph.extraction.structure.wording.words import CJK, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.compiled import compiled

#: How far before a heading the keys of its form may stand.
_FORM, _ENTRY = 400, 60
#: What the sections before it end in.
_ENDED = ("权限", "权力", "责任", "义务", "负责")
#: So many characters are no title.
_SENTENCE = 9
#: A shorter key is a word of running text as well.
_SHORT_KEY = 3
#: 职责二职责表述： shows a form as a key does.
_STATED = re.compile("职责[表描]述[:：]")
#: What a short word for rights stands over: 权力:对…提议权.
_RIGHT = re.compile(r"[:：](?=[^。；;:：\n]{2,40}权(?![限力利衡责重]))")


@cache
def key() -> re.Pattern[str]:
    """Match the key of an entry (直属上级：), which shows that a heading glued to it has ended."""
    keys = words("keys")
    every = (w for name in ("superior", "subordinate", "unit", "headcount") for w in keys[name])
    return re.compile(rf"{either(every)}\s*[:：]")


@cache
def value() -> re.Pattern[str]:
    """Match an entry whose value is still open: a list of titles (直接下级:餐厅主管、), its field."""
    keys = words("keys")
    every = either({*keys["superior"], *keys["subordinate"], *keys["functional"]})
    kept = either(key for key in keys["ignored"] if len(key) > _SHORT_KEY)
    return compiled(rf"{every}\s*[:：]\s*(?:{HAN}{{2,10}}[、,，])*$|{kept}[:：][{CJK}、，,]*$")


#: Whom a post works with (工作关系对内财务部、对外客户、业务代表|岗位权限…): none of them bears what follows.
_CONTACTS = re.compile(
    r"(?:工作关系|协[作调]关系|对[内外]|[内外]部(?:联系|协调|关系))[^\n。；;]{0,60}[、，,]$"
)


def is_listed(text: str, run: int, colon: bool) -> bool:
    """Say whether words before a heading end a list: an entry's of titles, or of whom a post works with."""
    low = max(0, run - _ENTRY)
    listed = _CONTACTS.search(text, low, run)
    return listed is not None or (colon and value().search(text, low, run) is not None)


def glued_section(text: str, run: int, match: re.Match[str], end: int) -> Heading | None:
    """Return the heading of a section whose word is glued to a sentence of a form in one line, or None."""
    if match[0] in section_words.standalone() and _is_glued(text, run, match, end):
        start = match.start() + _taken(text, match)
        held = section_words.held(match[0])
        return Heading(start=start, end=end, kind="section", section=held)
    if match[0] in words("sections")["glued_tasks"] and _heads_tasks(text, match):
        return Heading(start=match.start(), end=end, kind="section", section="duties")
    return None


def _is_glued(text: str, run: int, match: re.Match[str], end: int) -> bool:
    """Say whether a word with a colon is glued to a sentence of a form in one line.

    直接上级:总经理 … 对所承担的工作负责|主要职责:1.…, 职责二职责表述:完成…工作|权力:对…提议权
    """
    before = text[run : match.start()]
    ended = before.endswith(_ENDED)
    said = ended or (len(before) >= _SENTENCE and before[-1] not in "的和与及其各")
    colon = len(match[0]) > _SHORT_KEY and text[end : end + 1] in (":", "：")
    colon = colon or (match[0].startswith("权") and _RIGHT.match(text, end) is not None)
    line = max(0, text.rfind("\n", 0, run), run - _FORM)
    if not said or not colon or _STATED.match(text, match.start()):
        return False
    return any(shows.search(text, line, run) for shows in (key(), _STATED))


def _taken(text: str, match: re.Match[str]) -> int:
    """Return how much of a heading's word is the sentence's before it: 交办其它工作|权力:"""
    work = match[0].startswith("工作") and text.endswith(_of_tasks(), 0, match.start())
    return len("工作") if work else 0


def _of_tasks() -> tuple[str, ...]:
    return tuple(words("sections")["of_tasks"])


def _heads_tasks(text: str, match: re.Match[str]) -> bool:
    """Say whether 工作任务 is glued between what a form states of a duty and what is done for it.

    职责一职责表述:负责…的跟踪|工作任务|帮助…
    """
    line = max(0, text.rfind("\n", 0, match.start()), match.start() - _FORM)
    stated = [*_STATED.finditer(text, line, match.start())]
    before = text[stated[-1].end() : match.start()] if stated else ""
    goes_on = re.match(rf"(?![的及和与等]){HAN}{{4}}", text[match.end() :])
    return len(before) >= _SENTENCE and not before.endswith(_of_tasks()) and goes_on is not None
