"""Who does, keeps, prepares, manages something: bearers of duties and powers that say so."""

from collections.abc import Sequence
from dataclasses import replace

from rolegraph.questions.families.answerable import BINDING, SAYING, may_answer
from rolegraph.questions.families.answering import (
    about_whom,
    acts_as,
    all_of,
    asks_of_another,
    concluded,
    count,
    excluded,
    meets,
    verdict,
    whom,
)
from rolegraph.questions.families.binding import by_words
from rolegraph.questions.families.carrying import clauses_of
from rolegraph.questions.families.choosing import choosing, says_itself
from rolegraph.questions.families.coordinated import each_alone
from rolegraph.questions.families.deeds import done, matter_only
from rolegraph.questions.families.forbidding import bans_beside, not_forbidden
from rolegraph.questions.families.forgiving import by_title, nearly
from rolegraph.questions.families.matters import only_places
from rolegraph.questions.families.mentions import said_as_own
from rolegraph.questions.families.needing import needing
from rolegraph.questions.families.onehand import in_one_hand
from rolegraph.questions.families.outcome import Found, Note, Outcome, merged
from rolegraph.questions.families.over_things import by_translation
from rolegraph.questions.families.verbs import asks_power, is_deed
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.strange import predicate
from rolegraph.questions.understanding.when import lacks_period
from rolegraph.questions.understanding.whose import party_alone


def who_does(frame: Frame) -> Outcome:
    """Answer who does, keeps, prepares, manages something: a duty or an authority that says so."""
    unit = frame.fit.slots.get("unit")
    frame = _in_unit(frame) if unit else frame
    slot = "position" if frame.fit.slots.get("position") else ""
    wanted = _without_duty(frame, frame.groups(slot))
    kinds = tuple(k for _, several in frame.acts for k in several)
    if (
        asks_of_another(frame)
        or _for_who_may(frame)
        or _asks_else(frame, wanted, kinds, bool(unit))
    ):
        return Outcome(status="not-understood")
    found = (
        stated(frame, wanted, kinds)
        or needing(frame, wanted)
        or _but_for_strange(frame, wanted, kinds)
        or _nearly(frame, wanted, kinds)
    )

    def search(part: Sequence[Group]) -> tuple[Match, ...]:
        return stated(frame, part, kinds)

    one_hand = in_one_hand(frame, wanted, search)
    found = found if one_hand is None else one_hand
    alone = each_alone(frame, wanted, found, search) if one_hand is None else None
    refused = excluded(frame, wanted)
    bearers = alone.answers(frame) if alone else [_bearer(frame.norm(m)) for m in found]
    answers = merged([f for f in bearers if f.place not in refused])
    if "which-unit" in frame.cues:
        answers = _units_first(frame, answers)
    parameters = by_words(frame, wanted, answers, lambda n: True, whom(frame, answers))
    if frame.fit.slots.get("position"):
        return verdict(frame, answers, parameters, ())
    notes = alone.notes if alone else ()
    notes = notes if answers else (*bans_beside(frame), *_of_the_matter(frame, wanted, kinds))
    return concluded(frame, answers, wanted, parameters, notes, count(frame, answers))


def _asks_else(
    frame: Frame, wanted: Sequence[Group], kinds: tuple[str, ...], of_unit: bool
) -> bool:
    """Whether nothing is asked that somebody does: who must not, or where one unit is in another."""
    # Who may not do something is no question of who may do something else with it.
    barred = "prohibited" in frame.cues and "who" in frame.cues
    if barred or (frame.who_not and not kinds):
        return True
    units = all(frame.segment_of(g).names("unit") for g in wanted)
    nothing = not (wanted or kinds) or only_places(frame, wanted)
    return nothing or (of_unit and units and "described" not in frame.cues)


def _in_unit(frame: Frame) -> Frame:
    """Look in the unit of which yes or no is asked: 审计部能罚款吗."""
    slots = {slot: numbers for slot, numbers in frame.fit.slots.items() if slot != "unit"}
    return replace(frame, fit=replace(frame.fit, slots=slots))


def stated(frame: Frame, wanted: Sequence[Group], kinds: tuple[str, ...]) -> tuple[Match, ...]:
    """Return what grants or says the deed itself."""
    content = [g for g in wanted if not acts_as(frame, g, kinds)]
    return _granted(frame, content, kinds) or _doing(frame, wanted, kinds)


def _bearer(norm: Norm) -> Found:
    return Found(norm.bearer, (norm.id,))


def _of_the_matter(
    frame: Frame, wanted: Sequence[Group], kinds: tuple[str, ...]
) -> tuple[Note, ...]:
    """Return a note of who has something to do with the matter where nobody does what was asked."""
    found = frame.find(wanted, may_answer(frame, kinds, set())) if wanted else ()
    near = [
        frame.norm(m)
        for m in matter_only(frame, wanted, found)
        if frame.norm(m).sort != "prohibition"
    ]
    if not near:
        return ()
    deeds = [g.text for g in wanted if is_deed(frame, g)]
    return (
        Note(
            f"The documents speak of the matter, but do not say this of anybody: {', '.join(deeds)}.",
            f"文件提到该事项，但未说明谁来做这件事：{'、'.join(deeds)}。提到该事项的有：",
            merged([Found(n.bearer, (n.id,)) for n in near])[:_MOST_NEAR],
        ),
    )


#: How many that have to do with a matter are shown.
_MOST_NEAR = 6


def _without_duty(frame: Frame, groups: Sequence[Group]) -> Sequence[Group]:
    """Leave out words that only say duty: *is recruiting part of his job*, 是不是他的职责."""
    rest = [g for g in groups if "duty" not in frame.segment_of(g).names("cue")]
    return rest or groups


