"""Whom a qualification is asked of: who must know English is no question of what anybody does."""

from collections.abc import Sequence

from rolegraph.questions.families.answering import about_whom, carries
from rolegraph.questions.families.deeds import AS_WELL
from rolegraph.questions.families.verbs import is_deed
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame


def needing(frame: Frame, wanted: Sequence[Group]) -> tuple[Match, ...]:
    """Return of whom a qualification is asked, where the question is about what somebody must be or know."""
    deed = any(is_deed(frame, g) for g in wanted)
    of_one = bool(frame.fit.slots.get("position")) and frame.asks_yes_no and not deed
    if not wanted or not (of_one or frame.cues & {"must", "qualification"}):
        return ()

    def of(asked: set[str]) -> tuple[Match, ...]:
        def fitting(norm: Norm) -> bool:
            own = not asked or norm.bearer in asked
            return own and norm.sort == "qualification" and carries(norm, frame.parsed.figures)

        return frame.find(wanted, fitting, near=AS_WELL)

    return about_whom(frame, of)
