"""Posts whose line one clause states: 教导主任、德育主任对副校长负责, 采购员和跟单员由采购部长领导."""

import re

from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.wording.words import CJK
from rolegraph.reading.characters import HAN

_BELOW = (
    rf"(?:[对向]{HAN}{{2,14}}(?:负责|汇报)"
    rf"|(?:在?(?:行政|日常管理)上)?(?:由|受|归){HAN}{{2,12}}?(?:领导|管辖|管理)(?=[，,。；;]|$))"
)
_TOGETHER = re.compile(rf"(?P<who>[{CJK}、]{{5,40}}?)(?:直接|均|都|皆)*(?P<below>{_BELOW})")
_PLACED = re.compile(
    rf"(?P<who>[{CJK}、]{{5,40}}?)由[^，,。；;]{{2,10}}(?:委派|任命|聘任|派驻)[，,](?P<below>{_BELOW})"
)
_ONE = re.compile(rf"(?P<who>{HAN}{{2,8}}?)(?:直接|均|都)?{_BELOW}")
_REST = re.compile(
    "(?:工作|报告工作)?(?:[，,][^，,。；;]{0,6}接受[^，,。；;]{2,14}(?:指导|监督))?[。；;]?"
)


def named(text: str) -> tuple[re.Match[str], ...]:
    """Return the posts that a text puts below somebody together, none where it does otherwise."""
    found = _TOGETHER.match(text) or _PLACED.match(text)
    if found is None or not re.search("[、和与及]", found["who"]):
        return ()
    each = tuple(re.finditer("[^、和与及]+", found["who"]))
    return each if all(titles.is_title(one[0]) for one in each) else ()


def alone(clause: str) -> re.Match[str] | None:
    """Return the one post whose line a clause states, and nothing else (班长归部长领导), None for another."""
    below = _ONE.fullmatch(clause)
    return below if below and titles.is_title(below["who"]) else None


def says_no_more(text: str) -> bool:
    """Say whether a text states the line of several and nothing else."""
    found = _TOGETHER.match(text) or _PLACED.match(text)
    return (
        found is not None and bool(named(text)) and _REST.fullmatch(text, found.end()) is not None
    )
