"""Who does a step of a process: whom its words begin with, else whose own work the process is."""

import re
from collections.abc import Iterable

from rolegraph.extraction.sentences.wording.kind_words import kinds
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.structure import Section
from rolegraph.extraction.structure.bearers.people import People
from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.wording.words import opening, words
from rolegraph.model import Step
from rolegraph.reading.characters import HAN
from rolegraph.values import replace

#: The letter of those who do a step (responsible).
_DOES = "R"
#: A unit, or its person, that a step may begin with: 财务部付款, 业务部门填写申请单.
_UNIT = re.compile(rf"{HAN}{{1,8}}?(?:部门?|处(?!理)|科|室|中心|公司|委员会)(?={HAN}{{2}})")
#: Kinds of right that a step grants whom it names: what decides is no mere work.
_JUDGING = frozenset(("approve", "final-approval", "decide", "countersign"))


def performed(steps: Iterable[Step], section: Section, people: People) -> Iterable[Step]:
    """Return the steps of a section with who does each, where the text says so.

    A step may name them first (车队长验收). Where none does, the work of a post's own process (below its
    duties, called 工作流程) is that post's.
    """
    told = [(step, _named_first(step.reading, section.organisation, people)) for step in steps]
    own = section.bearer if section.bearer in people.positions and _is_own(section, people) else ""
    if any(who or _names_somebody(step.reading) for step, who in told):
        own = ""
    for step, who in told:
        bearer = who or (own if _has_verb(step.reading) else "")
        yield replace(step, performers=((bearer, _DOES),)) if bearer else step


def _named_first(text: str, organisation: str, people: People) -> str:
    """Return the id of the position or unit that a step begins with, right before its verb, or ""."""
    for length in range(min(len(text) - 1, titles.LONGEST), 1, -1):
        name = text[:length]
        verb = verb_at(text, length)
        if not verb or kinds().get(verb) in _JUDGING:
            continue
        found = people.named(name, organisation) or people.unit_named(name, organisation)
        if found:
            return found
    return ""


def _names_somebody(text: str) -> bool:
    """Say whether a step begins with a title, a unit or another party: 经理审批, 财务部付款, 客户签字."""
    if verb_at(text, 0):
        return False
    if opening("sections", "others_acting").match(text) or _UNIT.match(text):
        return True
    return any(titles.is_title(text[:n]) for n in range(2, min(len(text), titles.LONGEST)))


def _has_verb(text: str) -> bool:
    """Say whether a step says a deed, and is no stage (接管前) nor a stray line."""
    return any(verb_at(text, at) for at in range(len(text)))


def _is_own(section: Section, people: People) -> bool:
    """Say whether a process is called a post's work: 工作流程 below its duties, 设计总监具体工作流程."""
    name = section.title.removeprefix(people.name(section.bearer))
    return name in words("sections")["own_processes"]
