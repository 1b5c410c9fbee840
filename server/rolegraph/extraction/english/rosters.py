"""Lists in a text that is nobody's: who may do up to which amount, or whose each matter is.

"Department managers: up to $10,000" below a matter, "Real estate – President, with Board approval".
"""

import re
from collections.abc import Iterator

from rolegraph.extraction.english.amounts import amounts, covered
from rolegraph.extraction.english.authorities import authority
from rolegraph.extraction.english.clauses import parse
from rolegraph.extraction.english.consents import consents
from rolegraph.extraction.english.context import Context
from rolegraph.extraction.english.lexicon import by_entry, group
from rolegraph.extraction.english.limits import limit
from rolegraph.extraction.english.mentions import Mention, mention
from rolegraph.extraction.english.objects import object_end, without_article
from rolegraph.extraction.english.resting import kind_of_list
from rolegraph.extraction.english.speakers import named_by
from rolegraph.extraction.english.titles import is_generic, is_title, titles_in
from rolegraph.extraction.english.words import Word, between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority
from rolegraph.reading import Passage

_ENTRY = re.compile(r"([^:–—]{2,90}?)(?:\s*[:：]\s+|\s+[–—-]\s+)(.+)", re.S)
_JOINTS = frozenset((",", "and", "or", "&", "/", "and/or"))


def listed(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield what an entry of a list of powers that is nobody's own gives to those whom it names."""
    found = _ENTRY.fullmatch(passage.text.strip(" ."))
    if context.bearer or context.section.kind != "authorities" or found is None:
        return
    kind = by_entry("kinds", "labels").get(context.section.title.lower(), "")
    kind = kind or kind_of_list(item, context)
    holders = _holders(found[1]) if _is_amount(found[2]) else ()
    if holders:
        yield from _bounded(item, passage, context, (kind, holders, found[2]))
    else:
        yield from _of_matter(passage, context, (kind, found[1], found[2]))


def _bounded(
    item: Item, passage: Passage, context: Context, told: tuple[str, tuple[str, ...], str]
) -> Iterator[Authority]:
    """Yield the power over the heading's matter up to the amount behind each title."""
    kind, holders, amount = told
    matter = item.heading.strip(" :*_")
    if not matter or is_title(matter):
        return
    bound = limit(amount, words(amount), "<=")
    for title in holders:  # "Supervisors" are a post here, and nobody's own superior
        bearer = context.register.position(context.organisation, title, passage)
        here = context.of(bearer, title)
        yield authority(passage, here, kind, (matter, bound), certain=0.8)


def _of_matter(
    passage: Passage, context: Context, told: tuple[str, str, str]
) -> Iterator[Authority]:
    """Yield the power over an entry's matter of those behind it, and of those whose consent is told."""
    kind, matter, rest = told
    run, behind = words(matter), words(rest)
    named, at = _named(behind, context)
    others = tuple(consents(parse(rest[behind[at].start :]), context.known)) if behind[at:] else ()
    if not named or (behind[at:] and not others and not _is_small(behind[at:])):
        return
    stop = object_end(run, 0, "", covered(amounts(matter, run)))
    what, bound = between(matter, without_article(run[:stop])), limit(matter, run)
    every = ((kind, one.text) for one in named), ((one.kind, one.title) for one in others)
    for each, title in (*every[0], *every[1]):
        here = named_by(title, passage, context)
        if here and here.bearer and what and each:
            yield authority(passage, here, each, (what, bound), certain=0.8)


def _named(run: tuple[Word, ...], context: Context) -> tuple[tuple[Mention, ...], int]:
    """Return the titles with which some words begin, and where what follows them begins."""
    found: list[Mention] = []
    at = end = 0
    while at < len(run) and (one := mention(run, at, context.known)) and not is_generic(one.text):
        found.append(one)
        at = end = one.end
        while at < len(run) and run[at].low in _JOINTS:
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
