"""The limit in the bracket behind a title, and those beside the one whose consent is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.wording.enumerations import (
    enumerated,
    past_absence,
    past_stand_in,
)
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.titles import is_head
from rolegraph.extraction.english.wording.words import Word, between
from rolegraph.model import Limit

#: What joins two titles, longest first.
_JOINTS = (
    (",", "and", "of"), (",", "and", "by"), ("and", "/", "or"), (",", "together", "with"),
    (",", "jointly", "with"), (",", "and"), (",", "or"), ("and", "of"), ("and", "by"),
    ("together", "with"), ("jointly", "with"), ("along", "with"), ("and",), ("or",), (",",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cosigner:
    """Somebody who consents, up to what amount, and where what is said of them ends.

    ``condition`` is "in his absence" where it is another's.
    """

    title: str
    limit: Limit | None
    end: int
    condition: str = ""


def cosigners(sentence: Sentence, first: Mention, known: Mapping[str, str]) -> Iterator[Cosigner]:
    """Yield the one whose consent is asked and those that "and" joins to them, each with its limit.

    The signatures of the CEO and the CFO; the Buyer (up to EUR 5,000) and the CFO (above EUR 5,000).
    """
    run = sentence.run
    bound, at = bracketed(sentence, first.end)
    yield Cosigner(first.text, bound, at)
    while start := _past_joint(run, at):
        past = past_absence(run, start)
        if past_stand_in(run, past):
            return
        other = mention(run, past, known)
        away = between(sentence.text, run[start:past]).strip(", ").removesuffix(", by")
        bare = start == at + 1 and run[at].low == ","
        bound, at = bracketed(sentence, other.end) if other else (None, at)
        if other is None or (bare and not _ends(run, at) and not _lists(run, past, known)):
            return
        # "… and the CFO pays it" speaks of somebody else's deed.
        if at < len(run) and run[at].low not in group("consents", "after"):
            return
        yield Cosigner(other.text, bound, at, away)


def _past_joint(run: tuple[Word, ...], at: int) -> int:
    """Return where a title may begin behind "and", "and/or", ", and", ","; 0 where none stands."""
    said = tuple(w.low for w in run[at : at + 4])
    return next((at + len(j) for j in _JOINTS if said[: len(j)] == j and len(said) > len(j)), 0)


def _ends(run: tuple[Word, ...], at: int) -> bool:
    """Say whether the list that a comma leads on ends in "and" ("the Head, the Buyer, and the CFO")."""
    return any(w.low in {"and", "or"} for w in run[at : at + 2])


def _lists(run: tuple[Word, ...], at: int, known: Mapping[str, str]) -> bool:
    """Say whether titles stand from a word on until "and" or "or" joins the last of them."""
    several = enumerated(run, at, known)[0]
    joint = run[several[-2].end : several[-1].start] if len(several) > 1 else ()
    return any(w.low in {"and", "or"} for w in joint)


def bracketed(sentence: Sentence, at: int) -> tuple[Limit | None, int]:
    """Return the limit of a bracket at a place that holds nothing else, and where it ends."""
    run = sentence.run
    close = next((n for n in range(at, len(run)) if run[n].low == ")"), at)
    if close == at or run[at].low != "(" or not set(range(at + 1, close)) <= sentence.amounts_at:
        return None, at
    return limit(sentence.text, run[at + 1 : close], "<="), close + 1


def bounds_of_others(sentence: Sentence, at: int) -> tuple[Limit, ...]:
    """Return the limits in the brackets behind titles that follow a word: they bound none before it."""
    run = sentence.run
    behind = (
        n for n in range(max(at, 1), len(run)) if run[n].low == "(" and is_head(run[n - 1].low)
    )
    return tuple(bound for n in behind if (bound := bracketed(sentence, n)[0]))


def bounds_last(sentence: Sentence, every: tuple[Cosigner, ...]) -> bool:
    """Say whether a figure bounds the last alone ("of the Clerk, and of the Board if it exceeds £500")."""
    run, last = sentence.run, every[-1]
    behind = range(last.end, len(run))
    led = (
        len(every) > 1
        and last.end < len(run)
        and run[last.end].low in group("consents", "further")
    )
    again = (
        any(w.low in {"of", "by"} for w in run[every[-2].end : every[-2].end + 3])
        if led
        else False
    )
    return again and any(n in sentence.amounts_at for n in behind)
