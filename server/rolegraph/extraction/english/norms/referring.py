"""Where a sentence takes what is above somebody's limits, without giving a power over it."""

from collections.abc import Iterable, Iterator, Sequence

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.consents.consents import Consent
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.speakers import resolved
from rolegraph.extraction.english.wording.larger import within
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.escalation import Referral
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority

#: "Anything beyond these limits": all of them, and not the last one named.
_EVERY = frozenset(("limits", "amounts"))
_NEAR = 3


def general_escalation(
    item: Item,
    sentence: Sentence,
    agreed: Iterable[Consent],
    context: Context,
    last: Authority | None,
    before: Sequence[Authority] = (),
) -> dict[str, str]:
    """Return to whom everything above the bearer's limits goes, where a sentence says so.

    ``before`` are the authorities that the text has given so far.
    """
    above = phrases("above").first(sentence.run)
    if above is None or not context.bearer:
        return {}
    told = {w.low for w in sentence.run[above.start : above.end + _NEAR]}
    if last is not None and not told & _EVERY:
        return {}
    # "Deposits above that sum …" goes on with whoever the sentence before was about.
    bearer = before[-1].bearer if before and before[-1].limit else context.bearer
    for consent in agreed:
        if not consent.object and consent.limit is None:
            upper = resolved(consent.title, item.body, context)
            return {bearer: upper} if upper and upper != bearer else {}
    return {}


def _is_another(what: str, last: str) -> bool:
    """Say whether "larger differences" are no larger ones of the matter before it ("orders")."""
    first, _, rest = what.lower().partition(" ")
    run = words(what)
    above = phrases("above").at(run, 0) if run else None
    sums = group("consents", "ones") | group("ladders", "amounts")
    named = first in group("phrases", "larger") and bool(rest) and not set(rest.split()) & sums
    return named and not (above and above.end == len(run)) and not within(rest, last)


def referrals(
    item: Item, agreed: Iterable[Consent], context: Context, last: Authority | None = None
) -> Iterator[Referral]:
    """Yield where a sentence takes matters above an amount, without a word of who decides.

    ``last`` is the power before it, whose limit "larger ones" are above.
    """
    for consent in agreed:
        upper = "" if consent.kind else resolved(consent.title, item.body, context)
        bound = consent.limit or (last.limit if last and consent.above else None)
        if upper and bound and not (last and _is_another(consent.object, last.object)):
            yield Referral(context.bearer, bound, upper)
