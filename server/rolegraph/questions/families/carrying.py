"""Where a norm says a word of a question, and how much of it."""

from rolegraph.questions.families.governing import listed
from rolegraph.questions.stated.matching import ELSEWHERE, Group, Match, spaced
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.tokens import keys


def clauses_of(frame: Frame, match: Match, group: Group) -> set[int]:
    """Return the clauses of a norm that carry a word, those of its own language where any does.

    A heading's words are no deed.
    """
    clauses = frame.index.clauses
    credits = frame.words.credits(group)
    found = {c for c, v in credits.items() if clauses.owners[c] == match.number and v >= ELSEWHERE}
    heading = spaced(keys(frame.norm(match).heading))
    found = {c for c in found if not heading or clauses.texts[c] != heading}
    found = {c for c in found if not clauses.texts[c].lstrip().startswith(listed("purposes"))}
    english = frame.norm(match).reading.isascii()
    own = {c for c in found if clauses.texts[c].isascii() == english}
    # What a translation alone says is not said in the words that were asked: 变化, *changes*, is no 修改.
    return own if own or group.text.isascii() == english else found


def credit_around(frame: Frame, match: Match, group: Group) -> float:
    """Return how much a word is carried by a sentence, or by what stands around its bearer."""
    bearer = frame.index.place(frame.norm(match).bearer)
    return max(credit_in(frame, match, group), frame.around(bearer, group) if bearer else 0.0)


def credit_in(frame: Frame, match: Match, group: Group) -> float:
    """Return how much a sentence says a word itself, whatever its bearer's unit is called."""
    owners = frame.index.clauses.owners
    credits = frame.words.credits(group).items()
    return max((v for c, v in credits if owners[c] == match.number), default=0.0)
