"""Whom the list below an item speaks of: "The Shop Manager will:", "It shall:"."""

import re

from rolegraph.extraction.english.clauses.openings import leading_condition, past_lead
from rolegraph.extraction.english.clauses.told_subjects import antecedent
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.speakers import capital, of_title
from rolegraph.extraction.english.wording.lexicon import grammar
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.modes import lead_in, opener
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_generic
from rolegraph.extraction.english.wording.words import between, words
from rolegraph.extraction.structure import Item

#: The last words of an item, among which "who will:" leads its list.
_TAIL = 4
#: A list goes on with the last sentence above it.
_LAST = re.compile(r"(?<=[a-z)][.])\s+(?=[A-Z])")


def lead_speaker(item: Item, context: Context) -> Context | None:
    """Return the context of the position that "The Shop Manager will:" speaks of, or None."""
    last = _LAST.split(item.body.text)[-1]
    run = words(last)
    told = _told_of(last, item, context)
    if told:
        return told
    opened = any(opener(run, at) for at in range(1, len(run))) or bool(lead_in(last))
    # "In addition, the Clerk may:", "At least once a year, the Board shall:"
    charged = (
        phrases("charges").at(run, 0) if run else None
    )  # "It shall be the duty of the Clerk to:"
    start = charged.end if charged else leading_condition(run)[0] or past_lead(run, 0)
    named = mention(run, start, context.known) if start < len(run) else None
    # "… is chaired by the Sponsor. The Steering Committee:" leads to what the last title does.
    alone = named is not None and last != item.body.text and run[named.end :] == run[-1:]
    if (
        named is None
        or not (opened or alone)
        or is_generic(named.text)
        or (context.bearer and named.text[0].islower())
    ):
        return None
    return of_title(named.text, item.body, context)


def takes_up(item: Item, last: Context | None) -> Context | None:
    """Return whom the pronoun means that leads a list ("It shall:"): whoever was spoken of before."""
    run = words(_LAST.split(item.body.text)[-1])
    plural = grammar("plural_pronouns") - {"you"}
    named = len(run) > 1 and run[0].low in plural | grammar("singular_pronouns") | {"it"}
    return last if named and opener(run, 1) else None


def _told_of(last: str, item: Item, context: Context) -> Context | None:
    """Return whose deeds the list below "making sure that the committee" tells, None of other items."""
    run = words(last)
    who = next((n for n in range(max(len(run) - _TAIL, 0), len(run)) if run[n].low == "who"), 0)
    if named_by := antecedent(run, who + 1) if who else ():
        # "Reports are made to the Shop Manager, who will:"
        return of_title(capital(between(last, named_by)), item.body, context)
    that = next((n for n, w in enumerate(run) if w.low == "that"), 0)
    named = mention(run, that + 1, context.known) if 0 < that < len(run) - 1 else None
    whole = named is not None and named.end == len(run)
    return of_title(capital(named.text), item.body, context) if named and whole else None
