"""Chains of approval drawn with arrows: "Employee submits claim → Finance Manager reviews → CFO approves"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rolegraph.extraction.english.amounts import amounts
from rolegraph.extraction.english.authorities import authority
from rolegraph.extraction.english.clauses import parse
from rolegraph.extraction.english.context import Context
from rolegraph.extraction.english.holdings import object_of
from rolegraph.extraction.english.limits import as_limit, is_limit
from rolegraph.extraction.english.mentions import mention
from rolegraph.extraction.english.resting import kind_of_list
from rolegraph.extraction.english.scale_heads import head_of
from rolegraph.extraction.english.speakers import resolved
from rolegraph.extraction.english.verbs import kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.words import words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage

_ARROW = re.compile(r"\s*(?:[→➔➜⇒➝⟶]|[-–—=]+>)\s*")
#: When a link, or the chain, is taken: "CFO approval (over $5,000)", "Up to $500: …".
_ASIDE = re.compile(r"\s*[(\[](?P<words>[^()\[\]]+)[)\]][.;]?$")
_LABEL = re.compile(r"(?P<words>[^:→]{2,60}):\s+(?=\S)")
#: "Expense approval | workflow"
_PROCESS = re.compile(r"\s+(?:work)?(?:flow|process|procedure|chart|diagram)s?$", re.IGNORECASE)
_FEWEST = 2
#: What decides on a matter; who records or pays behind it does no such thing.
_JUDGING = frozenset(
    ("approve", "countersign", "decide", "final-approval", "propose", "review", "sign", "verify")
)


@dataclass(frozen=True, slots=True)
class _Link:
    """Who stands at one place of a chain; ``kind`` and ``object`` are "" where it does not say them."""

    title: str
    kind: str = ""
    object: str = ""
    when: str = ""


def chained(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield what the links of a chain decide on, none where a sentence is no chain.

    Where any link says its deed only those count that do; else who stands last approves and those
    before review, below a heading that speaks of approval. The matter is what the first link asks for,
    what stands before the chain, or what the heading names.
    """
    if not _ARROW.search(passage.text):
        return
    label = _LABEL.match(passage.text)
    before = label["words"] if label else ""
    parts = [p.strip(" .;") for p in _ARROW.split(passage.text[label.end() if label else 0 :])]
    links = _links(parts, context.known, kind_of_list(item, context) == "approve")
    bound, _ = _told(before)
    matter = _matter(parts[0], links, "" if bound else before, item, context) if links else ""
    for link in links:
        bearer = resolved(link.title, item.body, context)
        limit, condition = _told(link.when)
        what = link.object or matter
        if bearer and what:
            here = context.of(bearer, link.title)
            found = (what, limit or bound)
            yield authority(item.body, here, link.kind, found, more=(condition, ""))


def _matter(first: str, links: tuple[_Link, ...], label: str, item: Item, context: Context) -> str:
    """Return what a chain decides on: what its first link asks for, its label, or what the heading names."""
    asks = "" if links[0].title in first else _asked(first)
    head = head_of(item.heading or context.section.title)
    return asks or label or (head.matter if head else "")


def decided_by(text: str) -> tuple[tuple[str, str], ...]:
    """Return whose deed the words of a step name, and its kind, where it decides ("CFO approval")."""
    link = _link(text, {})
    return ((link.title, link.kind),) if link and link.kind in _JUDGING else ()


def headed(text: str) -> str:
    """Return what the steps below a heading decide on ("Contract approval" | contracts), or ""."""
    head = head_of(_PROCESS.sub("", text))
    return head.matter if head else ""


def chain_of(text: str) -> tuple[tuple[str, str, bool], ...]:
    """Return the titles of a chain that decide, each with its kind and whether the chain says it."""
    parts = [part.strip(" .;") for part in _ARROW.split(text)] if _ARROW.search(text) else []
    told = {link.title for link in (_link(part, {}) for part in parts) if link and link.kind}
    return tuple((ln.title, ln.kind, ln.title in told) for ln in _links(parts, {}, True))


def _links(parts: list[str], known: Mapping[str, str], approving: bool) -> tuple[_Link, ...]:
    """Return the links of a chain that decide, each with its kind."""
    every = [_link(part, known) for part in parts] if len(parts) >= _FEWEST else []
    said = tuple(link for link in every if link and link.kind)
    if said:
        return tuple(link for link in said if link.kind in _JUDGING)
    silent = tuple(link for link in every[1:] if link)
    if not approving or not silent or len(silent) < len(every) - 1:
        return ()
    return (
        *(replace(one, kind="review") for one in silent[:-1]),
        replace(silent[-1], kind="approve"),
    )


def _link(part: str, known: Mapping[str, str]) -> _Link | None:
    """Return who stands between two arrows, with the deed behind the title; None for nobody."""
    aside = _ASIDE.search(part)
    text = part[: aside.start()] if aside else part
    run = words(text)
    kind = kind_of_noun(run[-1].low) if run else ""
    named = run[:-1] if kind else run  # "Finance Manager | Approval"
    title = mention(named, 0, known) if named else None
    if title is None:
        return None
    link = _Link(title.text, kind, when=aside["words"] if aside else "")
    rest = named[title.end :]
    if not rest or kind:
        return None if rest else link
    if (verb := verb_at(run, title.end)) is None:
        return None
    kind = kind_of_verb(verb.lemma)
    acted = object_of(parse(text[rest[0].start :])) if kind and len(rest) > 1 else ""
    return replace(link, kind=kind, object=acted)


def _asked(part: str) -> str:
    """Return what the first link of a chain asks for ("Employee submits | a leave request"), or ""."""
    sentence = parse(part)
    verb = sentence.clauses[0].verbs[0] if sentence.clauses else None
    return object_of(sentence) if verb and kind_of_verb(verb.lemma) not in _JUDGING else ""


def _told(when: str) -> tuple[Limit | None, str]:
    """Return a condition as a limit where it names an amount, else in its words."""
    run = words(when)
    found = next((a for a in amounts(when, run) if is_limit(a, run)), None)
    return (as_limit(found), "") if found else (None, when)
