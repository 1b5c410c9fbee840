"""Which sentences say the deed that a question asks for: its verb, and whom or what it is done to.

A sentence may carry a question's words without saying what is asked: who *appraises the sales manager* is
not who says that the sales manager appraises others.
"""

from collections.abc import Sequence

from rolegraph.questions.families.carrying import clauses_of, credit_around, credit_in
from rolegraph.questions.families.doers import by_another, does_it
from rolegraph.questions.families.governing import (
    begins_aside,
    is_attributive,
    leads,
    listed,
    names,
    names_deed,
    of_another,
    of_further_deed,
    said_at,
)
from rolegraph.questions.families.matters import says_only_about
from rolegraph.questions.families.mentions import said_as_own
from rolegraph.questions.families.siblings import only_listed_beside
from rolegraph.questions.families.verbs import acts, asked_deeds, is_deed, verb_forms
from rolegraph.questions.stated.matching import Group, Match, spaced
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.grouping import tells_little
from rolegraph.questions.understanding.strange import predicate
from rolegraph.questions.words.tokens import normal

#: What a thing must count in a sentence that does not say the verb.
WHOLE = 0.6
#: What a sentence must carry that has the verb of a deed apart from its things.
_AFAR = 0.73
#: How nearly another deed's sentence must carry the words.
AS_WELL = 0.97


def done(frame: Frame, wanted: Sequence[Group], found: Sequence[Match]) -> tuple[Match, ...]:
    """Keep the sentences that say the deed.

    Best are those with the verb beside its object, or as their main action; then others that have it. A
    sentence that says all that the deed is done to answers where a heading above it says the deed, or
    where none of the verbs has a meaning of its own.
    """
    people = [g for g in wanted if is_person(frame, g)]
    told = [
        m
        for m in found
        if not (
            _only_aims(frame, m, wanted)
            or any(does_it(frame, m, g) or on_oneself(frame, m, g) for g in people)
        )
    ]
    deeds = [g for g in wanted if is_deed(frame, g)]
    verbs = asked_deeds(frame, deeds)
    if not verbs:
        told = [m for m in told if not _only_its_costs(frame, m, wanted)]
        return said_as_own(frame, wanted, told)
    things = [g for g in wanted if not g.verb and not frame.says_where(g)]
    if telling := [g for g in things if not tells_little(frame.segment_of(g))]:  # no 公司 alone
        told = [m for m in told if any(credit_around(frame, m, g) for g in telling)]
    if _direct(verbs, things):
        told = [m for m in told if credit_in(frame, m, things[0])]
    # In English what stands right behind who is the deed: who *keeps* the cheque books.
    asked = [v for v in verbs if predicate(frame.parsed, frame.segment_of(v))] or verbs
    told = [m for m in told if not all(_by_another(frame, m, verb, things) for verb in asked)]
    told = [m for m in told if not says_only_about(frame, m, things)]
    told = [m for m in told if not only_listed_beside(frame, m, asked, wanted)]
    told = list(said_as_own(frame, wanted, told))
    allowed = bool(things) and (frame.granted or "may" in frame.cues)
    for says in (_mainly,) if people or allowed else (_mainly, _anywhere):
        saying = [m for m in told if any(says(frame, m, verb, things) for verb in verbs)]
        if saying:
            return in_own_words(frame, _nearest(frame, saying, verbs), things)
    return () if people else _said_above(frame, told, verbs, things)


def _said_above(
    frame: Frame, told: Sequence[Match], verbs: Sequence[Group], things: Sequence[Group]
) -> tuple[Match, ...]:
    """Keep what a heading above says is done (有权指派人员执行下列事项) and whose sentence has the object.

    What a process is called is no deed of its steps' (车辆维修流程: 司机填写申请).
    """
    headed = [m for m in told if frame.norm(m).heading and frame.norm(m).sort != "step"]
    return tuple(
        m for m in headed if _whole(frame, m, things) and _headed(frame, m, verbs, things)
    )