def _for_who_may(frame: Frame) -> bool:
    """Whether a kind is named that nothing but a grant or its own verb meets: who-may answers that."""
    asked = "who" in frame.cues or frame.asks_yes_no
    return (
        asked
        and frame.fit.pattern.query == "who-does"
        and any(frame.strict(one) for one, _ in frame.acts)
    )


def _granted(frame: Frame, content: Sequence[Group], kinds: tuple[str, ...]) -> tuple[Match, ...]:
    """Who has been given a right of the kind asked for, where the question is about a right."""
    if not kinds or not (frame.granted or "may" in frame.cues):
        return ()
    # Behind who *may modify* the plan no right to plan is asked for.
    behind = {
        k
        for one, several in frame.acts
        if predicate(frame.parsed, one) and not frame.granted
        for k in several
    }
    kinds = tuple(k for k in kinds if k in behind) or kinds

    def of(asked: set[str]) -> tuple[Match, ...]:
        def fitting(norm: Norm) -> bool:
            right = norm.sort == "authority" and norm.basis == "listed" and norm.kind in kinds
            own = not asked or norm.bearer in asked
            return own and right and meets(norm, frame.parsed.figures)

        return frame.find(content, fitting) if content else all_of(frame, fitting)

    return about_whom(frame, of)


def _doing(frame: Frame, wanted: Sequence[Group], kinds: tuple[str, ...]) -> tuple[Match, ...]:
    """Return the duties and rights that say a deed; where none does, the steps of processes that do."""
    if (frame.granted and kinds) or not wanted:
        return ()
    found = _saying(frame, wanted, kinds, BINDING)
    steps = not found and any(is_deed(frame, g) for g in wanted)
    return _saying(frame, wanted, kinds, _OF_PROCESSES) if steps else found


_OF_PROCESSES = ("step",)


def _saying(
    frame: Frame, wanted: Sequence[Group], kinds: tuple[str, ...], sorts: tuple[str, ...]
) -> tuple[Match, ...]:
    near = about_whom(
        frame, lambda asked: frame.find(wanted, may_answer(frame, kinds, asked, sorts))
    )
    if sorts == _OF_PROCESSES:  # what a process is called is no thing of its steps
        near = tuple(m for m in near if _says_thing(frame, m, wanted))
    if asks_power(frame):
        near = tuple(m for m in near if not by_translation(frame, m, wanted))
    chosen = [g for g in choosing(frame, wanted) if is_deed(frame, g)]
    found = tuple(
        m
        for m in near
        if not (
            party_alone(frame, m.missing, wanted) or lacks_period(m.missing, frame.norm(m).reading)
        )
        # Below a heading for a choice not everything chooses.
        and all(says_itself(frame, m, g) for g in chosen)
    )
    return done(frame, wanted, not_forbidden(frame, wanted, found))


def _says_thing(frame: Frame, match: Match, wanted: Sequence[Group]) -> bool:
    """Whether a sentence says one of the things asked about itself, and no heading above it alone.

    What a deed comes after may be what its process is called: 维修后谁付款.
    """
    tokens = frame.parsed.tokens
    behind = {g.last: tokens[g.last + 1].text for g in wanted if g.last + 1 < len(tokens)}
    things = [g for g in wanted if not g.verb and behind.get(g.last) not in ("后", "前", "时")]
    return not things or any(clauses_of(frame, match, g) for g in things)


#: Rights that are steps towards a deed, and never the deed that a sentence nearly says.
_STEPS = SAYING | {"review", "verify", "countersign", "participate", "query"}


def _nearly(frame: Frame, wanted: Sequence[Group], kinds: tuple[str, ...]) -> tuple[Match, ...]:
    """Who clearly comes nearest, where nobody in particular is asked about, nor what one may do."""
    if frame.granted or "may" in frame.cues or frame.fit.slots.get("position"):
        return ()
    deed = may_answer(frame, kinds, set())

    def fitting(norm: Norm) -> bool:
        return deed(norm) and (norm.kind in kinds or norm.kind not in _STEPS)

    near = not_forbidden(frame, wanted, nearly(frame, wanted, fitting))
    return said_as_own(frame, wanted, [m for m in near if not by_title(frame, m, wanted)])


def _but_for_strange(
    frame: Frame, wanted: Sequence[Group], kinds: tuple[str, ...]
) -> tuple[Match, ...]:
    """Who does what the rest of the words say, where an English word has no translation known.

    What is left must still say what is done and to what, and a sentence carry nearly all of it.
    """
    rest = [g for g in wanted if g.known or frame.segment_of(g).meanings or " " in g.text]
    telling = [g for g in rest if g.known and not g.verb]
    strange = [g for g in wanted if not g.known and (g.verb or not g.text.isascii())]
    if any(g.verb or _behind(g, telling) for g in strange):
        return ()  # a deed that no document has is nobody's, and of 员工 nothing tells of 员工旅游
    if len([g for g in rest if not frame.segment_of(g).names("light")]) < 2:
        return ()  # who is *in charge of* cyber security is not who is of any security
    if len(rest) == len(wanted) or len(rest) < 2 or not telling or not all(g.known for g in rest):
        return ()
    return tuple(m for m in _doing(frame, rest, kinds) if m.score >= NEARLY)


def _behind(group: Group, things: Sequence[Group]) -> bool:
    """Whether a word stands right behind one of these, as the head of a compound does."""
    return any(thing.last + 1 == group.first for thing in things)


#: How much of its words a sentence must carry where one of them is left out.
NEARLY = 0.75


def _units_first(frame: Frame, answers: tuple[Found, ...]) -> tuple[Found, ...]:
    units = tuple(
        a for a in answers if (place := frame.index.place(a.place)) and place.sort == "unit"
    )
    return units or answers
