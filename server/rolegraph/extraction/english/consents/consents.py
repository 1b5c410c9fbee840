"""Consent of others: must be approved by the CFO; above this, the director's approval is needed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.consents.cosigners import (
    Cosigner,
    bounds_last,
    bounds_of_others,
    cosigners,
)
from rolegraph.extraction.english.consents.further import about, joined, that_of
from rolegraph.extraction.english.consents.obtained import board_approval, obtained, possessive
from rolegraph.extraction.english.consents.qualifying import (
    acts,
    before_qualifying,
    done_on_day,
    is_named,
    is_none,
    qualifies,
)
from rolegraph.extraction.english.consents.second_matters import second_matter
from rolegraph.extraction.english.consents.told_consents import (
    are_members,
    is_based_on,
    is_past,
    tells_who,
)
from rolegraph.extraction.english.consents.wanted import wanted
from rolegraph.extraction.english.consents.who_is_meant import only_mentions
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.limits import as_limit, limit
from rolegraph.extraction.english.wording.departments import asked_unit
from rolegraph.extraction.english.wording.enumerations import enumerated, past_count
from rolegraph.extraction.english.wording.larger import done_by
from rolegraph.extraction.english.wording.lexicon import by_entry, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.needs import needed, triggers
from rolegraph.extraction.english.wording.objects import begins_object, without_article
from rolegraph.extraction.english.wording.phrases import Hit, Phrases, phrases
from rolegraph.extraction.english.wording.words import Word, between
from rolegraph.model import Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Somebody's say over a matter; ``kind`` is "" for a referral that names no power.

    ``object`` is "" where the matter is that of the sentence before ("above this amount");
    ``above`` are the words that call a matter the larger one, ``condition`` those that say who is away.
    """

    kind: str
    title: str
    object: str
    limit: Limit | None
    start: int
    above: str = ""
    condition: str = ""


def consents(sentence: Sentence, known: Mapping[str, str]) -> Iterator[Consent]:
    """Yield who must agree to what, from left to right."""
    run = sentence.run
    yield from _handed(sentence, known)
    free = _is_free(sentence)
    larger = phrases("above").first(run) is not None
    if not larger and not any(w.low in triggers() or w.low.endswith("'s") for w in run):
        return
    at = since = 0
    last: tuple[str, Limit | None] = ("", None)
    kind = ""
    while at < len(run):
        found = None if free and _is_spared(run, at) else _at(sentence, at, known)
        if found and _is_denied(run, at, found[0].end):
            at = found[0].end
            continue
        found = found or (done_by(run, at, known) if larger else None)
        found = found or that_of(run, (since, at), kind, known)
        named = bool(found and found[1]) or is_based_on(run, at)
        joint = None if named else joined(sentence, at, known)
        kinds = joint[1] if joint else (found[1],) if found else ()
        found = (joint[0], joint[1][-1]) if joint else found
        if found and done_on_day(sentence, at):
            since = found[0].end
        elif found:
            title, kind = found
            last = about(sentence, (since, at), title, last)
            second = second_matter(sentence, since, at)
            every = tuple(cosigners(sentence, title, known))
            since = every[-1].end
            for of_what in (last, second) if second else (last,):
                yield from _of_each(sentence, at, (title, kinds), every, of_what)
        at = since if found else at + 1