def _only_its_costs(frame: Frame, match: Match, wanted: Sequence[Group]) -> bool:
    """Whether a sentence speaks of what costs or papers a deed has, where the deed is all that is asked for.

    谁负责维修 is not who approves 维修费用.
    """
    if len(wanted) != 1 or not names_deed(wanted[0].text):
        return False
    forms = [spaced(form) for form in wanted[0].alternatives]
    said = [frame.index.clauses.texts[c] for c in clauses_of(frame, match, wanted[0])]
    return bool(said) and all(is_attributive(text, forms, by_itself=True) for text in said)


def _direct(verbs: Sequence[Group], things: Sequence[Group]) -> bool:
    """Whether a deed is done to one thing, named right beside it, so that a sentence must say it itself.

    That one works in a depot does not make whatever is cleaned *the depot*.
    """
    if len(things) != 1:
        return False
    thing = things[0]
    return not thing.text.isascii() or any(0 < thing.first - v.last <= _NEXT for v in verbs)


#: How far a thing stands from its verb in English, with an article between.
_NEXT = 2


def _by_another(frame: Frame, match: Match, verb: Group, things: Sequence[Group]) -> bool:
    """Whether a sentence says a verb of somebody else, where it says it of the thing: 支票由出纳保管."""
    said = clauses_of(frame, match, verb)
    telling = max(things, key=lambda g: g.weight, default=None)
    there = said & clauses_of(frame, match, telling) if telling else said
    return by_another(frame, match, verb_forms(frame, verb), there or said, telling)


def _headed(frame: Frame, match: Match, verbs: Sequence[Group], things: Sequence[Group]) -> bool:
    """Whether the heading above a sentence says a verb, not as what is only furthered; 分析 says no 分."""
    heading = normal(frame.norm(match).heading)
    forms = [form for verb in verbs for form in verb_forms(frame, verb) if len(form) > 1]
    furthered = any(of_another(heading, forms, said_at(heading, g)) for g in things)
    return any(form in heading for form in forms) and not furthered


def matter_only(
    frame: Frame, wanted: Sequence[Group], found: Sequence[Match]
) -> tuple[Match, ...]:
    """Return the sentences that say all that a deed is done to, and not the deed."""
    things = [g for g in wanted if not g.verb and not frame.says_where(g)]
    if not things or not any(is_deed(frame, g) for g in wanted):
        return ()
    return tuple(m for m in found if _whole(frame, m, things))


def _only_aims(frame: Frame, match: Match, wanted: Sequence[Group]) -> bool:
    """Whether a sentence speaks of the matter only where it says what others can do then."""
    texts, owners = frame.index.clauses.texts, frame.index.clauses.owners
    said = [
        texts[c]
        for g in wanted
        if not frame.says_where(g)
        for c in frame.words.credits(g)
        if owners[c] == match.number
    ]
    own = [t for t in said if not t.isascii()] or said
    return bool(own) and all(t.lstrip().startswith(listed("purposes")) for t in own)


def _nearest(frame: Frame, found: Sequence[Match], verbs: Sequence[Group]) -> tuple[Match, ...]:
    """Keep those whose main deed is the one asked for, and what carries the words as well as these do."""
    doing = [m for m in found if any(acts(frame, m, verb) for verb in verbs)]
    best = max((m.score for m in doing), default=0.0)
    return tuple(m for m in found if m in doing or m.score >= AS_WELL * best)


def in_own_words(
    frame: Frame, found: Sequence[Match], things: Sequence[Group]
) -> tuple[Match, ...]:
    """Leave out what only its bearer's title makes say a thing, where another sentence says it itself."""

    def told(match: Match, thing: Group) -> bool:
        return credit_in(frame, match, thing) >= WHOLE or _from_there(frame, match, thing)

    own = {m: {g.first for g in things if told(m, g)} for m in found}
    around = {m: {g.first for g in things if credit_around(frame, m, g) >= WHOLE} for m in found}
    return tuple(
        m for m in found if not any(own[m] < own[o] and own[o] <= around[m] for o in found)
    )


