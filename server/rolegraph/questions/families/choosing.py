"""Who chooses something, which is more than to take part in a choice."""

from collections.abc import Sequence

from rolegraph.questions.families.carrying import credit_in
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import SYNONYM
from rolegraph.questions.words.tokens import normal

#: Entries that say that something is chosen, and the kinds and actions of those who only help.
_CHOOSING = ("action/select", "verbs/pick", "work/selection; choosing", "customers/selection;")
HELPING = frozenset(("participate", "assist"))


def choosing(frame: Frame, wanted: Sequence[Group]) -> list[Group]:
    """Return the words of a question that say that something is chosen."""
    return [
        g
        for g in wanted
        if any(e.startswith(_CHOOSING) for e in frame.segment_of(g).names("entry"))
    ]


def says_itself(frame: Frame, match: Match, group: Group) -> bool:
    """Say whether a sentence has a word or its like, and not only its heading."""
    reading = normal(frame.norm(match).reading)
    like = (form for form, credit in group.alternatives.items() if credit >= SYNONYM)
    return credit_in(frame, match, group) >= SYNONYM or any("".join(f) in reading for f in like)
