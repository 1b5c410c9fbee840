"""Whose a thing is: the employees' satisfaction is not the customers', nor a supplier's papers theirs."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rolegraph.questions.stated.matching import Group, spaced
from rolegraph.questions.understanding.mentioning import Mentioned
from rolegraph.questions.words.lexicon import STAFF, party_forms

#: What a clause must say of the matter beside the one that says most.
AS_MUCH = 0.99
#: What begins the names of entries whose forms need not mean the same: a dictionary's, a scheme's.
_LOOSELY = ("dictionary/", "object/", "action/")


def of_another(said: Mentioned, number: int, wanted: Sequence[Group]) -> bool:
    """Say whether a norm speaks of what is asked about as another party's, and not as the one's named.

    A norm that says no party leaves open whose the thing is, and one that says both is of both.
    """
    whose = [(g, party) for g in wanted if (party := _party(said, g))]
    matter = [g for g in wanted if not (_is_bare(said, g) or _is_light(said, g))]
    if not whose or not matter:
        return False
    asked = parties(spaced(t.key for t in said.parsed.tokens))
    best = _best(said, number, matter)
    return bool(best) and all(
        parties(said.index.clauses.texts[c]) - asked
        and any(not _says(said, c, g, party) for g, party in whose)
        for c in best
    )


def _says(said: Mentioned, clause: int, group: Group, party: str) -> bool:
    """Whether a clause says a party, or another word that the glossary has for it: 人员 for staff."""
    index, one = said.index, said.segment_of(group)
    if not _is_bare(said, group):
        return party in parties(index.clauses.texts[clause])
    glossed = [n for n in one.names("entry") if not n.startswith(_LOOSELY)]
    forms = index.lexicon.alternatives(glossed, one.phrase)
    known = any(clause in index.clauses.having(form) for form in forms)
    return known or party in parties(index.clauses.texts[clause])


def leaves_out(said: Mentioned, missing: Sequence[str], wanted: Sequence[Group]) -> bool:
    """Say whether a party is among the words that a sentence does not say."""
    return any(g.text in missing and _party(said, g) for g in wanted)


def party_alone(said: Mentioned, missing: Sequence[str], wanted: Sequence[Group]) -> bool:
    """Say whether a sentence says a party and not its thing: the staff, and no satisfaction of theirs."""
    tokens = said.parsed.tokens
    whose = {g.last for g in wanted if g.text not in missing and _party(said, g)}
    whose |= {
        last + 1 for last in whose if last + 1 < len(tokens) and tokens[last + 1].text == "的"
    }
    return any(g.text in missing and not g.verb and g.first - 1 in whose for g in wanted)


def parts_owner(
    said: Mentioned, number: int, missing: Sequence[str], wanted: Sequence[Group]
) -> bool:
    """Say whether a norm says a post and not what was asked of it, or that of somebody else.

    Who approves the area manager's travel expenses decides nothing of *the area manager's dismissal*.
    """
    for owner, thing in _owned(said, wanted):
        own = owner.text not in missing or _on_oneself(said, number, owner)
        if own != (thing.text not in missing):
            return True
    return False


def _on_oneself(said: Mentioned, number: int, owner: Group) -> bool:
    """Whether a norm is a post's that a question names, and says nothing of another post."""
    norm = said.index.facts.norms[number]
    bearer = said.index.place(norm.bearer)
    named = {p.id for p in said.places_of(said.segment_of(owner), "position")}
    if bearer is None or bearer.id not in named:
        return False
    posts = said.index.members.get(bearer.organisation, ())
    others = (n for p in posts if p.id not in named and p.sort == "position" for n in p.names)
    return not any(len(name) > 1 and name in norm.reading for name in others)


def _owned(said: Mentioned, wanted: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Yield each post that a question names with what is its own: 销售经理的奖金, *the manager's bonus*."""
    tokens = said.parsed.tokens

    def at(number: int) -> str:
        return tokens[number].text if 0 <= number < len(tokens) else ""

    for owner in wanted:
        if owner.verb or not said.segment_of(owner).names("position") or said.says_where(owner):
            continue
        of = at(owner.last + 1) == "的"
        before = owner.first - (at(owner.first - 1) in _ARTICLES)
        for thing in wanted:
            if said.segment_of(thing).cues & {"right", "duty"}:
                continue
            behind = thing.first == owner.last + 1 + of and (of or not thing.verb)
            if behind or (at(before - 1) == "of" and thing.last == before - 2):
                yield owner, thing


_ARTICLES = ("the", "a", "an")


def _best(said: Mentioned, number: int, matter: Sequence[Group]) -> list[int]:
    """Return the clauses of a norm that say most of the matter, those of its own language where any do."""
    clauses = said.index.clauses
    carried: dict[int, float] = defaultdict(float)
    for group in matter:
        for clause, credit in said.words.credits(group).items():
            if clauses.owners[clause] == number:
                carried[clause] += group.weight * credit
    plain = said.index.facts.norms[number].reading.isascii()
    own = {c: v for c, v in carried.items() if clauses.texts[c].isascii() == plain} or carried
    most = max(own.values(), default=0.0)
    return [c for c, v in own.items() if v >= AS_MUCH * most]


def of_staff(said: Mentioned, group: Group) -> bool:
    """Say whether a word means the staff as such: a title's 人员 says nothing."""
    return party_forms().get(said.segment_of(group).phrase) == STAFF


def _party(said: Mentioned, group: Group) -> str:
    """Return the party that a word names, or whose thing it does (客户培训); "" for none.

    Who is asked for is none: *which employee*. What *the* employees need asks for no employee.
    """
    one = said.segment_of(group)
    named = one.names("position") or one.names("unit") or one.names("organisation")
    article = any(s.last == one.first - 1 and s.phrase == ("the",) for s in said.parsed.segments)
    if group.verb or named or (said.asked_for(one) and not article):
        return ""
    sizes = range(len(one.phrase), 0, -1)
    return next((p for n in sizes if (p := party_forms().get(one.phrase[:n]))), "")


def _is_bare(said: Mentioned, group: Group) -> bool:
    return said.segment_of(group).phrase in party_forms()


def _is_light(said: Mentioned, group: Group) -> bool:
    return bool(said.segment_of(group).names("light"))


def parties(text: str) -> frozenset[str]:
    """Return the parties that a clause names, its words written as the index of clauses writes them."""
    return frozenset(_written()[found] for found in _named().findall(text))


@cache
def _written() -> Mapping[str, str]:
    return {spaced(form).rstrip(): party for form, party in party_forms().items()}


@cache
def _named() -> re.Pattern[str]:
    """Return what finds a party in a clause; an English word as a whole."""
    forms = sorted(_written(), key=len, reverse=True)
    return re.compile("|".join(re.escape(f) + r"(?![a-z])" for f in forms))
