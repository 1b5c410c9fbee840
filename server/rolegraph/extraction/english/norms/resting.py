"""Powers that a sentence leaves to others: steps from one amount to the next, and what rests with whom."""

from collections.abc import Iterator
from dataclasses import replace

from rolegraph.extraction.english.norms.authorities import authority
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.handing import handed_on
from rolegraph.extraction.english.norms.holdings import Holding, holding
from rolegraph.extraction.english.norms.ladders import head_of, ladder
from rolegraph.extraction.english.norms.speakers import resolved
from rolegraph.extraction.english.wording.larger import is_more_of
from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.limit_ends import beyond, end_of
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority
from rolegraph.reading import Passage


def held(
    item: Item, passage: Passage, context: Context, about: str, last: Authority | None = None
) -> tuple[Authority, ...]:
    """Return the powers that a sentence leaves to a title ("this rests with the Director").

    ``about`` is what the sentence before was about, ``last`` the power before it, which "all others"
    go beyond.
    """
    found = holding(passage.text, context.known) or handed_on(passage.text, context.known)
    larger = (
        found is not None and last is not None and is_more_of(found.object, last.object, last.kind)
    )
    if found and (larger or _remains(found.object)):
        found = _beyond_last(found, last)
    what = found.object or ("" if found.is_open else about) if found else ""
    named = found is not None and bool(what or found.is_open)
    upper = resolved(found.title, item.body, context) if found and named else ""
    if found is None or not upper:
        return ()
    others = ((resolved(title, item.body, context), title) for title in found.further)
    every = ((upper, found.title), *(one for one in others if one[0]))
    return tuple(
        authority(
            item.body, context.of(*one), kind, (what, found.limit), more=(found.condition, "")
        )
        for one in every
        for kind in found.kinds
    )


def _remains(what: str) -> bool:
    """Say whether a matter is all that was not named ("all others", "anything beyond this")."""
    run = words(what)
    hit = (phrases("remaining").at(run, 0) or phrases("above").at(run, 0)) if run else None
    more = run[1:] if run and run[0].low in {"anything", "everything"} else ()
    above = phrases("above").at(more, 0) if more else None
    return any(one is not None and one.end == len(of) for one, of in ((hit, run), (above, more)))


def _beyond_last(found: Holding, last: Authority | None) -> Holding | None:
    """Return all others as what is above the last bound, None where they are above none."""
    bound = last.limit if last else None
    if last is None or bound is None or end_of(bound) is None:
        return None
    above = beyond(bound, found.object)
    known = last.kind != entries("kinds")["otherwise"]
    return replace(
        found, kinds=(last.kind,) if known else found.kinds, object=last.object, limit=above
    )


def stepwise(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield the powers of a sentence that goes up in steps, each escalating to the next."""
    rungs = ladder(passage.text, context.known)
    bearers = [resolved(rung.title, item.body, context) for rung in rungs]
    what = ""
    for rung, bearer, above in zip(rungs, bearers, (*bearers[1:], ""), strict=False):
        bound = rung.limit
        if bound and above and above != bearer and bound.operator != ">":
            bound = replace(bound, escalates_to=above)
        headed, done = head_of(item.heading)
        again = rung.object.lower() in grammar("named_before") | {"they"}
        what = what if again else rung.object or headed
        if bearer and what:
            kind = rung.kind or done or kind_of_list(item, context)
            here = context.of(bearer, rung.title)
            yield authority(item.body, here, kind, (what, bound))


def kind_of_list(item: Item, context: Context) -> str:
    """Return approval where the headings above say so, else a decision."""
    said = f"{context.section.title} {item.heading}".lower()
    return "approve" if any(w in said for w in group("ladders", "approving")) else "decide"
