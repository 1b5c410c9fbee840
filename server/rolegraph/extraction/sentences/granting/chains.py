"""Chains of approval drawn with arrows or dashes: 部门经理→财务部审核→总经理审批."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.wording.holders import Granted, each, title
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.lexicon import group, pattern
from rolegraph.extraction.structure.names import titles, units
from rolegraph.reading.characters import ARROW

_ARROW = re.compile(rf"\s*(?:{ARROW}|＞|>+)\s*")
#: What every arrow ends in.
_HEAD = re.compile("[→➔➜⇒➝⟶＞>]")
#: In the cell of a column of chains a dash is an arrow as well (部门经理—总经理).
_DASH = re.compile(r"\s*(?:[→➔➜⇒➝⟶＞]|[-=－—–]+[>＞]?|>+)\s*")
_APPROVING = re.compile("审批|批准|报批|签批|核准|核决|审签")
_FEWEST = 2
#: What the first link of a chain sets going (经办人填写用印申请→…).
_ASKS = re.compile("(?:填写|填报|提交|提出|发起|编制|拟[定订]|起草|申报)(?P<what>[^，。；→]{2,})$")

#: What the words before a chain say it is for (差旅费报销审批流程：).
_RULES = re.compile(
    "(?P<what>[^，。；：]{2,20}?)的?(?:(?:审批|报批|签批|审核)(?:流程|程序)?|流程|程序)：$"
)

#: What one of several chains is for.
_LABEL = re.compile("(?P<what>[^，。；：:→]{2,16})[：:]")


@dataclass(frozen=True, slots=True)
class Link:
    """Who stands at one place of a chain, with the kind of what is done there.

    ``said`` where the text says the kind itself; else the place tells: the last one decides.
    """

    holder: Span
    kind: str
    said: bool


def links(text: str, dashes: bool = False) -> tuple[Link, ...]:
    """Return the links of a chain, none where a text is no chain of titles.

    Where any link names its deed only those count that do; else who stands last approves and those
    before review. Who is only called applicant (经办人, 申请人) is nobody in particular.
    """
    places = _places(text, _DASH if dashes else _ARROW)
    if not places:
        return ()
    asking = pattern("(?:<<granting.applicants>>)(?:（[^）]*）)?")
    read = [link(text, *place) for place in places if not asking.fullmatch(text, *place)]
    named = [found for found in read if found]
    if len(places) < _FEWEST or not named:
        return ()
    if any(found.said for found in named):
        return tuple(found for found in named if found.said)
    if len(named) < len(read):
        return ()
    if text[slice(*named[-1].holder)] in group("granting", "executing"):
        # What a cashier or the accounts do last is to pay.
        named = named[:-1]
    # 申请人→部门经理: whoever is asked decides alone.
    fewest = 1 if dashes and len(read) < len(places) else _FEWEST
    if len(named) < fewest:
        return ()
    return (*named[:-1], replace(named[-1], kind="approve"))


def link(text: str, start: int = 0, end: int | None = None) -> Link | None:
    """Return the link between two arrows: a title or unit, alone or with its deed (财务部审核)."""
    end = len(text) if end is None else end
    lead = pattern("(?:<<granting.markers>>)?").match(text, start)
    start = lead.end() if lead else start
    tail = re.compile(r"(?:意见|确认|通过|同意)?(?:（[^）]*）)?[。；]?$").search(text, start, end)
    stop = tail.start() if tail else end
    word = kind_words().before(text, stop)
    # 部门经理审核签字: of two deeds the first says what is decided.
    first = kind_words().before(text, stop - len(word)) if word else ""
    several = (stop - len(word) - len(first), first) if first else (stop, "")
    for bare, said in ((stop, ""), (stop - len(word), word), several):
        bare = len(text[:bare].rstrip("负责进行"))
        if _is_holder(text[start:bare]):
            return Link((start, bare), kinds()[said] if said else "review", bool(said))
    return None


def asked(first: str) -> str:
    """Return what the first link of a chain asks for (员工提交|请假申请), "" where it asks for nothing."""
    told = _ASKS.search(first)
    return told["what"] if told else ""


def _is_holder(name: str) -> bool:
    return titles.is_title(name) or units.parse(name) is not None or units.is_function(name)


def _places(text: str, sign: re.Pattern[str]) -> list[Span]:
    if sign is _ARROW and _HEAD.search(text) is None:
        return []
    cuts = [m.span() for m in sign.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a < b] if cuts else []


def list_kind(kind: str, title: str) -> str:
    """Return the kind of a section, ``approval`` for a process whose title says that its chains approve."""
    return "approval" if kind == "process" and _APPROVING.search(title) else kind


def drawn(text: str) -> Iterator[Granted]:
    """Yield what a chain below such a title lets its links do: 差旅费：经办人—部门经理—总经理."""
    label = _LABEL.match(text)
    if label and _APPROVING.search(label["what"]):
        # 300元以下的借款审批流程：… says so itself.
        return
    begin = label.end() if label else 0
    for link in links(text[begin:], dashes=True):
        at = (begin + link.holder[0], begin + link.holder[1])
        what, place = (label["what"], label.span("what")) if label else ("", at)
        for one in each(title(text[slice(*at)])):
            yield Granted(one, link.kind, at, what, place, (0, len(text)))


def chained(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield what a clause that is a chain lets each of its holders do.

    The matter is what its first link says is asked for (经办人填写用印申请→…), else what the clauses
    before say; a chain without deeds counts where the words before it speak of approval.
    """
    found = links(text[start:end], dashes=_RULES.search(text, 0, start) is not None)
    if not found or not (found[0].said or _APPROVING.search(text, 0, start)):
        return
    first = _ARROW.split(text[start:end])[0]
    asks = _ASKS.search(text, start, start + len(first)) or _RULES.search(text[:start])
    asked, place = (asks["what"], asks.span("what")) if asks else ("", (start, start + len(first)))
    for link in found:
        at = (start + link.holder[0], start + link.holder[1])
        for one in each(title(text[slice(*at)])):
            yield Granted(one, link.kind, at, asked, place, (start, end))
