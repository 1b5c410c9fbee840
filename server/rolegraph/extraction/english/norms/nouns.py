"""Powers named by nouns: signing authority for contracts, the final say on suppliers."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.wording.lexicon import by_entry, grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.phrases import Hit, Phrases, phrases
from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.model import Limit


def named_powers(text: str, listing: bool) -> Iterator[tuple[str, str, Limit | None, float]]:
    """Yield kind, object, limit and confidence of every power that a sentence names by a noun.

    Outside a list of powers (``listing``) only what somebody *has* counts.
    """
    run = words(text)
    if not listing and not any(w.low in grammar("holding") for w in run):
        return
    hits = [h for h in _nouns().every(run) if _is_power(run, h, listing)]
    found = phrases("noun_grants").first(run)
    attorney = found and found.end < len(run) and run[found.end].low == "attorney"
    found = None if found and (attorney or _is_measure(run, found.start)) else found
    first = hits[0].start if hits else found.end if found else 0
    if {w.low for w in run[:first]} & grammar("denying"):
        return  # "No signing authority", "has no say in pricing"
    if hits:
        last = hits[-1]
        for hit in hits:
            what, bound = _object(text, run, last, hits[0])
            yield hit.value, what, bound, 0.9
        return
    if found:
        yield from _unnamed(text, run, found)


def _is_measure(run: tuple[Word, ...], at: int) -> bool:
    """Say whether somebody's power only says how much is meant ("orders above the powers of the Buyer")."""
    before = {w.low for w in run[max(at - 2, 0) : at]}
    return bool(before & {"above", "beyond", "within", "exceeding", "outside", "over", "under"})


def titled(text: str) -> tuple[str, str, Limit | None, float] | None:
    """Read an entry that names a power as a title does: "Budget approval authority up to EUR 3,000".

    Kind, object, limit and confidence. The words before the kind are its object; where no kind is named
    ("Discount authority up to 5 %"), so much may be decided. None where a verb leads, or nothing stands
    before the kind.
    """
    run = words(text)
    taken = covered(amounts(text, run))
    first = _first(run)
    end = next((n for n in range(first, len(run)) if n in taken or _ends_title(run[n])), len(run))
    power = end > first and run[end - 1].low in grammar("powers")
    stop = end - power
    hit = next((h for h in _nouns().every(run[:stop]) if h.end == stop), None)
    what = between(text, run[first : hit.start if hit else stop])
    bound = limit(text, run[end:], "<=")
    held = power and run[end - 1].low not in grammar("granted")
    if not what or not (hit or (held and bound)) or not (bound or (power and end == len(run))):
        return None
    if any(
        h.start == first and h.end == (hit.start if hit else stop) for h in _nouns().every(run)
    ):
        return None  # "Review approval authority": two deeds and nothing that either is done to
    # "Change access rights", "The analyst reviews every application above USD 500", "No authority …"
    if _acts(run[:stop], first, held or not power) or {w.low for w in run} & grammar("denying"):
        return None
    if bound and bound.operator == "=":
        bound = replace(bound, operator="<=")
    return (hit.value, what, bound, 0.9) if hit else ("decide", what, bound, 0.6)


def _ends_title(word: Word) -> bool:
    return word.low in grammar("prepositions") or not word.low[0].isalnum() or word.low == "up"


def _acts(run: tuple[Word, ...], first: int, titled: bool) -> bool:
    """Say whether a verb is said, and no noun that looks like one ("Contract signing authority")."""
    verb = verb_at(run, first)
    nouns = group("verbs", "noun_forms") | group("verbs", "noun_first")
    leads = verb is not None and not (titled and verb.lemma in nouns)
    told = (verb_at(run, n) for n in range(first + 1, len(run)))
    return leads or any(v is not None and v.shape in {"s", "ed"} for v in told)


def is_labelled(text: str) -> bool:
    """Say whether a text is an entry of a list of limits: words, a colon or dash, a figure."""
    run = words(text)
    bounds = (a for a in amounts(text, run) if a.is_money or a.is_duration or a.unit == "%")
    first = next(bounds, None)
    if first is None or not first.start:
        return False
    verb = verb_at(run, 0)
    noun = verb is not None and verb.shape == "s" and verb.lemma in group("verbs", "noun_forms")
    bare = noun and verb is not None and first.start == verb.end
    column = "\t" in text[run[first.start - 1].end : run[first.start].start]
    return bare or column or run[first.start - 1].low in {":", "–", "-", "—"}


