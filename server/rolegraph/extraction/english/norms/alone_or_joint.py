"""Powers that somebody has alone up to one amount, and up to a larger one with another.

"May sign orders alone up to EUR 25,000 and jointly with the Commercial Manager up to EUR 100,000".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.limits import as_limit
from rolegraph.extraction.english.norms.authorities import authority, granted
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.nouns import named_powers
from rolegraph.extraction.english.norms.speakers import named_by, speaker
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.words import between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage

#: How many amounts there are, one alone and one together.
_BOTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parted:
    """The words up to the first amount, both amounts, with whom the second holds and how that is said."""

    deed: str
    alone: Limit
    joint: Limit
    partner: Mention
    said: str


def alone_or_joint(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield who may do a thing alone and up to which larger amount both may, () of other passages."""
    low = passage.text.lower()
    if not any(joint in low for joint in group("phrases", "joining_in")):
        return
    found = _parted(passage.text, context)
    if found is None:
        return
    for kind, what, here in _deeds(item, passage, context, found.deed):
        yield authority(item.body, here, kind, (what, found.alone))
        when = (found.said, "")
        yield authority(item.body, here, kind, (what, found.joint), more=when, apart="jointly")
        other = named_by(found.partner.text, item.body, context)
        if other and other.bearer and other.bearer != here.bearer:
            when = (f"jointly with the {here.title}" if here.title else "", "")
            yield authority(item.body, other, kind, (what, found.joint), more=when)


def _parted(text: str, context: Context) -> _Parted | None:
    run = words(text)
    hit = phrases("joining_in").first(run)
    partner = mention(run, hit.end, context.known) if hit else None
    bounds = [a for a in amounts(text, run) if a.operator]
    own = [n for n, w in enumerate(run) if w.low in group("phrases", "single_handed")]
    if (
        hit is None
        or partner is None
        or len(bounds) != _BOTH
        or len(own) != 1
        or own[0] > hit.start
    ):
        return None
    first, second = bounds
    at = own[0]
    # "up to €5,000 (alone), up to €9,000 jointly": nothing else stands between.
    behind = at < first.start or not any(w.is_word for w in run[first.end : at])
    if not behind or first.end > hit.start:
        return None
    ahead = run[: min(at, first.start)], run[at + 1 : first.start]
    deed = " ".join(between(text, part) for part in ahead if part)
    said = between(text, run[hit.start : partner.end])
    return _Parted(
        deed=deed, alone=as_limit(first), joint=as_limit(second), partner=partner, said=said
    )


def _deeds(
    item: Item, passage: Passage, context: Context, deed: str
) -> Iterator[tuple[str, str, Context]]:
    """Yield kind, object and holder of what the words before the first amount grant."""
    sentence = parse(deed)
    here = speaker(passage, sentence, context, context if context.bearer else None)
    every = tuple(granted(item.body, sentence, here)) if here else ()
    for one in every:
        yield one.kind, one.object, here or context
    listing = context.section.kind == "authorities" and bool(context.bearer)
    for kind, what, _, _ in named_powers(deed, listing) if listing and not every else ():
        yield kind, what, context