def _of_each(
    sentence: Sentence,
    at: int,
    found: tuple[Mention, tuple[str, ...]],
    every: tuple[Cosigner, ...],
    matter: tuple[str, Limit | None],
) -> Iterator[Consent]:
    """Yield the consent of each who gives it together, of every kind; none over nothing."""
    (title, kinds), (what, bound), run = found, matter, sentence.run
    # "by the Team Leader (up to EUR 200) or the Manager": that bounds the one before it.
    others = (*(one.limit for one in every), *bounds_of_others(sentence, every[-1].end))
    spared = next((n for n in range(every[-1].end, len(run)) if run[n].low == "except"), len(run))
    # "with the Board's consent except where a debt is below £500": that bounds what needs none.
    excepted = bound and limit(sentence.text, run[:spared]) is None
    bound = None if bound in others or excepted else bound
    beyond = phrases("above").first(run)
    done = kinds[-1] == "execute"
    if done and beyond and not what:
        what = between(sentence.text, run[: beyond.start])
    # What somebody simply does ("released by the clerk") is a duty.
    empty = is_none(what, run[:at], title.text, kinds[-1]) and not _is_acted_on(sentence, what)
    empty = empty or acts(sentence, what)
    if (done and not bound and not beyond) or empty:
        return
    larger_of = between(sentence.text, run[beyond.start : beyond.end]) if beyond else what
    absent = any(w.low in group("consents", "away") for w in sentence.condition)
    away = between(sentence.text, sentence.condition) if absent else ""
    last_only = bounds_last(sentence, every)
    for one in every:
        own = bound if not last_only or one is every[-1] else None
        for kind in kinds:
            yield Consent(
                kind=kind,
                title=one.title,
                object=what,
                limit=one.limit or own,
                start=at,
                above=larger_of,
                condition=one.condition or away or _case(sentence, every[-1].end),
            )


def _case(sentence: Sentence, at: int) -> str:
    """Return the case in which a consent is asked for behind whose it is ("where it is not budgeted")."""
    run = sentence.run
    if at >= len(run) or run[at].low not in group("consents", "further"):
        return ""
    end = next((n for n in range(at, len(run)) if run[n].low in {",", ";", "."}), len(run))
    figured = any(n in sentence.amounts_at for n in range(at, end))
    return "" if figured else between(sentence.text, run[at:end])


def _is_acted_on(sentence: Sentence, what: str) -> bool:
    """Say whether somebody does something to a matter ("may appoint | managers, subject to")."""
    active = (c for c in sentence.clauses if c.verbs[0].shape != "ed")
    return any(what and between(sentence.text, _object(sentence, c)) == what for c in active)


def _is_free(sentence: Sentence) -> bool:
    """Say whether a sentence grants and denies nothing, so that "without approval" needs none."""
    run = (*sentence.run, *sentence.run[-1:])
    granted = any(
        # "Purchases shall be made without prior approval of the Council"
        c.mode == "grant" or (c.mode == "duty" and run[c.verbs[-1].end].low == "without")
        for c in sentence.clauses
    ) or (not sentence.clauses and any(w.low == "may" for w in run))
    said = (w.low for n, w in enumerate(sentence.run) if n not in sentence.amounts_at)
    return granted and not any(low in group("consents", "denying") for low in said)


