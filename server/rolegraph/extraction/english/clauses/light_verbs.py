"""Deeds that a verb of making names by its noun: "makes decisions on", "gives recommendations on"."""

from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.objects import object_end

#: What leads from a decision to its matter, and the words of whom it is made to before that.
_OVER = frozenset(("on", "about", "regarding", "concerning", "over"))
_RECEIVER = 6
#: What a decision is made in, and the words in which it stands ("in all operational matters").
_MATTERS = frozenset(("matters", "questions", "cases", "affairs"))
_FEW = 3


def meant(sentence: Sentence, clause: Clause) -> Clause:
    """Return a clause with the deed that "makes decisions on pay" means (decide | pay), others unchanged."""
    run, last, noun = sentence.run, clause.verbs[-1], clause.object_start
    if last.lemma not in group("verbs", "taking") or last.shape == "ed":
        return clause
    while noun < len(run) and run[noun].low in grammar("qualifying") | {"all", "any", "a", "an"}:
        noun += 1
    lemma = entries("verbs")["light"].get(run[noun].low, "") if noun + 2 < len(run) else ""
    given = range(noun + 1, noun + 2 + _RECEIVER * (run[noun + 1].low == "to")) if lemma else ()
    over = next((n for n in given if n + 1 < len(run) and run[n].low in _OVER), 0)
    # "make decisions in | all matters affecting the plant"
    within = any(w.low in _MATTERS for w in run[noun + 2 : noun + 2 + _FEW])
    over = over or (noun + 1 if lemma and within and run[noun + 1].low == "in" else 0)
    if not over:
        return clause
    stop = object_end(run, over + 1, "", sentence.amounts_at)
    verbs = (*clause.verbs[:-1], replace(last, lemma=lemma, end=over + 1))
    end = max(clause.end, stop)
    return replace(clause, verbs=verbs, object_start=over + 1, object_end=stop, end=end)
