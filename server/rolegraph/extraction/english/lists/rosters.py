"""Lists in a text that is nobody's: who may do up to which amount, or whose each matter is.

"Department managers: up to $10,000" below a matter, "Real estate – President, with Board approval".
"""

import re
from collections.abc import Iterator

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.clauses.cuts import label_of
from rolegraph.extraction.english.consents.consents import consents
from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.lists.answers import asked
from rolegraph.extraction.english.norms.authorities import authority
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.entries import points
from rolegraph.extraction.english.norms.holdings import reserved
from rolegraph.extraction.english.norms.nouns import named_powers
from rolegraph.extraction.english.norms.resting import kind_of_list
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.wording.lexicon import by_entry, grammar, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_generic, is_title, titles_in
from rolegraph.extraction.english.wording.verbs import kind_of_noun
from rolegraph.extraction.english.wording.words import Word, between, is_parted, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage

_ENTRY = re.compile(r"([^:–—]{2,90}?)(?:\s*[:：]\s+|\s+[–—-]\s+)(.+)", re.S)
#: What begins a case that says of which part of a matter an entry is ("within budget", "outside it").
_CASES = ("within", "outside", "in", "inside")
#: "Blends (Winemaker)"
_BRACKETED = re.compile(r"([^():]{2,90}?)\s*\(([^()]{2,60})\)")


