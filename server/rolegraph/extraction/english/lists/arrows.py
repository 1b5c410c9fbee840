"""Chains of approval drawn with arrows: "Employee submits claim → Finance Manager reviews → CFO approves"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.limits import as_limit, is_limit
from rolegraph.extraction.english.lists.scale_heads import head_of, names_more
from rolegraph.extraction.english.norms.authorities import authority
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.holdings import object_of
from rolegraph.extraction.english.norms.resting import kind_of_list
from rolegraph.extraction.english.norms.speakers import resolved
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage
from rolegraph.reading.characters import ARROW

_ARROW = re.compile(rf"\s*{ARROW}\s*")
#: When a link, or the chain, is taken: "CFO approval (over $5,000)", "Up to $500: …".
_ASIDE = re.compile(r"\s*[(\[](?P<words>[^()\[\]]+)[)\]][.;]?$")
_LABEL = re.compile(r"(?P<words>[^:→]{2,60}):\s+(?=\S)")
#: "Expense approval | workflow"
_PROCESS = re.compile(r"\s+(?:work)?(?:flow|process|procedure|chart|diagram)s?$", re.IGNORECASE)
_FEWEST = 2
#: What decides on a matter; who records or pays behind it does no such thing.
JUDGING = frozenset(
    ("approve", "countersign", "decide", "final-approval", "propose", "review", "sign", "verify")
)


@dataclass(frozen=True, slots=True)
class Link:
    """Who stands at one place of a chain; ``kind`` and ``object`` are "" where it does not say them.

    ``when`` are the words in brackets behind it.
    """

    title: str
    kind: str = ""
    object: str = ""
    when: str = ""

    @property
    def decides(self) -> bool:
        """Say whether the link decides on a matter."""
        return self.kind in JUDGING


def chained(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield what the links of a chain decide on, none where a sentence is no chain.

    The matter is what the first link asks for, what stands before the chain, or what the heading names.
    """
    if not _ARROW.search(passage.text):
        return
    label = _LABEL.match(passage.text)
    before = label["words"] if label else ""
    parts = _parts(passage.text[label.end() if label else 0 :])
    links = _links(parts, context.known, kind_of_list(item, context) == "approve")
    bound, _ = _told(before)
    matter = _matter(parts[0], links, "" if bound else before, item, context) if links else ""
    for one in links:
        bearer = resolved(one.title, item.body, context)
        limit, condition = _told(one.when)
        what = one.object or matter
        if bearer and what:
            here = context.of(bearer, one.title)
            found = (what, limit or bound)
            yield authority(item.body, here, one.kind, found, more=(condition, ""))


def _matter(first: str, links: tuple[Link, ...], label: str, item: Item, context: Context) -> str:
    """Return what a chain decides on: what its first link asks for, its label, or what the heading names."""
    asks = "" if links[0].title in first else _asked(first)
    return asks or label or headed(item.heading or context.section.title)


def headed(text: str) -> str:
    """Return what the steps below a heading decide on ("Contract approval" | contracts), or "".

    It says that something is approved, or names a known thing: "How it works" and "Overview" name none.
    """
    head = head_of(_PROCESS.sub("", text))
    if head is None or not names_more(head.matter):
        return ""
    return head.matter if head.kind or object_concept(head.matter) else ""


def chain_of(text: str, last: str) -> tuple[tuple[str, str], ...]:
    """Return the titles of a chain that decide, with their kinds, ``last`` of who only stands last."""
    links = _links(_parts(text), {}, approving=True, last=last)
    return tuple((one.title, one.kind) for one in links)


def _parts(text: str) -> list[str]:
    return [part.strip(" .;") for part in _ARROW.split(text)]


def _links(
    parts: list[str], known: Mapping[str, str], approving: bool, last: str = "approve"
) -> tuple[Link, ...]:
    """Return the links of a chain that decide, each with its kind.

    Where any link says its deed only those count that do; else, where the chain is of ``approving``, who
    stands last does what ``last`` says and those before review.
    """
    every = [link(part, known) for part in parts] if len(parts) >= _FEWEST else []
    said = tuple(one for one in every if one and one.kind)
    if said:
        return tuple(one for one in said if one.decides)
    silent = tuple(one for one in every[1:] if one)
    if not approving or not silent or len(silent) < len(every) - 1:
        return ()
    return (*(replace(one, kind="review") for one in silent[:-1]), replace(silent[-1], kind=last))


def link(part: str, known: Mapping[str, str]) -> Link | None:
    """Return who stands between two arrows, with the deed behind the title; None for nobody."""
    aside = _ASIDE.search(part)
    text = part[: aside.start()] if aside else part
    run = words(text)
    kind = kind_of_noun(run[-1].low) if run else ""
    named = run[:-1] if kind else run  # "Finance Manager | Approval"
    title = mention(named, 0, known) if named else None
    if title is None:
        return None
    found = Link(title.text, kind, when=aside["words"] if aside else "")
    rest = named[title.end :]
    if not rest or kind:
        return None if rest else found
    if (verb := verb_at(run, title.end)) is None:
        return None
    kind = kind_of_verb(verb.lemma)
    acted = object_of(parse(text[rest[0].start :])) if kind and len(rest) > 1 else ""
    return replace(found, kind=kind, object=acted)


def _asked(part: str) -> str:
    """Return what the first link of a chain asks for ("Employee submits | a leave request"), or ""."""
    sentence = parse(part)
    verb = sentence.clauses[0].verbs[0] if sentence.clauses else None
    return object_of(sentence) if verb and kind_of_verb(verb.lemma) not in JUDGING else ""


def _told(when: str) -> tuple[Limit | None, str]:
    """Return a condition as a limit where it names an amount, else in its words."""
    run = words(when)
    found = next((a for a in amounts(when, run) if is_limit(a, run)), None)
    return (as_limit(found), "") if found else (None, when)
