"""Steps of one matter in a sentence: "Refunds up to £50 by the clerk, above that by the manager"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rolegraph.extraction.english.figures.amount import Amount
from rolegraph.extraction.english.figures.amounts import amounts, covered, has_figures
from rolegraph.extraction.english.figures.limits import as_limit, is_limit
from rolegraph.extraction.english.figures.numbers import spells
from rolegraph.extraction.english.wording.larger import is_more_of
from rolegraph.extraction.english.wording.lexicon import entries, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.objects import without_article
from rolegraph.extraction.english.wording.phrases import Hit, phrases
from rolegraph.extraction.english.wording.verbs import Verb, kind_granted, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.limit_ends import beyond
from rolegraph.model import Limit

_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """Who may do how much; ``kind`` is "" where no verb of the sentence names it."""

    kind: str
    object: str
    limit: Limit | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One part of the sentence; ``above`` are its words for all that is larger, ``rest`` its own matter's.

    ``by`` says that the title stands behind it; it is None where nobody there holds a post ("by staff").
    """

    title: Mention | None
    amount: Amount | None
    above: str
    rest: tuple[Word, ...]
    verb: Verb | None
    by: bool


def ladder(text: str, known: Mapping[str, str]) -> tuple[Rung, ...]:
    """Return the steps of a sentence from the lowest on, () where it is no ladder.

    Every part names one title and an amount, "above that" or nothing but "otherwise".
    """
    run = words(text)
    if not has_figures(text) and all(word.low != "by" for word in run):
        return ()
    colon = next((n for n, w in enumerate(run) if w.low == ":"), -1)
    if amounts(text, run[: max(colon, 0)]):  # "Up to £5,000: Bursar; above: Principal"
        colon, run = -1, tuple(w for w in run if w.low != ":")
    head, done = _head(run[: max(colon, 0)])
    matter = without_article(head)
    parts = tuple(_whole(text, _parts(text, run[colon + 1 :], known), known))
    if len(parts) < _FEWEST:
        return ()
    steps = [_step(text, part, known) for part in parts]
    if len(steps) > _FEWEST and steps[-1] is None and _is_for_others(run):
        steps.pop()
    told = [step for step in steps if step]
    if len(told) < _FEWEST or len(told) < len(steps) or not (_climbs(told) or _elides(told)):
        return ()
    if not any(step.title for step in told):
        return ()
    return tuple(_rungs(text, told, between(text, matter), done))


def _is_for_others(run: tuple[Word, ...]) -> bool:
    """Say whether all that is larger is for somebody who has no post ("by the partners' meeting")."""
    last = next((n for n in range(len(run) - 1, 0, -1) if run[n].low in {",", ";"}), 0)
    part = run[last + 1 :]
    return phrases("above").first(part) is not None and any(w.low == "by" for w in part)


def _climbs(steps: list[_Step]) -> bool:
    """Say whether every step names an amount, or all above the one before ("larger grants: the Board")."""
    more = group("phrases", "larger") - group("phrases", "other")
    return bool(steps[0].amount) and all(
        step.amount or step.above or (step.rest and step.rest[0].low in more) for step in steps
    )


def _elides(steps: list[_Step]) -> bool:
    """Say whether steps have matters of their own and share the first one's verb.

    "Travel is approved by the Director, the Director's own travel by the Chair."
    """
    first, *others = steps
    told = first.verb is not None and bool(first.rest) and bool(kind_of_verb(first.verb.lemma))
    return told and all(
        step.rest
        and step.by
        and not step.verb
        and not _is_deed(step.rest)
        and step.rest[0].low not in group("ladders", "stages")
        for step in others
    )


def _is_deed(rest: tuple[Word, ...]) -> bool:
    """Say whether a step's matter is what somebody does beside ("…, preparing the budget for")."""
    verb = verb_at(rest, 0)
    return verb is not None and verb.shape == "ing"