def _is_spared(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "without", "without the prior", "without first seeking" stands right before some words."""
    at = before_qualifying(run, at, group("consents", "sparing"))
    return bool(at) and run[at - 1].low == "without"


def _is_denied(run: tuple[Word, ...], at: int, end: int) -> bool:
    """Say whether words ask for no consent ("do not need the approval of X", "X's approval is not required").

    A negation stands right before them, but for words of needing, or behind them.
    """
    while at and run[at - 1].low in group("consents", "asked_for"):
        at -= 1
    before = run[at - 1].low if at else ""
    behind = [w.low for w in run[end : end + 3]]
    after = behind[1:2] == ["not"] and behind[-1] in group("consents", "asked_for")
    return before in group("consents", "denied") or after


def _at(sentence: Sentence, at: int, known: Mapping[str, str]) -> tuple[Mention, str] | None:
    run = sentence.run
    if only_mentions(run, at):
        return None
    hit = needed(run, at)
    handed = hit and any(w.low in group("consents", "handing_on") for w in run[at : hit.end])
    told = handed or is_past(run, at) or is_named(run, at) or are_members(run, hit, at)
    told = told or tells_who(run, at) or is_based_on(run, at)
    if hit and at and told:
        return None  # "The limits were approved by the Board": told, and no power
    if hit:
        title = mention(run, past_count(run, hit.end), known) or asked_unit(run, hit.end)
        end = enumerated(run, hit.end, known)[1] if title else 0
        free = title is None or _leads_in(run, max(end, title.end)) or qualifies(sentence, at)
        return None if title is None or free else (title, hit.value)
    hit = phrases("escalations").at(run, at)
    if hit:
        title = mention(run, hit.end, known)
        return (title, _purpose(run, title.end)) if title and _refers(sentence, hit) else None
    had = obtained(run, at, known) or board_approval(run, at, known)
    had = had or possessive(run, at, known) or _agreed(run, at, known)
    return had or wanted(sentence, at, known)


def _agreed(
    run: tuple[Word, ...], at: int, known: Mapping[str, str]
) -> tuple[Mention, str] | None:
    """Read "once the manager has agreed", "unless the Board has approved the budget"."""
    title = mention(run, at + 1, known) if run[at].low in group("consents", "when") else None
    hit = _agreeing().at(run, title.end) if title and title.end < len(run) else None
    if hit and hit.value in {"verify", "review"} and not begins_object(run, hit.end):
        return None  # "has confirmed that funds are there": no matter of the sentence
    return (Mention(title.text, title.start, hit.end), hit.value) if title and hit else None


def _leads_in(run: tuple[Word, ...], at: int) -> bool:
    """Say whether what somebody is authorised to follows ("is authorised by the Board to seek")."""
    return at < len(run) and run[at].low in {":", "to"} and run[at - 1].low != ","


@cache
def _agreeing() -> Phrases:
    return Phrases(dict(by_entry("phrases", "agrees")))


def _handed(sentence: Sentence, known: Mapping[str, str]) -> Iterator[Consent]:
    """Read "escalates refunds above USD 150 (or: larger ones) to the Service Manager (for approval)"."""
    run, last = sentence.run, ""
    for clause in sentence.clauses:
        what = between(sentence.text, _object(sentence, clause))
        said = run[clause.object_start].low if clause.object_start < len(run) else ""
        what = last if said in group("consents", "standing_for") else what
        last = what
        title = _receiver(sentence, clause, known)
        if title is None or not what:
            continue
        bound = limit(sentence.text, run[clause.object_start : clause.end])
        kind = _purpose(run, title.end)
        named = said in group("phrases", "larger")
        beyond = phrases("above").first(run, clause.object_start, clause.object_end + 1)
        larger = what if named or beyond else ""
        if kind or larger or (bound and bound.operator in {">", ">="}):
            yield Consent(
                kind=kind,
                title=title.text,
                object=what,
                limit=bound,
                start=clause.start,
                above=larger,
            )


def _receiver(sentence: Sentence, clause: Clause, known: Mapping[str, str]) -> Mention | None:
    """Return the title to whom a clause hands its object."""
    if clause.verbs[0].lemma not in group("verbs", "referring"):
        return None
    run = sentence.run
    to = next((i for i in range(clause.object_end, clause.end) if run[i].low == "to"), None)
    title = mention(run, to + 1, known) if to else None
    return title if title and title.end <= clause.end else None


def _object(sentence: Sentence, clause: Clause) -> tuple[Word, ...]:
    return without_article(sentence.run[clause.object_start : clause.object_end])


def _refers(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a referral is one: for approval, or of matters above a limit."""
    run = sentence.run
    purposed = phrases("for_approval").first(run, hit.end) or phrases("for_review").first(
        run, hit.end
    )
    above = phrases("above").first(run) is not None or (run[0].low in group("phrases", "larger"))
    bounds = [as_limit(a) for a in amounts(sentence.text, run)]
    return bool(purposed) or above or any(b.operator in {">", ">="} for b in bounds)


def _purpose(run: tuple[Word, ...], at: int) -> str:
    purpose = phrases("for_approval").first(run, at, at + 6)
    if purpose:
        said = purpose.phrase
        return "decide" if "decision" in said else "sign" if "signature" in said else "approve"
    return "review" if phrases("for_review").first(run, at, at + 6) else ""
