"""Whether a sentence says that somebody may do something alone: 自主决定, *at their own discretion*."""

import re
from collections.abc import Sequence

from rolegraph.questions.families.governing import listed
from rolegraph.questions.families.outcome import Found
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.tokens import normal

#: Kinds of right that nobody else's word is needed for, unless a sentence says so; who asks needs none.
_OWN = frozenset(("approve", "final-approval", "decide", "request", "propose"))


def said_alone(frame: Frame, answers: Sequence[Found]) -> bool:
    """Say whether what is answered covers doing it alone, where that is asked.

    Who uses the seal does not therefore use it without asking anybody.
    """
    if not {"alone", "may"} <= frame.cues:
        return True
    stated = {s for a in answers for s in a.statements}
    return any(_alone(norm) for norm in frame.index.facts.norms if norm.id in stated)


def _alone(norm: Norm) -> bool:
    words = "|".join(map(re.escape, listed("alone")))
    return norm.kind in _OWN or bool(re.search(words, normal(norm.reading)))
