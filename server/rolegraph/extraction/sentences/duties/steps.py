"""Steps of processes (流程): numbered ones, and those that arrows or dashes part on one line."""

import re
from collections.abc import Iterator

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.sentences.authorities import grants
from rolegraph.extraction.structure import Item, Section
from rolegraph.model import Step
from rolegraph.reading import Document, Passage

_CHAIN = re.compile(r"\s*(?:——|—|→|➔|=>|->|－－)\s*")
_FEWEST = 2
_DECIDING = frozenset(("approve", "final-approval", "decide"))
_JUDGES = re.compile(
    "[^，。；:：]{2,12}?(?:审核|审批|审查|审定|批准|核准|复核|会签|签字|签批|签核)(?:通过|同意|确认)?(?:后[^，。；]{0,16})?"
)


def read(section: Section, items: list[Item], document: Document) -> Iterator[Step]:
    """Yield the steps of a section in order; stages and labelled chains name a process of their own."""
    orders: dict[str, int] = {}
    for item in items:
        label, parts = _parts(item)
        process = "·".join(part for part in (section.title, item.heading, label) if part)
        for passage in parts:
            orders[label] = orders.get(label, 0) + 1
            yield _step(section, process, item, passage, orders[label], document)


def judges(item: Item, section: Section, document: Document) -> bool:
    """Say whether a step says who decides: 财务部经理审核; 5000元以下的由客服经理审批."""
    told = _JUDGES.fullmatch(item.body.text.strip(" 　。；;"))
    found = () if told else grants.read(item.body, "", document, item.heading, section.kind)
    return bool(told) or any(g.holder and g.authority.kind in _DECIDING for g in found)


def _parts(item: Item) -> tuple[str, list[Passage]]:
    """Cut a chain (准备工作:制表——录入——核对) at its signs; the words before its colon are its label."""
    colon = re.match(r"([^:：—→]{2,20})[:：]", item.body.text)
    rest = item.body.cut(colon.end() if colon else 0, len(item.body))
    cuts = [m.span() for m in _CHAIN.finditer(rest.text)]
    if len(cuts) < _FEWEST:
        return "", [item.quoted]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(rest)]
    parts = (rest.cut(a, b).strip(" 　。") for a, b in zip(starts, ends, strict=True))
    return colon[1].strip() if colon else "", [part for part in parts if len(part)]


def _step(
    section: Section, process: str, item: Item, passage: Passage, order: int, document: Document
) -> Step:
    place = evidence_of(document, passage)
    whole = passage is item.quoted or passage.span == item.quoted.span
    return Step(
        id=statement_id("step", document.path, place.start, place.end),
        process=process,
        order=order,
        organisation=section.organisation,
        reading=(item.body.text if whole else passage.text).strip(" →—-"),
        evidence=(place,),
    )
