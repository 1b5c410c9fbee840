"""Whom a larger matter needs without a word of what for: "Discounts above 10% need the Head of Sales"."""

from collections.abc import Mapping

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.figures.limits import is_sum, limit
from rolegraph.extraction.english.wording.enumerations import enumerated
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_generic
from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word

#: What stands before whom a matter needs; "a manager" is whom somebody looks for.
_BEFORE = frozenset(("the", "your", "both"))


def wanted(sentence: Sentence, at: int, known: Mapping[str, str]) -> tuple[Mention, str] | None:
    """Return whom a matter of a size needs, and for what; None where the size or the person is not named.

    "Orders over $5,000 need the CFO (to sign)": without a deed it is their approval.
    """
    run = sentence.run
    if not at or run[at].low not in grammar("wanting") or not _is_sized(sentence, at, known):
        return None
    begun = at + 1 + (run[at + 1 : at + 2] != () and run[at + 1].low in _BEFORE)
    every, end = enumerated(run, begun, known) if begun < len(run) else ((), 0)
    if not every or every[0].start != begun or any(is_generic(one.text) for one in every):
        return None
    if run[end - 1].low.endswith("'s"):
        return None
    kind = _kind(run, end)
    return (every[0], kind) if kind else None


def _kind(run: tuple[Word, ...], end: int) -> str:
    """Return what somebody is needed for: approval where nothing is said, a deed behind "to", "" else."""
    if end >= len(run) or not run[end].is_word or run[end].low in group("consents", "behind_whom"):
        return "approve"
    verb = verb_at(run, end + 1) if run[end].low == "to" else None
    kind = kind_of_verb(verb.lemma) if verb and verb.shape == "base" else ""
    return kind if kind in group("kinds", "steps") else ""


def _is_sized(sentence: Sentence, at: int, known: Mapping[str, str]) -> bool:
    """Say whether the words before are a matter above some amount, and nobody who needs somebody."""
    run = sentence.run[:at]
    bound = limit(sentence.text, run)
    sized = is_sum(bound) and bound is not None and bound.operator not in {"<", "<=", "="}
    pointing = run[0].low in group("consents", "standing_for")  # "anything above that"
    larger = pointing and phrases("above").first(run) is not None
    first = run[run[0].low in grammar("articles")].low if len(run) > 1 else ""
    more = first in group("phrases", "larger") - group("phrases", "other")
    named = mention(run, 0, known)
    return (sized or larger or more) and (named is None or named.end < at)
