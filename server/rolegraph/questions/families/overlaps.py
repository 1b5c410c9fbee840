"""What several positions share, what one hand holds together, where positions differ."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from rolegraph.questions.families.answering import concluded, holds
from rolegraph.questions.families.binding import by_words
from rolegraph.questions.families.doing import stated, who_does
from rolegraph.questions.families.onehand import in_one_hand
from rolegraph.questions.families.outcome import Found, Note, Outcome, Parameter, merged
from rolegraph.questions.families.who import holders
from rolegraph.questions.stated.facts import Norm, Place
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import PEOPLE

_CLAUSE = re.compile(r"[，,；;。.!?！？\n]+")
#: Shorter clauses say too little to be called the same duty.
SHORTEST = 5
#: How alike clauses of two posts must be to be called the same duty where none is word for word.
LIKE_WORDS = 0.6
#: Two powers over one matter need not name it in quite the same words.
ALIKE = 0.7


def shared_duties(frame: Frame) -> Outcome:
    """Answer which positions have duties (or rights) of the same words: those named, or any in scope."""
    named = frame.each_named
    matter = [] if named else _shared_matter(frame)
    if matter and "who" in frame.cues:
        return replace(who_does(frame), query="who-does")
    places = named or frame.closest(
        [p for p in frame.index.facts.of_sort("position") if p.defined and frame.in_scope(p)]
    )
    owners: dict[str, dict[str, Norm]] = defaultdict(dict)
    sort = "authority" if "right" in frame.cues else "duty"
    for place in places:
        for norm in frame.index.facts.borne_by(place.id):
            if norm.sort == sort:
                for clause in _clauses(norm.reading):
                    owners[clause].setdefault(place.id, norm)
    shared = {c: o for c, o in owners.items() if _together(frame, o)} or _alike(named, owners)
    found = [
        Found(iri, (norm.id,), clause)
        for clause, own in shared.items()
        for iri, norm in own.items()
    ]
    answers = merged(found)
    parameters = {"statement": list(dict.fromkeys(s for a in answers for s in a.statements))}
    return Outcome(
        status="found" if answers else "not-stated",
        answers=answers,
        parameters=parameters,
        query="who-does" if sort == "authority" else "",
    )


def _together(frame: Frame, own: dict[str, Norm]) -> bool:
    """Whether at least two positions, of one organisation or of all those named, have a clause."""
    named = {p.id for p in frame.each_named}
    if named:
        return len(own) > 1
    homes = [p.organisation for iri in own if (p := frame.index.place(iri))]
    return len(homes) > len(set(homes))


def _shared_matter(frame: Frame) -> list[Group]:
    """Return the words for a duty that is shared: *the duty of collecting market information*."""
    return [
        g
        for g in frame.groups()
        if g.known and not (frame.says_where(g) or frame.repeats(g) or frame.segment_of(g).cues)
    ]


def _alike(
    named: Sequence[Place], owners: Mapping[str, Mapping[str, Norm]]
) -> dict[str, Mapping[str, Norm]]:
    """Return the clauses of those named that another of them has in nearly the same words."""
    if len(named) < 2:
        return {}
    pairs = [(a, b) for a, b in combinations(owners, 2) if likeness(a, b) >= LIKE_WORDS]
    return {c: owners[c] for a, b in pairs if set(owners[a]) != set(owners[b]) for c in (a, b)}


def likeness(one: str, other: str) -> float:
    """Return how many of their neighbouring pairs of letters two clauses share (Dice)."""
    first, second = ({*pairwise(c.lower())} for c in (one, other))
    return 2 * len(first & second) / ((len(first) + len(second)) or 1)


def _clauses(reading: str) -> list[str]:
    return [c.strip() for c in _CLAUSE.split(reading) if len(c.strip()) >= SHORTEST]


def both_kinds(frame: Frame) -> Outcome:
    """Answer which position holds two kinds of authority over one matter (不相容职务)."""
    wanted = frame.matter
    kinds = [set(k) for k in dict.fromkeys(k for _, k in frame.acts)]
    if len(kinds) == 1 and "who" in frame.cues and not frame.cues & {"conflict", "incompatible"}:
        return _by_deeds(frame) or Outcome(status="not-understood")
    held = _held(frame, wanted)
    found: list[Found] = []
    for (bearer, matter), norms in held.items():
        own = {n.kind for n in norms}
        if _incompatible(own, kinds):
            found += [
                Found(bearer, (n.id,), matter or n.object_word) for n in norms if _counts(n, kinds)
            ]
    answers = merged(found)
    if not answers and (by_deeds := _by_deeds(frame)):
        return by_deeds
    parameters = _of_both(frame, wanted, kinds, answers)
    verdict = ("yes" if answers else "not-stated") if frame.asks_yes_no else ""
    outcome = concluded(frame, answers, wanted, parameters, ())
    return Outcome(
        status=outcome.status,
        answers=answers,
        parameters=outcome.parameters,
        verdict=verdict,
        unknown=outcome.unknown,
    )


def _by_deeds(frame: Frame) -> Outcome | None:
    """Answer who does each of two deeds, where these have things of their own or are no rights."""
    wanted = frame.groups()

    def search(part: Sequence[Group]) -> tuple[Match, ...]:
        first = {g.first for g in part}
        acts = [(one, kinds) for one, kinds in frame.acts if one.first in first]
        strict = [kinds for one, kinds in acts if frame.strict(one)]
        if strict:
            return holders(frame, part, strict[0], set())
        return stated(frame, part, tuple(k for _, kinds in acts for k in kinds))

    found = in_one_hand(frame, wanted, search)
    if not found:
        return None
    answers = merged([Found(n.bearer, (n.id,)) for n in map(frame.norm, found)])
    return Outcome(
        status="found",
        answers=answers,
        parameters=by_words(frame, wanted, answers, lambda n: True),
        verdict="yes" if frame.asks_yes_no else "",
        query="who-does",
    )


def _of_both(
    frame: Frame, wanted: Sequence[Group], kinds: Sequence[set[str]], answers: Sequence[Found]
) -> dict[str, Parameter]:
    """Return the two kinds and a word for the matter where they give the same bearers, else statements."""
    stated: dict[str, Parameter] = {"statement": [s for a in answers for s in a.statements]}
    if len(kinds) != len(_TWO):
        return stated
    found: dict[str, Parameter] = {
        name: [f"rgk:{k}" for k in sorted(several)]
        for name, several in zip(_TWO, kinds, strict=True)
    }
    if not wanted:
        return found if "any-object" not in frame.cues else stated
    every = set().union(*kinds)
    said = by_words(frame, wanted, answers, lambda n: n.kind in every)
    return found | said if "together" not in said and "statement" not in said else stated


_TWO = ("first", "second")
#: Kinds that one hand should not hold together over one matter.
_CONTROLLED = (
    {"request", "approve"},
    {"request", "write-off"},
    {"propose", "approve"},
    {"modify", "approve"},
    {"use", "approve"},
    {"request", "review"},
    {"keep", "record"},
)


def _incompatible(own: set[str], asked: Sequence[set[str]]) -> bool:
    if len(asked) > 1:
        return all(own & kinds for kinds in asked)
    return any(pair <= own for pair in _CONTROLLED)


def _counts(norm: Norm, asked: Sequence[set[str]]) -> bool:
    return len(asked) < 2 or any(norm.kind in kinds for kinds in asked)


def _held(frame: Frame, wanted: Sequence[Group]) -> dict[tuple[str, str], list[Norm]]:
    """Return the authorities of each bearer over each matter, by the words for the matter."""
    if wanted:
        norms = [frame.norm(m) for m in frame.find(wanted, _authority, near=ALIKE)]
    else:
        norms = [n for n in frame.index.facts.norms if _authority(n)]
    apart = not wanted and ("any-object" in frame.cues or "both" not in frame.cues)
    held: dict[tuple[str, str], list[Norm]] = defaultdict(list)
    for norm in norms:
        held[norm.bearer, norm.object_word if apart else ""].append(norm)
    return held


def _authority(norm: Norm) -> bool:
    return norm.sort == "authority"


def each_kind(frame: Frame) -> Outcome:
    """Answer who holds each of several kinds of authority over a matter, side by side."""
    if _relative(frame) or frame.refused:
        return Outcome(
            status="not-understood"
        )  # of those who do one thing another is asked or denied
    before, acts = _asked_behind(frame)
    wanted = (*before, *frame.matter)
    found: list[tuple[str, Norm]] = []
    for kinds in dict.fromkeys(acts):
        matches = frame.find(wanted, holds(kinds)) if wanted else ()
        found += [(kinds[0], frame.norm(m)) for m in matches]
    answers = merged([Found(n.bearer, (n.id,), kind) for kind, n in found])
    if not answers and not frame.cues & {"respectively", "separate"} and _asked_once(frame):
        return Outcome(status="not-understood")  # who does several things is asked
    hands = [
        {n.bearer for kind, n in found if kind == k} for k in dict.fromkeys(k for k, _ in found)
    ]
    apart = len(hands) > 1 and not set.intersection(*hands)
    every = {k for several in acts for k in several}
    said = by_words(frame, wanted, answers, lambda n: n.kind in every) if answers else {}
    parameters = {"kind": [f"rgk:{k}" for k in sorted(every)], **said}
    outcome = concluded(frame, answers, wanted, parameters, ())
    note = Note("One position holds both:", "同一岗位兼有：")
    return Outcome(
        status=outcome.status,
        answers=answers,
        parameters=outcome.parameters,
        verdict=("yes" if apart else "no") if frame.asks_yes_no and len(hands) > 1 else "",
        related=() if apart or not answers else (note,),
        unknown=outcome.unknown,
    )


def _asked_behind(frame: Frame) -> tuple[tuple[Group, ...], list[tuple[str, ...]]]:
    """Return the verbs before who is asked for, which belong to the matter, and the kinds that are asked.

    撤销客户由谁审核、由谁审批 asks for two kinds over 撤销; where only one stands behind, all are asked.
    """
    asked = min((s.first for s in frame.parsed.segments if "who" in s.cues), default=0)
    behind = [kinds for one, kinds in frame.acts if one.first > asked]
    if len(behind) < 2:
        return (), [kinds for _, kinds in frame.acts]
    verbs = (g for g in frame.groups() if g.verb and not g.text.isascii())
    return tuple(g for g in verbs if g.first < asked), behind


def _asked_once(frame: Frame) -> bool:
    return sum("who" in s.cues for s in frame.parsed.segments) == 1


def _relative(frame: Frame) -> bool:
    """Whether an English *who* asks nothing but says more of a thing before it: users *who* buy."""
    return any(
        one.phrase == ("who",) and any(e.startswith(PEOPLE) for e in before.names("entry"))
        for before, one in pairwise(frame.parsed.segments)
    )
