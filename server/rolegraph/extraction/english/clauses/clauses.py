"""The clauses of an English sentence: who, under which modality, does what, to what."""

from dataclasses import dataclass
from functools import lru_cache

from rolegraph.extraction.english.clauses.ensuring import thing_end
from rolegraph.extraction.english.clauses.openings import (
    charged,
    is_name,
    leading_condition,
    past_adverbial,
    past_aside,
    past_condition,
    past_having,
    past_lead,
    past_manner,
    past_title,
)
from rolegraph.extraction.english.clauses.receivers import (
    past_bound,
    past_done,
    past_person,
    past_receiver,
)
from rolegraph.extraction.english.clauses.subjects import (
    agreeing,
    is_noun,
    is_subject,
    is_told_of,
    subject_like,
    tells_more,
    without_brackets,
)
from rolegraph.extraction.english.clauses.told_subjects import (
    is_described,
    subject_before,
    without_copula,
)
from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.wording.enumerations import charged_to, past_enumeration
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.modality import modality
from rolegraph.extraction.english.wording.modes import opener
from rolegraph.extraction.english.wording.objects import (
    begins_object,
    goes_on_finite,
    names_thing,
    object_end,
    past_each,
)
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_plural_head
from rolegraph.extraction.english.wording.verb_groups import (
    assumed,
    being,
    has_object,
    keeping,
    named_deed,
    nominal,
    passive,
    past_adverbs,
    past_breaks,
    verbs_after,
)
from rolegraph.extraction.english.wording.verbs import Verb, guessed_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, words
from rolegraph.values import quickly_made

_LONGEST_SUBJECT = 10


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One or more coordinated verbs with one object; all places are numbers of words.

    ``mode`` is grant, prohibition, duty (must, is responsible for) or "" where the verb stands
    alone. ``end`` is where the next clause begins; between ``object_end`` and it stand the
    recipient, the condition and the rest.
    """

    mode: str
    verbs: tuple[Verb, ...]
    start: int
    object_start: int
    object_end: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its clauses; ``subject`` is the run of words before the first of them."""

    text: str
    run: tuple[Word, ...]
    amounts_at: frozenset[int]
    condition: tuple[Word, ...] = ()
    subject: tuple[Word, ...] = ()
    clauses: tuple[Clause, ...] = ()


def parse(text: str, mode: str = "") -> Sentence:
    """Return a sentence with its clauses.

    ``mode`` is that of a lead-in above the sentence ("The buyer may:").
    """
    return _parsed(text, mode)


@lru_cache(maxsize=10_000)
def _parsed(text: str, mode: str) -> Sentence:
    run = words(text)
    taken = covered(amounts(text, run))
    start, condition = leading_condition(run)
    if not start:
        start, condition = past_adverbial(run)
    start = start or past_manner(run)
    aside = past_aside(run, start)
    whose, deed, given = charged(run)
    opened = _opening(run, deed, given) if deed else _opening(run, aside or start, mode)
    if opened is None:
        start = past_lead(run, start)
        opened = _opening(run, start, mode) if start else None
    sentence = Sentence(text, run, taken, condition)
    if opened is None:
        return sentence
    clauses = []
    while opened:
        clause = _clause(sentence, *opened)
        clauses.append(clause)
        opened = _next(sentence, clause)
    named = run[start : next((n for n in range(start, aside) if run[n].low == ","), start)]
    named = without_copula(run[whose : deed - (run[deed - 1].low == "to")]) if deed else named
    subject = named or subject_before(run, start, clauses[0].start)
    return Sentence(text, run, taken, condition, subject, tuple(clauses))


