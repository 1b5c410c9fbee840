"""Of whom the words before a deed tell: a first clause's holder, what "who" follows, no copula."""

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.modes import opener
from rolegraph.extraction.english.wording.words import Word

#: So far before "who" whom it means stands.
_LONGEST_LEAD = 14
_PERSONS = frozenset(("persons", "people", "individuals", "officers", "ones"))


def subject_before(run: tuple[Word, ...], start: int, at: int) -> tuple[Word, ...]:
    """Return of whom a deed at ``at`` tells whose sentence begins at ``start``."""
    subject = without_copula(run[start:at]) or _holder(run[:start])
    if at < len(run) and run[at].low in group("phrases", "charged_with"):
        subject = _described(subject)
    return antecedent(run, at) if _is_relative(subject) else subject


def _holder(lead: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the subject of a first clause that is no deed: "The Treasurer shall have custody of …"."""
    at = next((n for n in range(1, len(lead) - 1) if opener(lead, n)), 0)
    has = at and lead[at + 1].low in {"have", "be"}
    return lead[:at] if has else ()


def _described(subject: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return of whom "The Clerk is the officer | responsible for" tells: a subject without what it is.

    "The Clerk is the contact for drivers | responsible for damage" tells of the drivers.
    """
    at = next((n for n, w in enumerate(subject) if w.low in {"is", "are", "be"}), 0)
    told = subject[at + 1 :]
    if not at or not 1 < len(told) <= _LONGEST_LEAD or told[0].low not in grammar("articles"):
        return subject
    others = grammar("prepositions") - group("phrases", "placing")
    return (
        subject
        if any(w.low in others for w in told)
        else without_copula(_modal_less(subject[:at]))
    )


def _modal_less(subject: tuple[Word, ...]) -> tuple[Word, ...]:
    return subject[:-1] if subject[-1].low in grammar("modals") else subject


def is_described(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "be the officer" stands at a word: what somebody is, and not yet what they do."""
    lows = [w.low for w in run[at : at + 2]]
    return len(lows) > 1 and lows[0] == "be" and lows[1] in grammar("articles")


def _is_relative(subject: tuple[Word, ...]) -> bool:
    """Say whether a subject is "who" alone, whose deed goes on with a title before it."""
    return len(subject) == 1 and subject[0].low == "who"


def antecedent(run: tuple[Word, ...], at: int) -> tuple[Word, ...]:
    """Return the title that ", who | shall record the reasons" follows, () where none stands there."""
    comma = at - 2
    for start in range(max(comma - _LONGEST_LEAD, 0), max(comma, 0)):
        named = mention(run, start, {})
        if named and named.end == comma and run[comma].low == ",":
            return () if is_of_several(run[: named.start]) else run[named.start : named.end]
    return ()


def is_of_several(before: tuple[Word, ...]) -> bool:
    """Say whether members of a body are meant ("signed by the members of the | Council, who")."""
    low = [w.low for w in before if w.low not in group("titles", "determiners")]
    return low[-1:] == ["of"] and bool({*low[-2:-1]} & group("consents", "persons"))


def _is_filler(run: tuple[Word, ...]) -> bool:
    """Say whether the last word says nothing; in capitals it is a name's ("the Director General")."""
    named = len(run) > 1 and run[-1].text.istitle()
    return run[-1].low in group("phrases", "fillers") and not named


def without_copula(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return a subject without "is", "has" before "authorised to", "authority to"."""
    while run and (_is_filler(run) or run[-1].low.endswith("ly")):
        run = run[:-1]
    # "The Dean and the Bursar are the only persons | authorised to"
    alone = run[-1:] and run[-1].low in _PERSONS and "only" in [w.low for w in run[-3:]]
    return without_copula(run[:-1]) if alone else run
