"""Appraisals (绩效考核): what the work is judged by, its figures, and how often."""

import re
from collections.abc import Iterator

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.sentences import Sentence, certainty
from rolegraph.extraction.sentences.duties.measures import figures, unweighted
from rolegraph.extraction.sentences.wording.frequencies import period_of
from rolegraph.extraction.structure import Item
from rolegraph.model import Appraisal, Frequency
from rolegraph.reading import Document

_WORD = re.compile(r"\w")


def read(item: Item, bearer: str, document: Document) -> Iterator[Appraisal]:
    """Yield one item of a section on appraisal, of the position or unit with the bearer's id.

    What has nothing outside brackets is the rest of a heading (关键绩效指标（KPI）：).
    """
    sentence = Sentence.of(item.body)
    evidence = evidence_of(document, item.quoted)
    confidence, status = certainty(document, [sentence.passage])
    counted = figures(unweighted(sentence.text))
    if not _WORD.search(sentence.without_brackets().text):
        return
    yield Appraisal(
        id=statement_id("appraisal", document.path, evidence.start, evidence.end),
        bearer=bearer,
        reading=sentence.reading,
        evidence=(evidence,),
        confidence=confidence,
        status=status,
        frequency=counted.frequency or _cycle(sentence.text),
        measures=counted.measures,
    )


def _cycle(text: str) -> Frequency | None:
    """Return the frequency that a period alone gives behind its key (考核周期：月度)."""
    word = text.partition("：")[2].rstrip("。；")
    period = period_of(word) or period_of(word.removesuffix("度"))
    return Frequency(text=word, period=period) if period else None
