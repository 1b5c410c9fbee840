"""Sentences that share a matter out among several: 合同由承办部门负责起草，法务部负责审核，财务部负责付款."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED, Sentence, Span, clauses_of
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.structure.bearers.people import People
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.prose import judging

_CHARGED = re.compile(
    r"(?:(?P<what>[^，。；由]{2,20})?由)?(?P<who>[^，。；由的]{2,12}?)(?:主要|具体|全面|牵头)?负责(?P<deed>[^，。；]{2,20})"
)


@dataclass(frozen=True, slots=True)
class Share:
    """Who does what of a matter; ``what`` is the matter where the clause names it, ``clause`` its span."""

    who: str
    what: str
    deed: str
    clause: Span

    @property
    def is_right(self) -> bool:
        """Whether the deed is a right's, which is granted and no duty (法务部负责审核)."""
        return self.deed.startswith(tuple(judging.verbs()))

    @property
    def is_bare(self) -> bool:
        """Whether the deed names no thing of its own: it is done to the matter."""
        return verb_at(self.deed, 0) == self.deed


@lru_cache(maxsize=REMEMBERED)
def shares(text: str) -> tuple[Share, ...]:
    """Return what each does of whom a sentence charges with the parts of a matter; none for a single one."""
    if text.count("负责") < 2:
        return ()
    found = []
    for start, end in clauses_of(text):
        m = _CHARGED.fullmatch(text, start, end)
        if m and (titles.is_title(m["who"]) or units.is_unit(m["who"])):
            found.append(Share(m["who"], m["what"] or "", m["deed"], (start, end)))
    several = len({one.who for one in found}) > 1 and found[0].clause[0] == 0
    return tuple(found) if several else ()


def shared(
    item: Item, section: Section, people: People
) -> Iterator[tuple[str, Item, Share | None]]:
    """Yield whose duty an item is; of a matter that its bearer shares with others each one's clause."""
    every = shares(Sentence.of(item.body).text)
    if not every or people.name(section.bearer) != every[0].who:
        yield section.bearer, item, None
        return
    for n, share in enumerate(every):
        part = Sentence.of(item.body).cut(*share.clause)
        bearer = people.bearer(share.who, section.organisation, part, section.bearer)
        if bearer and (not n or not share.is_right):
            yield bearer, replace(item, passage=part, body=part, copies=()), share
