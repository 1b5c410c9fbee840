"""A second copy of a text: what it says again is further evidence, the rest is added."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from rolegraph.extraction.sentences.wording.lexicon import words
from rolegraph.extraction.structure import Item, Section
from rolegraph.values import replace

#: How alike two items must be, of 100, to say the same: copies lose different characters.
_ALIKE = 60
_BROKEN_OFF = 6
#: A list that has an item of so many characters twice was put together badly.
_LONG = 12
#: A list of so many sentences that stands again below the next heading is no chance.
_SEVERAL = 3
#: Letters that two copies lost leave their items as alike as this, and most of the items so.
_NEARLY, _MOST = 85, 0.75
#: Bearer, kind and words of what is told once; of a list's item, which list it is of.
_Told = tuple[str, str, str]


@dataclass(slots=True)
class _Held:
    """One item of the first copy, and where it stands; ``again`` once the copy has said it too."""

    section: int
    place: int
    item: Item
    again: bool = False


def same_bearers(first: Sequence[Section], copy: Sequence[Section]) -> dict[str, str]:
    """Map a bearer that only the copy has to the one of the first whose items it repeats.

    A copy may write a name otherwise (策划, 筹划) or have it damaged.
    """
    known = {s.bearer for s in first}
    told = {s.bearer for s in copy}
    same = {}
    for section in copy:
        if section.bearer in known or not section.items:
            continue
        others = [s for s in first if s.kind == section.kind and s.bearer not in told]
        shares = [(_share(section, other), other.bearer) for other in others]
        share, bearer = max(shares, default=(0.0, ""))
        if share > 0.5 and section.bearer.split("/")[0] == bearer.split("/")[0]:
            same[section.bearer] = bearer
    return same


def _share(section: Section, other: Section) -> float:
    again = [
        max((fuzz.ratio(item.body.text, o.body.text) for o in other.items), default=0.0)
        for item in section.items
    ]
    return sum(score >= _ALIKE for score in again) / len(again)


def told_once(sections: Iterable[Section]) -> list[Section]:
    """Return sections with each sentence once, further ones as its copies.

    Of running text those of one bearer and section kind, and the titles above them; the manner (逐步) and
    whose matter it is (公司的) make no other sentence. A list counts its items itself: of those only
    long ones that it tells twice word for word.
    """
    every = list(sections)
    told = [list(_told(number, section)) for number, section in enumerate(every)]
    again: dict[_Told, list[Item]] = defaultdict(list)
    for section, keys in zip(every, told, strict=True):
        for item, key in zip(section.items, keys, strict=True):
            again[key].append(item)
    return [
        replace(section, items=tuple(_first(section.items, keys, again)))
        for section, keys in zip(every, told, strict=True)
    ]


def _told(number: int, section: Section) -> Iterator[_Told]:
    """Yield for each item what it has in common with those that are the same statement."""
    titles = {i.heading for i in section.items if not i.number}
    for place, item in enumerate(section.items):
        if not item.number or item.body.text in titles:
            yield section.bearer, section.kind, _said(item)
        else:
            alone = "" if len(item.body) >= _LONG else str(place)
            yield str(number), alone, item.body.text


def _said(item: Item) -> str:
    text = item.body.text
    manner = words("frames", "adverbs").at(text)
    return text[len(manner) :].replace("公司的", "")


def _first(
    items: Iterable[Item], keys: Iterable[_Told], again: dict[_Told, list[Item]]
) -> Iterator[Item]:
    for item, key in zip(items, keys, strict=True):
        same = again[key]
        if same[0] is item:
            further = [each for other in same[1:] for each in (other, *other.copies)]
            yield replace(item, copies=(*item.copies, *further)) if further else item


def before_their_heading(sections: Sequence[Section]) -> list[Section]:
    """Return sections without the sentences at one's end that the next heading's numbered list is.

    A page shows a list once without its heading and numbers, then both. What stood before the heading
    is a copy of the list's items, and no duty of whoever stands above.
    """
    every = list(sections)
    for n, (above, listed) in enumerate(pairwise(every)):
        count = len(listed.items)
        early = above.items[-count:]
        if _SEVERAL <= count < len(above.items) and _is_list_of(early, above, listed):
            every[n] = replace(above, items=above.items[:-count])
            again = zip(listed.items, early, strict=True)
            every[n + 1] = replace(
                listed, items=tuple(replace(i, copies=(*i.copies, e)) for i, e in again)
            )
    return every


def _is_list_of(early: Sequence[Item], above: Section, listed: Section) -> bool:
    """Say whether sentences without numbers are, in order, what another bearer's list says."""
    return (
        (above.kind, above.organisation) == (listed.kind, listed.organisation)
        and above.bearer != listed.bearer
        and not any(i.number for i in early)
        and all(i.number for i in listed.items)
        and [i.body.text for i in early] == [i.body.text for i in listed.items]
    )


def told_again(sections: Sequence[Section]) -> list[Section]:
    """Return sections without those that tell a bearer's list a second time, a few letters aside.

    A text that was pasted twice says each duty once; its second copy is further evidence.
    """
    kept: list[Section] = []
    for section in sections:
        numbers = [n for n, other in enumerate(kept) if _repeats(section, other)]
        if not numbers:
            kept.append(section)
            continue
        first, *rest = merged([kept[numbers[0]]], [section])
        kept[numbers[0]] = first
        kept += rest
    return kept


def _repeats(section: Section, other: Section) -> bool:
    """Say whether a list says what another of its bearer says, nearly word for word."""
    if not _is_same(section, other) or min(len(section.items), len(other.items)) < _SEVERAL:
        return False
    again = (
        any(fuzz.ratio(item.body.text, o.body.text) >= _NEARLY for o in other.items)
        for item in section.items
    )
    return sum(again) >= _MOST * len(section.items)


def merged(first: Sequence[Section], copy: Sequence[Section]) -> list[Section]:
    """Return the sections of both copies, each item of the second joined to the one it repeats."""
    held = [
        _Held(s, n, item)
        for s, section in enumerate(first)
        for n, item in enumerate(section.items)
    ]
    added = [_rest(section, first, held) for section in copy]
    return [*_with_copies(first, held), *(section for section in added if section.items)]


def _rest(section: Section, first: Sequence[Section], held: list[_Held]) -> Section:
    """Join what a section repeats, and return it with what it does not."""
    mine = [h for h in held if _is_same(first[h.section], section)]
    rest = []
    for item in section.items:
        same = _best(item, [h for h in mine if not h.again])
        if same is None:
            rest.append(item)
        else:
            same.again = True
            same.item = replace(same.item, copies=(*same.item.copies, item))
    return replace(section, items=tuple(rest))


def _is_same(section: Section, other: Section) -> bool:
    return section.bearer == other.bearer and section.kind == other.kind


def _best(item: Item, others: list[_Held]) -> _Held | None:
    scored = [(_likeness(item.body.text, h.item.body.text), -n) for n, h in enumerate(others)]
    score, place = max(scored, default=(0.0, 0))
    return others[-place] if score >= _ALIKE else None


def _likeness(text: str, other: str) -> float:
    short, long = sorted((text, other), key=len)
    # A copy may break off in the middle of an item.
    broken_off = len(short) >= _BROKEN_OFF and long.startswith(short)
    return 100.0 if broken_off else fuzz.ratio(text, other)


def _with_copies(first: Sequence[Section], held: list[_Held]) -> Iterator[Section]:
    for n, section in enumerate(first):
        yield replace(section, items=tuple(h.item for h in held if h.section == n))
