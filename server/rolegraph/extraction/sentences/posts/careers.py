"""Career paths (晋升): 销售客户主管→销售经理→销售总监."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.sentences import Sentence
from rolegraph.extraction.sentences.wording.anchors import anchored
from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.structure.bearers.people import People
from rolegraph.model import CareerStep
from rolegraph.reading import Passage

_ARROWS = re.compile(r"→|->|—>|-->|——>|⇒|➔|➜|=>|＞|>")
_PREFIX = re.compile(r"^.*(?:路径|通道|方向|阶梯|路线|空间)(?:为|是|：|如下|依次)*")
_SUFFIX = re.compile(r"(?:等(?:职位|岗位|职务)?|职位|岗位)$")

_PROMOTED = anchored(
    "晋升|提升|升任|升迁|晋级",
    r"(?:(?P<source>[^，。；]{0,10}?<<frames.titles>>))?(?:可|可以|能|将|有机会)?"
    r"(?:晋升|提升|升任|升迁|晋级)(?:为|至|到|成为)(?P<target>[^，。；]{0,12}?<<frames.titles>>)",
)
#: A key of a form: 可升迁岗位：大区经理、营销总监.
_KEYED = anchored(
    "(?:晋升|升迁)[^，。；：]{0,4}：",
    "[^，。；：]{0,6}(?:晋升|升迁)[^，。；：]{0,4}：(?P<targets>[^，。；：、/]{1,12}<<frames.titles>>"
    "(?:[、，；/][^，。；：、/]{1,12}<<frames.titles>>)*)[。；]?",
)


@dataclass(frozen=True, slots=True)
class CareerMention:
    """One step that a sentence promises: from a title ("" for the section's own) to another."""

    source: str
    target: str
    passage: Passage


def read(passage: Passage) -> tuple[CareerMention, ...]:
    """Return the career steps of a sentence, in order; alternatives (A或B) are a step each."""
    sentence = Sentence.of(passage)
    rungs = _ARROWS.split(sentence.text.rstrip("。；"))
    if len(rungs) > 1:
        titles = [_titles(rung) for rung in rungs]
        return tuple(
            CareerMention(a, b, passage)
            for lower, upper in pairwise(titles)
            for a in lower
            for b in upper
        )
    if keyed := _KEYED.fullmatch(sentence.text):
        listed = re.split("[、，；/]", keyed["targets"])
        return tuple(CareerMention("", title, passage) for title in filter(None, listed))
    m = _PROMOTED.search(sentence.text)
    if m is None:
        return ()
    source = m["source"] or ""
    return tuple(CareerMention(source, title, passage) for title in _titles(m["target"]))


def _titles(rung: str) -> tuple[str, ...]:
    bare = _SUFFIX.sub("", _PREFIX.sub("", rung).strip('，：。；“”"（） '))
    return tuple(filter(None, re.split(r"或者|或|/|、", bare)))


def stated(item: Item, section: Section, people: People) -> Iterator[CareerStep]:
    """Yield the steps that an item of a section on careers names, between positions of the text."""
    for mention in read(item.body):
        ends = [
            people.position(title, section.organisation, item.body) if title else section.bearer
            for title in (mention.source, mention.target)
        ]
        if not all(ends) or ends[0] == ends[1]:
            continue
        place = evidence_of(people.document, mention.passage)
        yield CareerStep(
            id=statement_id(
                "career",
                people.document.path,
                place.start,
                place.end,
                *(e.rsplit("/", 1)[-1] for e in ends),
            ),
            source=ends[0],
            target=ends[1],
            reading=mention.passage.text,
            evidence=(place,),
        )
