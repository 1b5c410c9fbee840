"""Who passes what a list's title lets another decide (下列事项经总经理办公会审议后，报董事会批准：)."""

from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored
from rolegraph.extraction.sentences.wording.holders import HOLDER, each, title
from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.structure.bearers.people import People
from rolegraph.model import Authority
from rolegraph.values import replace

_FINAL = ("approve", "decide", "final-approval")


def passed(
    listed: tuple[Authority, ...], item: Item, section: Section, people: People
) -> Iterator[Authority]:
    """Yield the review that each right of a list gives to whoever its title says passes the matter first."""
    who = _first().search(section.title) if listed and section.title else None
    for name in each(title(who["holder"])) if who else ():
        bearer = people.bearer(name, section.organisation, item.body, section.bearer)
        for right in listed if bearer and bearer != section.bearer else ():
            if right.kind in _FINAL:
                at = right.evidence[0]
                own = statement_id(
                    "authority", people.document.path, at.start, at.end, "review", name
                )
                yield replace(right, id=own, bearer=bearer, kind="review")


@cache
def _first() -> Anchored:
    deeds = "(?:审议|审核|审查|研究|讨论)"
    return anchored(deeds, rf"经{HOLDER}(?:集体|共同)?{deeds}(?:通过|同意)?后?[，,]")