def _parts(
    text: str, run: tuple[Word, ...], known: Mapping[str, str]
) -> Iterator[tuple[Word, ...]]:
    """Yield the parts between commas and semicolons, and before an "and" that one stands behind."""
    start = 0
    found = amounts(text, run)
    ranged = covered(found)  # "above EUR 2,000 and up to EUR 25,000"
    bounded = {a.start - n for a in found for n in (1, 2)}  # "and claims above EUR 1,000"
    for at, word in enumerate(run):
        joins = word.low in {"and", "but"}
        ends = word.low in {",", ";", "."} or (
            joins and (at + 1 in bounded or _opens(run, at + 1, known))
        )
        if ends and at not in ranged:
            if run[start:at]:
                yield run[start:at]
            start = at + 1
    last = run[start:]
    if last and last[-1].low == ".":
        last = last[:-1]
    if last:
        yield last


def _whole(
    text: str, parts: Iterable[tuple[Word, ...]], known: Mapping[str, str]
) -> Iterator[tuple[Word, ...]]:
    """Yield parts, those joined that a comma parts from their title ("anything more, | the Board")."""
    last: tuple[Word, ...] = ()
    for part in parts:
        named = mention(part, 0, known)
        alone = named is not None and named.end == len(part)
        if last and alone and not _title(last, covered(amounts(text, last)), known, 0):
            last = (*last, *part)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _opens(run: tuple[Word, ...], at: int, known: Mapping[str, str]) -> bool:
    """Say whether a step begins at a word: "those of", "above that", "the Director anything"."""
    title = mention(run, at, known)
    behind = {at, title.end if title else at}
    return any(
        n < len(run) and (run[n].low in group("ladders", "begins") or phrases("above").at(run, n))
        for n in behind
    )


def _step(text: str, run: tuple[Word, ...], known: Mapping[str, str]) -> _Step | None:
    """Return a part as a step, None where something in it is neither title, amount nor matter."""
    found = [a for a in amounts(text, run) if is_limit(a, run)]
    taken = covered(amounts(text, run))
    above = (phrases("above").first(run) or _rest(run) or _behind(run)) if not found else None
    title = _title(run, taken, known, above.end if above else 0)
    by = next((n for n, w in enumerate(run) if w.low == "by"), 0)
    if len(found) > 1 or not (title or (by and found)):
        return None
    hit = range(above.start, above.end) if above else range(0)
    whose = range(title.start, title.end) if title else range(by, len(run))
    used = {*whose, *taken, *hit}
    others = [n for n in range(len(run)) if n not in used]
    verb = next((v for n in others if (v := verb_at(run, n)) and _is_done(run, v, title)), None)
    active = verb is not None and title is not None and verb.start >= title.end
    plain = [n for n in others if run[n].low not in group("ladders", "small")]
    before = [n for n in plain if not verb or (n >= verb.end if active else n < verb.start)]
    if any(spells(run[n].low) for n in before):
        return None  # "two to five days": a figure that nobody read, and no matter
    if len(before) + (verb.end - verb.start if verb else 0) < len(plain) or _says_more(
        run, before
    ):
        return None
    if active and verb and not before:  # "may write off items worth less than £100"
        before = [n for n in others if n >= verb.end and run[n].low == "items"]
    named = run[before[0] : before[-1] + 1] if before else ()
    said = between(text, run[above.start : above.end]) if above else ""
    return _Step(
        title=title,
        amount=found[0] if found else None,
        above=said,
        rest=named,
        verb=verb,
        by=bool(by) and by < whose[0] + (title is None),
    )


def _rest(run: tuple[Word, ...]) -> Hit | None:
    """Return "otherwise", "the rest", "longer" at a part's beginning, which stand for all that is larger."""
    at = next((n for n, w in enumerate(run) if w.low not in group("ladders", "leading_rest")), 0)
    word = run[at]
    bare = word.low in group("ladders", "rest") | (
        group("phrases", "larger") - group("phrases", "other")
    )
    # "longer: the Director", "the rest by the Board", but "larger | refunds by the Board"
    behind = run[at + 1 : at + 2]
    small = group("ladders", "small")
    alone = bool(behind) and (behind[0].low in small or behind[0].text[0].isupper())
    return Hit(word.low, word.low, at, at + 1) if bare and alone else None


def _behind(run: tuple[Word, ...]) -> Hit | None:
    """Return the "above" that ends a part behind its title: "the Board (above)", but "Managers or above"."""
    at = len(run) - 1 - (run[-1].low == ")")
    open_to = at > 0 and run[at].low in group("ladders", "rest")
    joined = open_to and run[at - 1].low in {"and", "or"}
    return Hit(run[at].low, run[at].low, at, at + 1) if open_to and not joined else None


