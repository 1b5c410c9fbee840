"""Comparisons that are denied: "which do not raise the price by more than 10 %" is up to 10 %."""

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.words import Word

#: What is said where a comparison is denied, and the words between the denial and it.
_DENIED = {">": "<=", ">=": "<"}
_DENIAL = 10
_BREAKS = frozenset((",", ";", ".", "and", "but", "or"))


def meant(operator: str, run: tuple[Word, ...], at: int) -> tuple[str, int]:
    """Return what a comparison that begins at one word means where it stands, and where its words begin."""
    opposite = _DENIED.get(operator, operator)
    none = _none_before(run, at)
    if none:
        return opposite, none
    denied = _is_denied(run, at) or _is_excepted(run, at)
    return (opposite if denied else operator), at


def _none_before(run: tuple[Word, ...], at: int) -> int:
    """Return where "no" stands in "provided | no single job costs more than", 0 where none is required.

    A sentence's own "No clerk may approve payments above £500" bounds what is banned.
    """
    for place in range(at - 1, max(at - _DENIAL, 0), -1):
        if run[place].low in _BREAKS:
            return 0
        if run[place].low in {"no", "none", "neither"}:
            return place if run[place - 1].low in group("amounts", "requiring") else 0
    return 0


def _is_excepted(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a comparison says when something is not let: "may order it unless it costs over £50".

    Where it is denied itself ("no consent is needed unless it costs over £50") the two make one again.
    """
    for place in range(at - 1, max(at - _DENIAL, -1), -1):
        low, before = run[place].low, run[place - 1].low if place else ""
        if low in _BREAKS:
            return False
        but_not = before in {"not", "except", "never"} and low in grammar("cases")
        if low in {"unless", "except"} or but_not:
            return grammar("denying").isdisjoint(w.low for w in run[: max(place - 1, 0)])
    return False


def _is_denied(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a comparison is denied: "which do not raise the price by more than 10 %"."""
    costs = at > 2 and run[at - 1].low in group("amounts", "costing")
    if costs and run[at - 2].low == "not" and run[at - 3].low in {"do", "does"}:
        return True  # "provided it does not cost more than £50"
    if not at or run[at - 1].low != "by":
        return False
    for place in range(at - 1, max(at - _DENIAL, 0), -1):
        if run[place].low in _BREAKS:
            return False
        if run[place].low in {"not", "never"}:
            return run[place - 1].low in group("amounts", "denying")
    return False