def _opening(
    run: tuple[Word, ...], start: int, mode: str
) -> tuple[str, int, int, tuple[Verb, ...]] | None:
    """Return mode, start, first word after the phrase and verbs of the first clause."""
    doing, named = charged_to(run, start), named_deed(run, start)
    told = named and not is_told_of(run, start, named[0].end)
    if doing or told:
        deeds = doing or named
        return mode, deeds[0].start - 1 if doing else start, deeds[-1].end, deeds
    barred = start < len(run) and (opener(run, start) or ("",))[0] == "prohibition"
    # "Not to sell books"; "have custody of the seal" below "The Clerk shall:"
    leading = () if barred else verbs_after(run, start, mode) or keeping(run, start)
    if leading and not is_subject(run, start, leading[0]):
        return mode, start, leading[-1].end, leading
    titled = max(past_title(run, start), several := past_enumeration(run, start))
    for at in range(start, min(len(run), max(start + 14, titled + 3))):
        if start < at < titled:
            continue
        found = modality(run, at)
        verbs = _told(run, found) if found else ()
        if found and (verbs or not (found[0] == "duty" and is_described(run, found[1]))):
            return (found[0], at, verbs[-1].end, verbs) if verbs else None
        verbs = _finite(run, start, at, mode, several) if at > start and not found else ()
        if verbs:
            return mode, at, verbs[-1].end, verbs
        if run[at].low in {",", ";", ":", "."}:
            break
    return None if leading else _guessed(run, start, mode)


def _told(run: tuple[Word, ...], found: tuple[str, int]) -> tuple[Verb, ...]:
    """Return the verbs behind a modal phrase, whatever they stand for."""
    verbs = _predicate(run, found[1], found[0])
    verbs = verbs or _named(run, found) or assumed(run, found[1])
    return verbs or (being(run, found[1]) if found[0] == "prohibition" else ())


def _predicate(run: tuple[Word, ...], at: int, mode: str) -> tuple[Verb, ...]:
    """Return the verbs behind a modal phrase, active or passive; "may:" lists them."""
    led = run[at - 1].low in {"for", "of"}
    at += at < len(run) and run[at].low == ":"
    verbs = verbs_after(run, at, mode)
    if led and verbs and verbs[0].shape != "ing":
        return ()  # "responsible for stock control", "in charge of programs"
    return verbs or passive(run, at) or keeping(run, at)


def _named(run: tuple[Word, ...], found: tuple[str, int]) -> tuple[Verb, ...]:
    """Return the verb that a noun names behind "responsible for", () behind "must"."""
    noun = run[found[1] - 1].low in {"for", "of", "are", "include"}
    return nominal(run, found[1]) if noun else ()


def _finite(run: tuple[Word, ...], start: int, at: int, mode: str, named: int) -> tuple[Verb, ...]:
    """Return the verbs of a clause whose subject ends at one word; several ``named`` end at another."""
    subject = without_brackets(run[start:at])
    owner = run[at - 1].low.endswith("'s")  # "the Director's | claims are countersigned"
    if owner or tells_more(subject) or run[at - 1].low in grammar("articles"):
        return ()  # "the | Claims Department"
    if at != named and not subject_like(subject):
        return _passive(run, at) if at - start <= _LONGEST_SUBJECT else ()
    verbs = verbs_after(run, at, mode)
    if verbs and verbs[0].shape == agreeing(subject):
        return verbs
    if verbs and verbs[0].shape == "s" and not is_noun(run, at, verbs[0]):
        return verbs
    return _passive(run, at)


def _passive(run: tuple[Word, ...], at: int) -> tuple[Verb, ...]:
    """Return a passive's verb; "is authorised to" opens a clause instead."""
    verbs = passive(run, at)
    given = bool(verbs) and verbs[0].lemma in group("verbs", "granting_to")
    behind = past_having(run, verbs[0].end) if given else 0  # "has been given authority to"
    granted = 0 < behind < len(run) and opener(run, behind) is not None
    return () if verbs and (opener(run, verbs[0].start) or granted) else verbs


