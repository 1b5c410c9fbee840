"""Of whom a text speaks: a sentence says what a post is, and the list below is called that post's."""

import re
from dataclasses import replace

from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.prose import judging, lines_together
from rolegraph.extraction.structure.prose.prose import Subject, subject
from rolegraph.reading.characters import HAN

#: 行政主厨（Executive Chef）通常是指…
_SAYS_WHAT = re.compile(
    rf"[\"“「【]?(?P<who>{HAN}{{2,12}}?)[\"”」】]?(?:[（(][^（()）]*[）)])?[，,]?[ 　]*"
    "(?:通常|一般)*(?:是指|指的?是?|是)"
)
_THE_FIRMS = re.compile("[^，,]{2,5}[，,](?:企业|公司|单位|组织)(?:还|也)?(?:应|需|要|必须|可)")
#: 这个职位通常具有以下职责, 其主要职责包括, 主要职责如下
_REFERS = re.compile(
    "(?:(?:这个|这一|该|此|本)(?:岗位|职位|职务|角色|部门)|其|他们|他)?的?"
    "(?:通常|一般|具有|承担|负责|有|主要|具体|核心|基本|工作|岗位|以下|下列)*(?:职责|任务|职能|工作)"
    # 任务重的班组 is no task of theirs.
    "(?![重多紧繁轻少])"
)


def spoken_of(text: str) -> Subject | None:
    """Return the post or unit that a sentence says what it is (“行政主厨”（Chef）通常是指…), or None."""
    found = _SAYS_WHAT.match(text)
    if found is None:
        return None
    title = titles.parse(found["who"])
    if title:
        plain = titles.is_plain(title.name)
        return Subject(*found.span("who"), title=title) if plain else None
    unit = units.parse(found["who"])
    return Subject(*found.span("who"), unit=unit) if unit else None


#: 履约管理：|采购部门监督…; a remark (例如：) is none.
_LABEL = re.compile("(?P<label>[^，,。；;：:（()）、]{2,12})[：:][ 　]*")


def labelled(text: str, known: tuple[str, ...] = ()) -> Subject | None:
    """Return whom a sentence obliges behind a label that says what it is about (履约管理：采购部门监督…)."""
    found = _LABEL.match(text)
    if found is None or judging.is_somebody(found["label"]) or _is_remark(found["label"]):
        return None
    told = text[found.end() :]
    who = subject(told, known)
    # 复核：指财务负责人… explains a word.
    if who is None or who.start or told.startswith(("指", "是指")):
        return None
    # 差旅借款：部门经理审核……总经理审批 is a chain.
    judged = told.startswith(tuple(judging.verbs()), who.end)
    return None if judged else replace(who, start=found.end(), end=found.end() + who.end)


def label_before(text: str, who: Subject) -> str:
    """Return the label that stands before the one whom a sentence obliges, "" for none."""
    found = _LABEL.fullmatch(text, 0, who.start)
    return found["label"] if found else ""


def _is_remark(label: str) -> bool:
    return label in group("granting", "answers") or label in group("granting", "examples")


def is_the_firms(text: str) -> bool:
    """Say whether a sentence is about the firm, not whom it spoke of (同时，企业也应建立…制度)."""
    return _THE_FIRMS.match(text) is not None


def refers(text: str) -> bool:
    """Say whether a sentence over a list means whoever was spoken of (这个职位通常具有以下职责:)."""
    return _REFERS.match(text) is not None


def together(text: str) -> tuple[Subject, ...]:
    """Return the positions whose line one sentence states (教导主任、德育主任对副校长负责), or none."""
    return tuple(Subject(*m.span(), title=Title(m[0])) for m in lines_together.named(text))


def alone(clause: str) -> Subject | None:
    """Return the one position whose line a clause states (班长归部长领导), or None."""
    found = lines_together.alone(clause)
    return Subject(*found.span("who"), title=Title(found["who"])) if found else None


def met(text: str) -> Subject | None:
    """Return the body whose meetings have the tasks that follow (理事会会议主要任务是:), or None."""
    found = re.match(
        rf"(?P<who>{HAN}{{2,8}}会)(?:全体)?会议?的?(?:主要|基本)?(?:任务|职责|职能)", text
    )
    unit = units.parse(found["who"]) if found else None
    return Subject(0, found.end("who"), unit=unit) if found and unit else None
