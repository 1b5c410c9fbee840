"""The one bearer that clearly comes nearest, where no sentence carries enough of a question's words."""

from collections.abc import Callable, Sequence

from rolegraph.questions.families.carrying import credit_around, credit_in
from rolegraph.questions.families.deeds import WHOLE
from rolegraph.questions.families.verbs import is_deed, is_power
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.strange import predicate
from rolegraph.questions.understanding.whose import leaves_out, party_alone

#: What the nearest must carry, how far anybody else must fall behind, and how many things it must say.
MOST, BEHIND, THINGS = 0.44, 0.87, 2


def nearly(
    frame: Frame, wanted: Sequence[Group], fitting: Callable[[Norm], bool]
) -> tuple[Match, ...]:
    """Return what comes nearest when a question is asked once more, if it is one bearer's alone.

    It must say at least two of the things asked about, and whose they are, and what somebody has a say in
    by such words (分配, 培训, *controls*); every word must occur somewhere: what the documents never speak of
    is not theirs to answer.
    """
    things = [g for g in wanted if not g.verb]
    if not frame.forgiving or len(things) < THINGS or not all(g.known for g in wanted):
        return ()
    nearest = frame.find(wanted, fitting, near=BEHIND, enough=MOST, own=MOST)
    powers = {g.text for g in wanted if is_deed(frame, g) and is_power(frame, frame.segment_of(g))}
    found = tuple(
        m
        for m in nearest
        if not (
            powers & set(m.missing)
            or leaves_out(frame, m.missing, wanted)
            or party_alone(frame, m.missing, wanted)
        )
    )
    bearers = {frame.norm(m).bearer for m in found}
    said = [sum(g.text not in m.missing for g in things) for m in found]
    return found if len(bearers) == 1 and min(said) >= THINGS else ()


def by_title(frame: Frame, match: Match, wanted: Sequence[Group]) -> bool:
    """Say whether only its bearer's title says the verb behind *who*: 销售 in a title sells nothing."""
    asked = [
        g for g in wanted if is_deed(frame, g) and predicate(frame.parsed, frame.segment_of(g))
    ]
    return any(credit_in(frame, match, g) < WHOLE <= credit_around(frame, match, g) for g in asked)