def _from_there(frame: Frame, match: Match, group: Group) -> bool:
    """Whether a word is for the unit that a sentence is about already: *the office's* spending."""
    bearer = frame.index.place(frame.norm(match).bearer)
    one = frame.segment_of(group)
    return bearer is not None and (frame.inside(bearer, one) or frame.of_type(bearer, group))


def is_person(frame: Frame, group: Group) -> bool:
    """Say whether a word names a position that something is done to, or whose thing it is."""
    return bool(frame.segment_of(group).names("position")) and not (
        group.verb or frame.says_where(group)
    )


def _mainly(frame: Frame, match: Match, verb: Group, things: Sequence[Group]) -> bool:
    """Whether a sentence says the verb of a thing, or is mainly that and no mere ground or aim of it."""
    if _governs(frame, match, verb, things):
        return True
    if verb.parts and not things:  # handles complaints: 解决客户就产品提出的投诉
        return credit_in(frame, match, verb) >= WHOLE
    texts = frame.index.clauses.texts
    said = {c for g in things for c in clauses_of(frame, match, g)}
    aside = bool(said) and all(begins_aside(texts[c]) for c in said)
    told = not things or any(credit_around(frame, match, g) >= WHOLE for g in things)
    doing = clauses_of(frame, match, verb) if _has_object(frame, verb) else set()
    if said and all(doing & clauses_of(frame, match, g) for g in things):
        return True
    return (
        told
        and acts(frame, match, verb)
        and not (aside or further(frame, match, verb_forms(frame, verb), things))
    )


def further(frame: Frame, match: Match, forms: Sequence[str], things: Sequence[Group]) -> bool:
    """Say whether a sentence names a thing only as that of a deed which 并 adds to the one asked for."""
    texts = frame.index.clauses.texts
    return any(
        (said := clauses_of(frame, match, thing))
        and all(of_further_deed(texts[c], forms, said_at(texts[c], thing)) for c in said)
        for thing in things
    )


def _has_object(frame: Frame, verb: Group) -> bool:
    """Whether a verb names its object itself, so that all else says by what means: 靠展会*开拓新客户*."""
    phrase = frame.segment_of(verb).phrase
    return len(phrase) >= _WITH_OBJECT and not phrase[0].isascii()


#: How long a Chinese verb with its object is.
_WITH_OBJECT = 4


def _governs(frame: Frame, match: Match, verb: Group, things: Sequence[Group]) -> bool:
    """Whether a verb leads to a thing of a sentence, and no other verb stands between them."""
    texts = frame.index.clauses.texts
    for thing in things:
        for clause in clauses_of(frame, match, verb) & clauses_of(frame, match, thing):
            text = texts[clause]
            if leads(text, verb_forms(frame, verb), said_at(text, thing)):
                return True
    return False


def _anywhere(frame: Frame, match: Match, verb: Group, things: Sequence[Group]) -> bool:
    """Whether a sentence has a verb, not in its ground alone (根据销售计划), and all things."""
    texts = frame.index.clauses.texts
    forms = verb_forms(frame, verb)
    said = [
        c
        for c in clauses_of(frame, match, verb)
        if not any(names(texts[c], forms, said_at(texts[c], thing)) for thing in things)
        and not is_attributive(texts[c], forms)
        and not any(of_another(texts[c], forms, said_at(texts[c], g)) for g in things)
    ]
    return (
        match.score >= _AFAR
        and not further(frame, match, forms, things)
        and any(not begins_aside(texts[c]) for c in said)
        and _whole(frame, match, things)
    )


def _whole(frame: Frame, match: Match, things: Sequence[Group]) -> bool:
    return all(credit_around(frame, match, g) >= WHOLE for g in things)


def on_oneself(frame: Frame, match: Match, group: Group) -> bool:
    """Say whether a review or approval would be one's own: nobody's is, but where the sentence says so."""
    if not any(frame.strict(one) for one, _ in frame.acts):
        return False
    norm = frame.norm(match)
    named = {p.id for p in frame.places_of(frame.segment_of(group), "position")}
    said = any("".join(form) in normal(norm.reading) for form in group.alternatives)
    return norm.bearer in named and not said
