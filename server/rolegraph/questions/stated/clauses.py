"""The clauses of all norms, each with how much a word in it counts."""

import re
from collections.abc import Iterator

from rolegraph.questions.stated.facts import Facts, Norm
from rolegraph.questions.stated.matching import ELSEWHERE, ClauseIndex, Lookup
from rolegraph.reading.characters import HAN

_CLAUSE = re.compile(r"[，,；;。.!?！？:：\n()（）【】\[\]]+")
#: Who checks or how, in a heading: 发货（仓管、财务核实）; the items below it are not about that.
_IN_BRACKETS = re.compile(r"[(（][^)）]*[)）]")
#: Single characters set apart that are one word together: 进、销、存.
_LETTERS = re.compile(f"(?<!{HAN}、){HAN}(?:、{HAN}(?=、|{HAN})){{2,}}")
#: What a word counts in an authority's whole sentence rather than in its object.
AROUND, TRANSLATED = 0.85, 0.9


def build_clauses(facts: Facts, lookup: Lookup, fillers: frozenset[str]) -> ClauseIndex:
    """Return the index of all norms' clauses; ``fillers`` are words without content."""
    index = ClauseIndex(size=max(1, len(facts.norms)), fillers=fillers)
    for number, norm in enumerate(facts.norms):
        for text, factor in _pieces(norm):
            index.add(number, text, factor, lookup)
    return index


def _pieces(norm: Norm) -> Iterator[tuple[str, float]]:
    clauses = [c for c in _CLAUSE.split(norm.reading) if c.strip()]
    limits = " ".join(q.text for q in norm.quantities)
    if norm.sort == "authority" and norm.object_word:
        yield f"{norm.object_word} {norm.aspect} {norm.counterparty} {norm.scope} {limits}", 1.0
        holding = [c for c in clauses if norm.object_word[:4] in c]
        for clause in holding or clauses:
            yield clause, AROUND
        if len(clauses) > 1:
            yield norm.reading, AROUND * AROUND
    else:
        # 保守公司秘密，不得泄露: what must not be told stands in the clause before.
        far = norm.object_word if norm.sort == "prohibition" else ""
        for clause in clauses:
            yield clause if far in clause else f"{clause} {far}", 1.0
        yield from ((_as_words(clause), 1.0) for clause in clauses if _LETTERS.search(clause))
        if norm.heading:
            yield _IN_BRACKETS.sub("", norm.heading), ELSEWHERE
    for clause in _CLAUSE.split(norm.translation):
        if clause.strip():
            yield clause, TRANSLATED


def _as_words(clause: str) -> str:
    """Return a clause with single characters that are set apart as one word: 进销存."""
    return _LETTERS.sub(lambda found: found[0].replace("、", ""), clause)
