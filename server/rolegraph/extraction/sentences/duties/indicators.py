"""Indicators (关键绩效指标, KPI): the figures of a list of indicators go to the duties they measure.

An indicator measures the duty of its bearer that shares most of its words (出库差错率≤0.5% and
审核出库单). Where none does, or two do alike, nothing tells which, and it is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.sentences import clauses_of
from rolegraph.extraction.sentences.duties.measures import figures, unweighted
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.extraction.structure import Item
from rolegraph.model import Duty, Evidence, Measure
from rolegraph.reading import Document
from rolegraph.reading.characters import HAN

_CELLS_APART = 3
_HAN = re.compile(rf"{HAN}+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator: whose it is, its words, its figures, and where it stands."""

    bearer: str
    words: str
    measures: tuple[Measure, ...]
    evidence: Evidence


def read(item: Item, bearer: str, document: Document) -> Iterator[Indicator]:
    """Yield the indicators that an item of their list names, one for each clause with a figure.

    A clause with several (layout ran the list together) names no indicator that one could tell.
    """
    text = item.body.text
    for start, end in clauses_of(text):
        found = figures(unweighted(text[start:end])).measures
        if len(found) == 1:
            place = evidence_of(document, item.body.cut(start, end).strip())
            yield Indicator(bearer=bearer, words=text[start:end], measures=found, evidence=place)


def tied(duties: Iterable[Duty], indicators: Iterable[Indicator]) -> list[Duty]:
    """Return the duties with the figures, and the words, of the indicators that measure them.

    What stands in the cell right behind a duty measures that one.
    """
    found = list(duties)
    about = [_pairs(duty.reading) for duty in found]
    for one in indicators:
        wanted = _pairs(one.words)
        own = [n for n, duty in enumerate(found) if duty.bearer == one.bearer]
        if beside := [n for n in own if _is_beside(found[n], one)]:
            found[beside[-1]] = _measured(found[beside[-1]], one)
            continue
        shares = sorted(((len(wanted & about[n]), n) for n in own), reverse=True)
        best, second = (*shares, (0, -1), (0, -1))[:2]
        if best[0] > second[0]:
            found[best[1]] = _measured(found[best[1]], one)
    return found


def _is_beside(duty: Duty, one: Indicator) -> bool:
    """Say whether no more than what parts two cells stands between a duty and an indicator."""
    return 0 < one.evidence.start - duty.evidence[0].end <= _CELLS_APART


def _measured(duty: Duty, one: Indicator) -> Duty:
    new = tuple(m for m in one.measures if m not in duty.measures)
    evidence = (*duty.evidence, one.evidence)
    return replace(duty, measures=(*duty.measures, *new), evidence=evidence)


def _pairs(text: str) -> set[str]:
    """Return what a text is about: pairs of characters, without words of measuring (及时率)."""
    about = pattern("<<figures.indicating>>").sub(" ", text)
    return {run[n : n + 2] for run in _HAN.findall(about) for n in range(len(run) - 1)}
