"""Conditions that name a matter of their own ("unless other terms are approved by the Director")."""

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.words import Word


def own_condition(sentence: Sentence, at: int) -> int:
    """Return where "unless | other terms are approved by" names what is approved there, 0 for nowhere."""
    run = sentence.run
    begun = next((n + 1 for n in range(at - 1, 0, -1) if run[n].low == "unless"), 0)
    again = {"such"} | grammar("plural_pronouns") | grammar("things") | grammar("named_before")
    told = begun and run[begun].low not in again and not is_predicate(run, begun)
    named = told and any(is_predicate(run, n) for n in range(begun + 1, at))
    return begun if named else 0


def is_predicate(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a word begins what is said of the subject: needs, is, subject to."""
    low = run[at].low
    subjected = low == "subject" and run[at + 1 : at + 2] and run[at + 1].low == "to"
    return bool(subjected) or low in group("consents", "predicates")