def listed(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield what an entry of a list of powers that is nobody's own gives to those whom it names."""
    text = passage.text.strip(" .")
    others = _of_others(context)
    found = _ENTRY.fullmatch(text) if is_parted(text) else None
    found = found or (_BRACKETED.fullmatch(text) if others else None)
    own = context.bearer or context.section.kind != "authorities"
    if found is None or (own and not others) or points(found[1]):
        return
    kind = others or _kind(item, context)
    holders = _holders(found[1]) if _grades(found[2]) else ()
    if _is_amount(found[1]):
        yield from _up_to(passage, context, (kind, found[1], found[2]))
    elif holders:
        yield from _bounded(item, passage, context, (kind, holders, found[2]))
    else:
        yield from _of_matter(passage, context, (kind, found[1], found[2]))


def graded(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield the bearer's power over a matter of which an entry says that it is full.

    "Spares: full powers within budget; up to Rs. 50 lakhs outside it" is two.
    """
    label = label_of(item, passage) or item.heading
    rest = passage.text.partition(":")[2] if ":" in passage.text else passage.text
    run = words(rest)
    own = bool(context.bearer) and context.section.kind == "authorities" and bool(label)
    grades = _grades(rest.strip()) if own and run else ()
    several = len(grades) > 1 and all(when for _, when in grades)
    if not grades or not (several or phrases("unlimited").at(run, 0)):
        return
    matter, inside = reserved(label), ""
    for bound, when in grades if matter else ():
        case = when if when.partition(" ")[0] in _CASES else ""
        inside = inside or case.rpartition(" ")[2]
        said = re.sub(
            r"\b(?:it|this|that|them)$", inside, case
        )  # "outside it": outside the budget
        found = (f"{matter.object} {said}".strip(), bound) if matter else ("", None)
        kind = matter.kinds[0] if matter else ""
        more = ("" if case else when, "")
        yield authority(item.body, context, kind, found, certain=0.8, more=more)


def _of_others(context: Context) -> str:
    """Return what others do with the matters below a heading ("What needs approval"), or ""."""
    run = words(context.section.title)
    if phrases("needing_approval").first(run):
        return "approve"
    return "decide" if phrases("left_to_others").first(run) else ""


def _kind(item: Item, context: Context) -> str:
    """Return what a list grants by its heading: approval, signing, else a decision."""
    named = by_entry("kinds", "labels").get(context.section.title.lower(), "")
    return named or kind_of_list(item, context)


def _up_to(passage: Passage, context: Context, told: tuple[str, str, str]) -> Iterator[Authority]:
    """Yield the power over the matter of the heading that an amount gives to those behind it.

    "EUR 1,001 to 10,000: Department Head" below "Who approves purchases".
    """
    kind, amount, rest = told
    named = asked(context.section.title)
    kind, matter = named or next(
        ((k, what) for k, what, _, _ in named_powers(context.section.title, True)), (kind, "")
    )
    if matter:
        bound = limit(amount, words(amount), "<=")
        yield from _given(passage, context, (kind, matter, bound), rest)


def _bounded(
    item: Item, passage: Passage, context: Context, told: tuple[str, tuple[str, ...], str]
) -> Iterator[Authority]:
    """Yield the power over the heading's matter up to the amount behind each title."""
    kind, holders, amount = told
    matter = item.heading.strip(" :*_")
    if not matter or is_title(matter):
        return
    for title in holders:  # "Supervisors" are a post here, and nobody's own superior
        bearer = context.register.position(context.organisation, title, passage)
        here = context.of(bearer, title)
        for bound, when in _grades(amount):
            found = (matter, bound)
            yield authority(passage, here, kind, found, certain=0.8, more=(when, ""))


def _grades(text: str) -> tuple[tuple[Limit | None, str], ...]:
    """Return how much somebody may do in what case, () where a text says anything else.

    "Full powers within the budget; up to Rs. 50 lakhs outside it" is two.
    """
    parted = (re.split(joint, text) for joint in (r";", r";|,?\s+and\s+"))
    every = (tuple(_grade(part.strip(" .")) for part in parts) for parts in parted)
    return next((tuple(one for one in found if one) for found in every if all(found)), ())


def _grade(text: str) -> tuple[Limit | None, str] | None:
    run = words(text)
    bounds = amounts(text, run)
    whole = phrases("unlimited").at(run, 0) if run else None
    at = whole.end if whole else next((a.end for a in bounds), 0)
    before = run[: next((a.start for a in bounds), 0)] if not whole else ()
    rest = run[at:]
    if not at or len(bounds) > 1 or (whole and bounds) or not _is_small(before):
        return None
    if _is_small(rest):
        return limit(text, run, "<="), ""
    led = rest[0].low in group("phrases", "qualified") | group("phrases", "in_case")
    return (limit(text, run, "<="), between(text, rest)) if led else None


def _of_matter(
    passage: Passage, context: Context, told: tuple[str, str, str]
) -> Iterator[Authority]:
    """Yield the power over an entry's matter of those behind it, and of those whose consent is told."""
    kind, matter, rest = told
    run = words(matter)
    stop = object_end(run, 0, "", covered(amounts(matter, run)))
    what, bound = between(matter, without_article(run[:stop])), limit(matter, run)
    yield from _given(passage, context, (kind, what, bound), rest)


def _given(
    passage: Passage, context: Context, power: tuple[str, str, Limit | None], rest: str
) -> Iterator[Authority]:
    """Yield a power for those whom the rest of an entry names, and theirs whose consent it tells.

    ", after discussion with the partners" is the condition.
    """
    kind, what, bound = power
    behind = words(rest)
    named, at = _named(behind, context)
    at = _past_consent(behind, at) if kind == "approve" else at
    others = tuple(consents(parse(rest[behind[at].start :]), context.known)) if behind[at:] else ()
    when = "" if others else _condition(rest, behind[at:])
    if not named or (behind[at:] and not others and not when and not _is_small(behind[at:])):
        return
    every = ((kind, one.text) for one in named), ((one.kind, one.title) for one in others)
    for each, title in (*every[0], *every[1]):
        here = named_by(title, passage, context)
        if here and here.bearer and what and each:
            yield authority(passage, here, each, (what, bound), certain=0.8, more=(when, ""))


def _past_consent(run: tuple[Word, ...], at: int) -> int:
    """Return where "Director | approval (required)" ends behind a title."""
    if at >= len(run) or kind_of_noun(run[at].low) != "approve":
        return at
    needed = at + 1 < len(run) and run[at + 1].low in group("consents", "had")
    return at + 1 + needed


def _condition(text: str, behind: tuple[Word, ...]) -> str:
    """Return the condition behind a title and a comma, or ""."""
    told = (
        len(behind) > 1 and behind[0].low == "," and behind[1].low in group("phrases", "qualified")
    )
    return between(text, behind[1:]) if told else ""


def _named(run: tuple[Word, ...], context: Context) -> tuple[tuple[Mention, ...], int]:
    """Return the titles with which some words begin, and where what follows them begins."""
    found: list[Mention] = []
    at = end = 0
    while at < len(run) and (one := mention(run, at, context.known)) and not is_generic(one.text):
        found.append(one)
        at = end = one.end
        while at < len(run) and run[at].low in grammar("joins") | {","}:
            at += 1
    return tuple(found), end


def _holders(text: str) -> tuple[str, ...]:
    """Return the titles of a text that holds nothing else, () otherwise."""
    titles = titles_in(text)
    parts = [part for part in re.split(r",|/|&|\band\b|\bor\b", text) if part.strip()]
    return titles if len(titles) == len(parts) or (titles and is_title(text)) else ()


def _is_amount(text: str) -> bool:
    """Say whether a text is an amount and nothing else ("up to $2,500 per order", "unlimited")."""
    run = words(text)
    taken = covered(amounts(text, run))
    rest = [w for n, w in enumerate(run) if n not in taken]
    return bool(taken) and _is_small(tuple(rest))


def _is_small(run: tuple[Word, ...]) -> bool:
    small = group("phrases", "alone_behind") | group("ladders", "small")
    return all(w.low in small or not w.is_word for w in run)
