"""Appraisals in English: what the work is judged by, below headings such as KPIs and Targets."""

from collections.abc import Iterator

from rolegraph.extraction.english.clauses.cuts import segments
from rolegraph.extraction.english.figures.measures import frequency, measures
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.norms import stated
from rolegraph.extraction.english.norms.places import norm_id
from rolegraph.extraction.structure import Item
from rolegraph.model import Appraisal
from rolegraph.reading import Passage

_CERTAIN = 0.9


def appraisals(item: Item, context: Context) -> Iterator[Appraisal]:
    """Yield what each part of an item says the bearer's work is judged by, in figures or in words."""
    for passage in segments(item.body):
        if any(letter.isalpha() for letter in passage.text):
            yield _appraisal(passage, context)


def _appraisal(passage: Passage, context: Context) -> Appraisal:
    return Appraisal(
        id=norm_id("appraisal", context.document, passage),
        **stated(context, passage, _CERTAIN),
        frequency=frequency(passage.text),
        measures=measures(passage.text),
    )
