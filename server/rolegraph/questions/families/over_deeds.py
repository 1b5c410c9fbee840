"""Who decides on a deed because they have been given a right to it: 录用谁说了算."""

from collections.abc import Callable, Sequence

from rolegraph.questions.families.carrying import clauses_of
from rolegraph.questions.families.deeds import AS_WELL
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame

#: How much of its words a sentence must carry to say who decides: a share of them may be another matter.
DECIDED = 0.66


def over_deed(
    frame: Frame, content: Sequence[Group], kinds: tuple[str, ...], fitting: Callable[..., bool]
) -> tuple[Match, ...]:
    """Return those who have been given a right to the very deed that is decided on: 录用谁说了算."""
    kinds_of = frame.index.lexicon.kinds
    deeds = {k for one, several in frame.acts if not frame.strict(one) for k in several}
    # A Chinese verb before who decides is a matter, and still says which deed: 车辆调度谁说了算.
    deeds |= {
        k
        for one in frame.parsed.segments
        if not (one.phrase[0].isascii() or frame.strict(one))
        for number in (*one.names("kinds"), *one.names("inner-kinds"))
        for k in kinds_of[int(number)]
    }
    if kinds[0] != "decide" or not deeds:
        return ()

    def right(norm: Norm) -> bool:
        return norm.basis == "listed" and fitting(norm, deeds)

    said = [g for g in content if _kinds_in(frame, g)]
    # Whose, or of what: 主管的任免, 质量奖惩.
    things = [g for g in content if said and g.last < said[-1].first and not frame.says_where(g)]
    found = frame.find(content, right, near=AS_WELL, enough=DECIDED)
    return tuple(m for m in found if all(_tells(frame, m, g, g is things[-1]) for g in things))


def _tells(frame: Frame, match: Match, thing: Group, itself: bool) -> bool:
    """Whether a sentence says a thing ``itself``, or else its bearer's title or unit does."""
    bearer = frame.index.place(frame.norm(match).bearer)
    around = bearer is not None and not itself and frame.around(bearer, thing) > 0
    return around or bool(clauses_of(frame, match, thing))


def _kinds_in(frame: Frame, group: Group) -> bool:
    one = frame.segment_of(group)
    return bool(one.names("kinds") or one.names("inner-kinds"))
