"""Decisions that a sentence names only in passing: who is meant, by what power, an example."""

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.words import Word

#: So far before a decision stands who is meant, or "pursuant to".
_NEAR = 7


def only_mentions(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a decision at a word tells nobody's power over the sentence's matter.

    "members authorised by the Council | may sign", "pursuant to the authority of the Dean", "(e.g. a
    claim requires the Dean's approval)".
    """
    near = [w.low for w in run[max(at - _NEAR, 0) : at]]
    persons = [n for n, low in enumerate(near) if low in group("consents", "persons")]
    said = grammar("auxiliaries") | grammar("passives") | {","}
    meant = bool(persons) and said.isdisjoint(near[persons[-1] :])
    let = meant and not group("consents", "letting").isdisjoint(
        (*near[persons[-1] :], run[at].low)
    )
    told = let and any(w.low in group("consents", "acting") for w in run[at:])
    return told or "pursuant" in near or _in_example(run, at)


def _in_example(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a word stands in a bracket that gives an example."""
    opened = next((n for n in range(at - 1, -1, -1) if run[n].low in {"(", ")"}), 0)
    behind = run[opened + 1].low if run[opened].low == "(" and opened < at else ""
    return behind.rstrip(".") in {"e.g", "eg"}
