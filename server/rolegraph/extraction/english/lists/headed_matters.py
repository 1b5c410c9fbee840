"""Powers and consents whose sentence names an amount and no matter: the heading names it.

"Line managers can approve up to £500" below "Expenses", "Above 25% you need the CEO" below "Discounts".
"""

from rolegraph.extraction.english.consents.consents import Consent
from rolegraph.extraction.english.figures.limits import is_sum
from rolegraph.extraction.english.lists.scale_heads import head_of
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.lexicon import entries
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority
from rolegraph.values import replace


def of_heading(one: Authority, item: Item, context: Context) -> Authority:
    """Return a bounded power over nothing named with what the heading above it names."""
    deed = verb_at(words(one.object), 0) if one.kind == entries("kinds")["otherwise"] else None
    verb = deed.lemma if deed and deed.lemma == one.object else ""  # "may offer up to £500"
    unsaid = one.object != verb and not _is_of_verb(one)
    if unsaid or not is_sum(one.limit):
        return one
    matter = _matter(item, context)
    if not matter:
        return one
    what = matter if not verb or matter.startswith(f"{verb} ") else f"{verb} {matter}"
    return replace(one, object=what, object_concept=object_concept(what))


def consent_of_heading(
    one: Consent, item: Item, context: Context, last: Authority | None
) -> Consent:
    """Return a consent to a mere amount as one to what the heading above it names.

    Where the power before it, ``last``, ends at that amount, it goes on with that one's matter.
    """
    goes_on = last and last.limit and one.limit and last.limit.value == one.limit.value
    bounded = not (one.object or one.above or goes_on) and is_sum(one.limit)
    return replace(one, object=_matter(item, context)) if bounded else one


def _is_of_verb(one: Authority) -> bool:
    """Say whether a power's matter is only what its verb is done to ("may refund up to £100": refunds)."""
    nouns = entries("verbs")["deed_nouns"].values()
    return one.object in nouns and one.object not in one.reading.lower()


def _matter(item: Item, context: Context) -> str:
    """Return the matter of the nearest heading; a section's is none of what another one heads inside it."""
    head = head_of(item.heading or context.section.title)
    return head.matter if head else ""
