"""What a passage gives to those whom it names by its form: an answer, a list's entry, turns, a group."""

from rolegraph.extraction.english.lists.answers import answered
from rolegraph.extraction.english.lists.groups import of_groups
from rolegraph.extraction.english.lists.leads import decided
from rolegraph.extraction.english.lists.rosters import listed
from rolegraph.extraction.english.lists.signatories import signed
from rolegraph.extraction.english.norms.alone_or_joint import alone_or_joint
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.handings import handed_over
from rolegraph.extraction.english.norms.turns import by_turns
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority
from rolegraph.reading import Passage


def told_by_form(item: Item, passage: Passage, context: Context) -> tuple[Authority, ...]:
    """Return the powers that the first form a passage has gives, () where it is a sentence as others."""
    told = tuple(answered(item, passage, context))
    told = told or tuple(alone_or_joint(item, passage, context))
    told = told or tuple(signed(item, passage, context))
    told = told or tuple(listed(item, passage, context))
    told = told or tuple(by_turns(item, passage, context))
    told = told or tuple(of_groups(passage, context, context.register.groups))
    matter = None if told else decided(item, passage, context)
    told = told or ((matter,) if matter else ())
    return told or tuple(handed_over(item, passage, context))