def _is_done(run: tuple[Word, ...], verb: Verb, title: Mention | None) -> bool:
    """Say whether a verb is that of "are released", "approved by" or "the manager may approve"."""
    before = run[verb.start - 1].low if verb.start else ""
    behind = run[verb.end].low if verb.end < len(run) else ""
    if verb.shape == "ed":
        return before in group("ladders", "passive") or behind == "by"
    if title is None:
        return False
    told = run[title.end : verb.start]
    return verb.start >= title.end and all(w.low in group("ladders", "modal") for w in told)


def _says_more(run: tuple[Word, ...], places: list[int]) -> bool:
    """Say whether the words of a matter are no mere name: they are torn apart or hold a verb."""
    if not places:
        return False
    strange = group("ladders", "modal") | group("ladders", "begins") | group("ladders", "cases")
    led = places[0] + (run[places[0]].low in group("phrases", "larger"))  # "larger refunds"
    torn = [w.low for w in run[led : places[-1] + 1] if w.low in strange]
    verbs = (verb_at(run, n) for n in places[1:])
    acts = [v for v in verbs if v and v.lemma not in group("verbs", "noun_forms")]
    return bool(torn) or any(v.shape in {"s", "base"} for v in acts) or not run[places[0]].is_word


def _title(
    run: tuple[Word, ...], taken: frozenset[int], known: Mapping[str, str], above: int
) -> Mention | None:
    """Return the one title of a part: behind "by", else where it begins or behind its amount.

    ``above`` is where "above that" ends, behind which it may stand, too.
    """
    by = next((n for n, w in enumerate(run) if w.low == "by"), None)
    places = [by + 1] if by is not None else [0, max(taken, default=-1) + 1, above]
    told = group("ladders", "modal").intersection(w.low for w in run)
    if by is None and not told and run[0].low in group("phrases", "larger"):
        places += range(2, len(run))  # "Larger grants: the Board"
    for at in places:
        while at < len(run) and run[at].low in group("ladders", "small"):
            at += 1
        title = mention(run, at, known) if at < len(run) and at not in taken else None
        if title:
            return title
    return None


def head_of(text: str) -> tuple[str, str]:
    """Return the matter of a ladder's head, and the kind in "Orders are approved as follows" or ""."""
    matter, kind = _head(words(text))
    return (between(text, matter), kind) if kind else (text, "")


def _head(run: tuple[Word, ...]) -> tuple[tuple[Word, ...], str]:
    at = next((n for n, w in enumerate(run) if w.low in group("ladders", "modal")), len(run))
    verbs = (verb_at(run, n) for n in range(at, len(run)))
    verb = next((v for v in verbs if v and v.shape == "ed" and v.lemma != "be"), None)
    kind = kind_of_verb(verb.lemma) if verb else ""
    return (run[:at], kind) if kind else (run, "")


def _rungs(text: str, steps: list[_Step], matter: str, done: str) -> Iterator[Rung]:
    kind, what, last = done, matter, None
    for step in steps:
        if step.verb:
            kind = kind_granted(step.verb.lemma) or str(entries("kinds")["otherwise"])
        named = between(text, without_article(step.rest))
        if last and step.amount is None and named and is_more_of(named, what):
            step = replace(step, above=named)  # "longer leave by the Sales Director"
            named = ""
        what = named or what
        bound = _up_to(step.amount) if step.amount else _beyond(last, step)
        if step.title:
            yield Rung(kind=kind, object=what, limit=bound, title=step.title.text)
        last = bound or last


def _up_to(amount: Amount) -> Limit:
    """Return a step's figure as its limit: "of 5% by the clerk, 10% by the manager" is up to each."""
    bound = as_limit(amount, "<=")
    return replace(bound, operator="<=") if bound.operator == "=" else bound


def _beyond(last: Limit | None, step: _Step) -> Limit | None:
    """Return what is above the step before: "anything higher", or a last title alone."""
    ends = beyond(last, step.above) if last and step.above else None
    return ends if ends and ends.value is not None else None
