"""Whether a right is over the very thing that is asked about, in the words of its sentence."""

from collections.abc import Sequence

from rolegraph.questions.stated.matching import Group, Match, spaced
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.understanding.strange import predicate
from rolegraph.questions.words.lexicon import SYNONYM
from rolegraph.questions.words.tokens import keys, normal


def is_over(frame: Frame, match: Match, content: Sequence[Group]) -> bool:
    """Say whether the thing of a right is asked about, no other that its sentence says: 按计划申请样机."""
    over = frame.norm(match).object_word
    things = [g for g in content if not (g.verb or frame.says_where(g))]
    forms = (f for g in things for several in (g.alternatives, *g.parts) for f in several)
    said = spaced(keys(normal(over)))
    return not (things and over) or any(spaced(form) in said for form in forms)


def plainly(frame: Frame, match: Match, content: Sequence[Group], least: float) -> bool:
    """Say whether a sentence says a thing in its own words, not in a scheme's alone: 营销计划 for 销售计划.

    Only of words in its own language: another's may have no other way to it.
    """
    english = frame.norm(match).reading.isascii()
    things = [g for g in content if not (g.verb or frame.says_where(g))]
    things = [g for g in things if g.text.isascii() == english]
    clauses = frame.index.clauses
    best = (
        v
        for g in things
        for c, v in frame.words.credits(g).items()
        if clauses.owners[c] == match.number and clauses.texts[c].isascii() == english
    )
    apart = least < IN_WORDS and any(_in_pieces(g.text, frame.norm(match).reading) for g in things)
    return not things or apart or max(best, default=0.0) >= least


def by_translation(frame: Frame, match: Match, content: Sequence[Group]) -> bool:
    """Say whether only its translation says a thing or the power, for which its own language has a word.

    *Returns* are 退货, and not what a translation *returns* to somebody; *changes* (变化) modify nothing.
    """
    if frame.norm(match).reading.isascii():
        return False
    owners, texts = frame.index.clauses.owners, frame.index.clauses.texts

    def translated(group: Group) -> bool:
        said = [texts[c] for c in frame.words.credits(group) if owners[c] == match.number]
        return bool(said) and all(text.isascii() for text in said)

    powers = [one for one, _ in frame.acts if predicate(frame.parsed, one)]
    told = (g for g in content if not frame.says_where(g) and g.text.isascii())
    told = (g for g in told if not g.verb or frame.segment_of(g) in powers)
    return any(_glossed(g) and translated(g) for g in told)


def _glossed(group: Group) -> bool:
    """Whether an English word has a Chinese one in the glossary: *returns*, 退货."""
    return any(v >= SYNONYM and not f[0].isascii() for f, v in group.alternatives.items())


def _in_pieces(word: str, text: str) -> bool:
    """Whether a text says a Chinese word, with more between its parts: 销售 | 月度及年度 | 工作计划."""
    pieces = [word[n : n + 2] for n in range(0, len(word), 2)]
    return not word.isascii() and len(pieces) > 1 and all(p in normal(text) for p in pieces)


#: What a sentence's word counts that is no scheme's alone, nor only covered by what was said; of kinds
#: that are not approval a compound may stand apart: 销售月度及年度工作计划.
IN_WORDS, APART = 0.8, 0.75
