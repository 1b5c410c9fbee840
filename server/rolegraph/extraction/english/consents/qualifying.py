"""Consents that only tell which thing is meant, or are only named ("keeps to the budget approved by …")."""

import re

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import without_article
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_body, is_written_title
from rolegraph.extraction.english.wording.verbs import kind_of_noun, verb_at
from rolegraph.extraction.english.wording.words import Word, between, words

#: The words behind a title in which the day stands on which it consented.
_DATED = 10
#: Words of "be reviewed and approved" before "by".
_DONE = 5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def qualifies(sentence: Sentence, at: int) -> bool:
    """Say whether "approved by the Board" only tells which thing is meant ("keeps to the budget …").

    So it is where the sentence says something else, and the participle stands right behind a noun.
    """
    run = sentence.run
    while at > 1 and run[at - 1].low in {"and", "or"} and run[at - 2].low.endswith("ed"):
        at -= 2  # "Contracts reviewed and approved by the Director are filed"
    at = _first_joined(run, at)
    verb = verb_at(run, at)
    done = run[at].low.endswith("ed") or (verb is not None and verb.shape == "ed")
    if not at or not done or not _is_noun_before(run, at - 1):
        return False
    if phrases("composing").first(run, 0, at):
        return False  # "consists of directors appointed by the Board"
    if _is_of_plan(run, at):
        return True
    told = any(c.verbs[0].start > at or c.verbs[-1].end < at for c in sentence.clauses)
    told = told or any(w.low in group("titles", "told_by") for w in run[at:])
    handed = phrases("escalations").first(run)
    # "are sent to the supplier" hands nothing to anybody who decides
    decided = handed and handed.end < len(run) and mention(run, handed.end, {})
    return told and not decided


def _first_joined(run: tuple[Word, ...], at: int) -> int:
    """Return where the participle stands that "and" joins another to ("plans | made in May and approved")."""
    if not at or run[at - 1].low not in {"and", "or"}:
        return at
    for before in range(at - 2, 0, -1):
        if run[before].low in grammar("auxiliaries") | grammar("passives") | grammar("stops"):
            return at
        verb = verb_at(run, before)
        if verb and verb.shape == "ed" and _is_noun_before(run, before - 1):
            return before
    return at


def is_named(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a decision is only named ("in accordance with the decision of the Board")."""
    noun = run[at].low
    at = before_qualifying(run, at)
    before = (" ".join(w.low for w in run[max(at - n, 0) : at]) for n in (1, 2))
    if any(words_of in group("consents", "naming") for words_of in before):
        return True
    # "may appeal a decision of the Board", "A decision of the Clerk may be reversed": what is decided on
    waits = group("consents", "waiting") | grammar("passives") | group("consents", "also")
    return noun == "decision" and run[at - 1].low not in waits


def done_on_day(sentence: Sentence, at: int) -> bool:
    """Say whether what somebody did, as told from a word on, was done on a day.

    "Approved by the Board: 12 May 2019" is told, and no power; what must be approved on a day still is to be.
    """
    run = sentence.run
    by = next((n for n in range(at, len(run)) if run[n].low == "by"), len(run))
    named = mention(run, by + 1, {}) if by + 1 < len(run) else None
    if named is None or any(w.low == "be" for w in run[max(by - _DONE, 0) : by]):
        return False
    small = group("consents", "dating") | group("amounts", "months")
    for n in range(named.end, min(named.end + _DATED, len(run))):
        if n not in sentence.amounts_at and _YEAR.search(run[n].low):
            return True
        day = run[n].low.strip("stndrh")  # "3rd", "rd"
        if not (not day or day.isdigit() or run[n].low in small):
            return False
    return False


def before_qualifying(
    run: tuple[Word, ...], at: int, further: frozenset[str] = frozenset()
) -> int:
    """Return where "the prior written" before a consent begins; ``further`` words may stand there too."""
    passed = group("consents", "qualifying") | group("titles", "determiners") | further
    while at and run[at - 1].low in passed:
        at -= 1
    return at


def _is_of_plan(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a plan is what was approved ("Expenditure included in the budget approved by …")."""
    inside = [n for n in range(1, at - 1) if run[n].low in group("consents", "inside")]
    return bool(inside) and run[at - 1].low in group("consents", "plans")


def _is_noun_before(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a word is a noun, and no auxiliary, adverb, joint or sign."""
    low = run[at].low
    small = grammar("passives") | grammar("breaks") | group("phrases", "ends")
    when = group("consents", "when") | group("consents", "joining") | group("phrases", "fillers")
    return run[at].is_word and not (low.endswith("ly") or low in small | when)


def is_none(what: str, run: tuple[Word, ...], title: str, kind: str) -> bool:
    """Say whether words are no matter of the ``title``'s say: whoever asks, or a condition.

    "The Branch Manager needs the agreement of …"; "Staff may be allowed …"; "If an officer resigns …".
    """
    first, low = what.partition(" ")[0].lower(), what.lower()
    if kind_of_noun(low) == "approve":
        return True  # "Approval authority rests with the Director": over nothing named
    if low in group("titles", "pronouns") | grammar("persons"):
        return True  # "You must get sign-off from the Director"
    people = kind in {"approve", "decide"} and {low, low.removesuffix("s")} & group(
        "titles", "anybody"
    )
    if what and (first in group("consents", "no_matters") or people or low == title.lower()):
        return True
    whose = is_body(what) and low.endswith(
        f" {title.lower()}"
    )  # "City Council – with Council approval"
    return whose or (is_written_title(what) and any(w.low in grammar("wanting") for w in run))


def acts(sentence: Sentence, what: str) -> bool:
    """Say whether words name who does what needs the consent ("The Chef cannot hire without …")."""
    active = any(c.mode and c.verbs[0].shape != "ed" for c in sentence.clauses)
    subject = between(sentence.text, without_article(sentence.subject))
    if _tells_of_somebody(words(what)):
        return True
    return active and bool(what) and what == subject and is_written_title(what)


def _tells_of_somebody(run: tuple[Word, ...]) -> bool:
    """Say whether words are what somebody does or not ("the Buyer won't pay for it until …")."""
    named = mention(run, 0, {}) if run else None
    behind = run[named.end].low if named and named.end < len(run) else ""
    return behind.endswith("n't") or behind in grammar("modals")