def _guessed(
    run: tuple[Word, ...], start: int, mode: str
) -> tuple[str, int, int, tuple[Verb, ...]] | None:
    at = past_adverbs(run, start)
    verb = None if at < len(run) and is_plural_head(run[at].low) else guessed_verb(run, at)
    if verb and verb.end < len(run) and run[verb.end].low in {*grammar("predicates"), "of"}:
        return None  # "Dismissals need …", "Additions of sulphur"
    if verb and verb.lemma in group("titles", "anybody"):
        return None  # "Employees in these grades …"
    if verb and verb.shape == "s" and is_told_of(run, start, verb.end):
        return None  # "Trips abroad require …"
    return (mode, start, verb.end, (verb,)) if verb and begins_object(run, verb.end) else None


def _clause(
    sentence: Sentence, mode: str, start: int, after: int, verbs: tuple[Verb, ...]
) -> Clause:
    run = sentence.run
    if after < len(run) and run[after].low in {"that", ":"}:
        after += 1
    after = past_condition(run, past_each(run, past_receiver(run, past_done(run, after))))
    if verbs[0].lemma in group("verbs", "granting_to"):
        after = past_person(run, after)
    stop = object_end(run, after, verbs[0].shape, sentence.amounts_at)
    if bound := past_bound(run, (after, stop), verbs[-1].lemma):
        after, stop = bound, object_end(run, bound, verbs[0].shape, sentence.amounts_at)
    if verbs[-1].lemma in group("verbs", "ensuring"):
        stop = thing_end(run, after, stop)
    if verbs[0].lemma in group("verbs", "telling"):
        stop = next((i for i in range(after, stop) if run[i].low == "of"), stop)
    end = _clause_end(sentence, stop, verbs[0].shape)
    return Clause(
        mode=mode, verbs=verbs, start=start, object_start=after, object_end=stop, end=end
    )


def _clause_end(sentence: Sentence, at: int, shape: str) -> int:
    """Return where the next clause begins: at a break before a verb or a modal phrase."""
    run = sentence.run
    at = _past_exception(run, at)
    while at < len(run):
        if run[at].low in grammar("breaks") and _follows(run, at, shape):
            return at
        at = _past_exception(run, at + 1)
    return at


def _past_exception(run: tuple[Word, ...], at: int) -> int:
    """Return where "except the power to hire and dismiss" ends, whose verbs tell no deed; else ``at``."""
    spared = phrases("excepting").at(run, at) if at < len(run) else None
    if spared is None or not any(w.low == "to" for w in run[at:]):
        return at
    return next((n for n in range(spared.end, len(run)) if run[n].low in {",", ";"}), len(run))


def _follows(run: tuple[Word, ...], at: int, shape: str) -> bool:
    """Say whether a clause of its own begins behind a break."""
    if run[at].low == "/" and verb_at(run, at - 1) is None:
        return False  # "with financial/audit skills"
    at = past_breaks(run, at)
    if at >= len(run):
        return False
    if opener(run, _past_copula(run, at)):
        return True
    verb = verb_at(run, past_adverbs(run, at))
    if verb is None or is_name(run, at) or names_thing(run, at):
        return False
    if verb.shape != shape:
        return shape == "base" and goes_on_finite(run, verb)
    inserted = past_condition(run, verb.end) > verb.end  # "sign, with the Clerk, all deeds"
    return run[at].low == "to" or inserted or has_object(run, verb)


def _past_copula(run: tuple[Word, ...], at: int) -> int:
    """Return where "is", "has" before a phrase such as "responsible for" end."""
    while at + 1 < len(run) and run[at].low in grammar("copulas"):
        at += 1
    return at


def _next(sentence: Sentence, clause: Clause) -> tuple[str, int, int, tuple[Verb, ...]] | None:
    """Return what the next clause begins with, or None at the sentence's end."""
    run = sentence.run
    at = past_breaks(run, clause.end)
    if at >= len(run):
        return None
    found = opener(run, _past_copula(run, at))
    mode, after = found or (clause.mode, at)
    verbs = _told(run, found) if found else verbs_after(run, after, mode)
    if verbs and not found and verbs[0].shape == "s" and clause.verbs[0].shape == "base":
        mode = "duty"  # "may waive the need and | reports each waiver"
    return (mode, at, verbs[-1].end, verbs) if verbs else None