def limit_alone(text: str, title: str) -> tuple[str, str, Limit] | None:
    """Read a limit without a matter: "Spending limit: EUR 1,500", "EUR 500 per order" below "Limits".

    Kind, object and limit; the object is what the amount counts for, else the label. None where more is
    said, or no label names a kind of power.
    """
    run = words(text)
    hit = _labels().at(run, _first(run)) if run else None
    kind = hit.value if hit else by_entry("kinds", "labels").get(title.lower(), "")
    found = [a for a in amounts(text, run) if a.is_money or a.unit == "%"]
    if not kind or len(found) != 1:
        return None
    taken = {*range(found[0].start, found[0].end), *range(hit.end if hit else 0)}
    rest = [w.low for n, w in enumerate(run) if n not in taken]
    if any(low not in grammar("beside_limits") for low in rest):
        return None
    bound = limit(text, run[hit.start if hit else 0 :], "<=")
    counted = "" if found[0].per in by_entry("amounts", "periods") else found[0].per
    what = counted or (between(text, run[hit.start : hit.end]) if hit else title)
    if bound and bound.operator == "=":
        bound = replace(bound, operator="<=")  # "Approval limit is EUR 500"
    return (kind, what, bound) if bound else None


def labelled(text: str, kind: str) -> tuple[str, str, Limit] | None:
    """Read a line of a list of limits: "Purchase orders: EUR 2,000" → kind, object, limit."""
    run = words(text)
    bound = limit(text, run, "<=")
    if bound is None:
        return None
    stop = object_end(run, 0, "", covered(amounts(text, run)))
    part = run[:stop]
    whole = " ".join(w.low for w in part)
    if whole in group("phrases", "unlimited"):
        return None  # "Full powers within budget": of what, a heading says
    named = by_entry("kinds", "labels").get(whole, "")
    if (
        not named
        and part
        and part[-1].low in group("phrases", "dimensions")
        and _is_plain(run, text)
    ):
        return None
    return (named, "", bound) if named else (kind, between(text, without_article(part)), bound)


def _is_plain(run: tuple[Word, ...], text: str) -> bool:
    """Say whether a figure stands without a word of comparison: a size, and no limit."""
    return all(not a.operator for a in amounts(text, run))


def _is_power(run: tuple[Word, ...], hit: Hit, listing: bool) -> bool:
    """Say whether a noun of a kind names a power here, and is not a mere object."""
    end = _past_powers(run, hit.end)
    if end > hit.end:
        return True
    behind = grammar("prepositions") | {"and", "&", "/", ","}
    followed = end < len(run) and run[end].low in behind
    if listing:
        return (hit.start <= _first(run) and (followed or end == len(run))) or (
            _joined(run, hit) and followed
        )
    return (
        followed
        and (hit.value in {"final-approval", "decide", "refuse"} or hit.phrase == "signatory")
        and hit.phrase not in {"selection", "choice"}
    )


def _joined(run: tuple[Word, ...], hit: Hit) -> bool:
    return (
        hit.start >= 2
        and run[hit.start - 1].low in {"and", "&", "/"}
        and bool(_nouns().at(run, hit.start - 2))
    )


def _first(run: tuple[Word, ...]) -> int:
    """Return the number of the first word that is no article or verb of having."""
    before = grammar("holding") | grammar("qualifying")
    return next((i for i, w in enumerate(run) if w.low not in before), 0)


def _past_powers(run: tuple[Word, ...], at: int) -> int:
    while at < len(run) and run[at].low in grammar("powers"):
        at += 1
    return at


def _object(text: str, run: tuple[Word, ...], last: Hit, first: Hit) -> tuple[str, Limit | None]:
    taken = covered(amounts(text, run))
    at = _past_powers(run, last.end)
    bound = limit(text, run[at:], "<=")
    while at < len(run) and (at in taken or run[at].low in {":", "(", "-", "–", "up"}):
        at += 1
    if at < len(run) and run[at].low == "to" and mention(run, at + 1, {}):
        return "", bound  # "has delegated signature authority to the President"
    if at < len(run) and run[at].low in grammar("prepositions"):
        stop = object_end(run, at + 1, "", taken)
        return between(text, without_article(run[at + 1 : stop])), bound
    passed = grammar("holding") | grammar("skipped") | grammar("articles")
    before = tuple(w for w in run[: first.start] if w.low not in passed)
    return between(text, before) if before and before[-1].end <= run[
        first.start
    ].start else "", bound


def _unnamed(
    text: str, run: tuple[Word, ...], found: Hit
) -> Iterator[tuple[str, str, Limit | None, float]]:
    """Read "authority over the budget" (deciding), "authority for approving leave"."""
    taken = covered(amounts(text, run))
    verb = verb_at(run, found.end)
    kind = kind_of_verb(verb.lemma) if verb and verb.shape == "ing" else ""
    start = verb.end if verb and kind else found.end
    stop = object_end(run, start, "", taken)
    what = between(text, without_article(run[start:stop]))
    if what:
        yield kind or "decide", what, limit(text, run[start:], "<="), 0.9 if kind else 0.6


@cache
def _labels() -> Phrases:
    return Phrases(dict(by_entry("kinds", "labels")))


@cache
def _nouns() -> Phrases:
    return Phrases(dict(by_entry("kinds", "nouns")))
