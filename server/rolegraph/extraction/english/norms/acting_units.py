"""Units that a sentence is about: "The HR Department reviews all offers"."""

import re

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.wording.departments import acting
from rolegraph.extraction.english.wording.words import Word
from rolegraph.reading import Passage


def acting_unit(
    subject: tuple[Word, ...], passage: Passage, sentence: Sentence, context: Context
) -> Context | None:
    """Return the context of the unit that a subject names, None for a person or what something is done to.

    "The QA team" in what is told of the Quality Assurance (QA) Department is that department.
    """
    clause = sentence.clauses[0] if sentence.clauses else None
    named = acting(subject) if subject else None
    if named is None or named.end < len(subject) or (clause and clause.verbs[0].shape == "ed"):
        return None
    own = context.register.units.get(context.bearer)
    words_of = {w.lower() for w in re.findall(r"\w+", own.label.main)} if own else set()
    if named.text.split()[0].lower() in words_of:
        return context
    unit = context.register.unit(context.organisation, named.text, passage)
    return context.of(unit, named.text)
