"""A second consent in one sentence: ", and if the cost exceeds EUR 500, also that of the CFO"."""

import re
from collections.abc import Mapping

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.consents.consent_matters import matter
from rolegraph.extraction.english.consents.qualifying import qualifies
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.wording.lexicon import by_entry, grammar, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.needs import is_mere_setting
from rolegraph.extraction.english.wording.objects import without_article
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, between
from rolegraph.model import Limit

#: "the annual budget | for the" Board's approval
_HANGING = re.compile(r"\s+for(?: the)?$")
_JOINTS = frozenset((",", ";", "and", "but"))
#: What stands between participles.
_BETWEEN = frozenset((",", "and", "or", "/", "&", "then", "finally", "formally", "jointly"))
#: "also that of the CFO"
_THAT_OF = (("that", "of"), ("those", "of"))


def about(
    sentence: Sentence, place: tuple[int, int], title: Mention, last: tuple[str, Limit | None]
) -> tuple[str, Limit | None]:
    """Return what a consent is about and from which amount on.

    ``place`` are the words before it, behind the one before, which is about ``last``.
    """
    run, (since, at) = sentence.run, place
    what, bound = matter(sentence, at, title, since)
    what = _HANGING.sub("", what.rstrip(" :–—-"))  # "Legal action: must be authorised by …"
    small = group("consents", "qualifying") | group("titles", "determiners")
    told = all(w in small for w in what.lower().split())
    if _is_again(
        what
    ):  # "reviewed by Counsel before they are submitted to the Board for approval"
        named = last[0] or between(sentence.text, without_article(sentence.subject))
        return named, last[1] or bound
    what = "" if told and not last[0] else what  # "additional | approval is also required"
    if not since:
        end = _further_from(run, title.end) if bound else 0
        return what, limit(sentence.text, run[:end]) if end else bound
    what, bound = _further(sentence, place, (what, bound), last)
    if last[0] and what and told:
        # "; if it costs more, additional approval by the CFO", "and signed by the Clerk": the same
        return last if bound is None and _joins(run[since:at]) else (last[0], bound)
    if what.lower() in group("ladders", "stages"):
        return last  # "approved by the Manager once checked by the Clerk"
    if what in between(sentence.text, run[since:at]) and _joins(run[since:at]):
        # recommended by the manager and approved by the committee: the same matter.
        return last
    return what, bound


def _is_again(what: str) -> bool:
    """Say whether words only take up the matter named before ("before they")."""
    run = what.lower().split()
    again = bool(run) and run[-1] in grammar("plural_pronouns") | {"it", "these", "this"}
    return again and all(w in group("ladders", "stages") | {"and", "when"} for w in run[:-1])


def _further_from(run: tuple[Word, ...], start: int) -> int:
    """Return where a further consent's condition sets in (", and if …, also …"), 0 where none does."""
    for at in range(start, len(run)):
        if run[at].low in _JOINTS and (begun := _past_joints(run, at)) < len(run):
            led = run[begun].low in group("consents", "further")
            if led and any(w.low == "also" for w in run[begun:]):
                return at
    return 0


def _further(
    sentence: Sentence,
    place: tuple[int, int],
    told: tuple[str, Limit | None],
    last: tuple[str, Limit | None],
) -> tuple[str, Limit | None]:
    """Return matter and limit of a further consent; ``place`` are the words before it, behind the last.

    ``told`` are those that its own words give, ``last`` those of the consent before: the matter stays
    the same behind a condition, and "critical ones" are of the matter before.
    """
    run, (since, at) = sentence.run, place
    if _further_from(run[:at], since) == since or _is_also(run[since:at]):
        return last[0], limit(sentence.text, run[since:at])
    start = _past_joints(run, since)
    ones = next((n for n in range(start, at) if _is_one(run, n)), start)
    if ones == start or not last[0]:
        return told
    named = between(sentence.text, without_article(run[start:ones]))
    return f"{named} {last[0].split()[-1]}", limit(sentence.text, run[since:at])


def _is_one(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "ones" stands for a thing named before, and "one" counts nobody ("at least one other")."""
    counts = run[at - 1].low in {"least", "most", "only", "than", "or", "and"} if at else True
    return run[at].low == "ones" or (run[at].low == "one" and not counts)


def that_of(
    run: tuple[Word, ...], place: tuple[int, int], kind: str, known: Mapping[str, str]
) -> tuple[Mention, str] | None:
    """Return whose consent of a ``kind`` "also that of the CFO" names behind another's, and the kind.

    ``place`` is where the other's ends, and where the words may begin.
    """
    since, at = place
    said = tuple(w.low for w in run[at : at + 2])
    told = run[at - 1].low == "also" or _is_also(run[since:at])
    named = bool(since) and told and said in _THAT_OF and at + 2 < len(run)
    title = mention(run, at + 2, known) if named else None
    return (title, kind) if title else None


def joined(
    sentence: Sentence, at: int, known: Mapping[str, str]
) -> tuple[Mention, tuple[str, ...]] | None:
    """Return who does several things to a matter ("approved and minuted by the Board"), and their kinds."""
    run = sentence.run
    if (at and run[at - 1].low in grammar("past")) or verb_at(run, at) is None:
        return None
    kinds: list[str] = []
    place, several = at, 0
    while place < len(run) and run[place].low != "by":
        verb = verb_at(run, place)
        if verb is None or verb.shape != "ed" or verb.lemma in grammar("states"):
            return None
        kind = by_entry("phrases", "needs").get(f"{run[place].low} by", "")
        kinds += [kind] if kind and not is_mere_setting(run, place) else []
        several, place = several + 1, _past_verb(run, verb.end)
    title = mention(run, place + 1, known) if several > 1 and kinds else None
    if title is None or qualifies(sentence, at):
        return None
    return title, tuple(dict.fromkeys(kinds))


def _past_verb(run: tuple[Word, ...], at: int) -> int:
    """Return where the next of several participles stands behind "and", "and then"."""
    while at < len(run) and run[at].low in _BETWEEN:
        at += 1
    return at


def _joins(run: tuple[Word, ...]) -> bool:
    """Say whether some words only join two consents ("and then", "with prior written")."""
    return all(w.low in group("consents", "joining") or w.low == "with" for w in run)


def _is_also(run: tuple[Word, ...]) -> bool:
    """Say whether nothing but "and also", "as well as" stands between two consents."""
    return bool(run) and all(w.low in _JOINTS | {"also", "as", "well"} for w in run)


def _past_joints(run: tuple[Word, ...], at: int) -> int:
    while at < len(run) and run[at].low in _JOINTS:
        at += 1
    return at
