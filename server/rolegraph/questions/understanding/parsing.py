"""A question cut into what is known of it: cues, names, kinds, periods, figures, scopes, the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rolegraph.questions.stated.names import Names, english_names
from rolegraph.questions.understanding.asked import asked_by
from rolegraph.questions.understanding.deeds import Deeds, is_thing, says_deed
from rolegraph.questions.understanding.locating import BEFORE, INSIDE, located
from rolegraph.questions.understanding.scoping import Scope, numbered, scope_of
from rolegraph.questions.words.lexicon import Lexicon, Meaning, Phrase
from rolegraph.questions.words.numbers import Figure, figures
from rolegraph.questions.words.segmenting import Segment, segment
from rolegraph.questions.words.tokens import Token, keys, normal, tokens

#: Cues that also the last word of a longer phrase gives: call-back rate, discount limit.
_ENDINGS = ("measure", "limit", "how-often")
#: Cues whose words are things as well: returns, a report, a limit.
ALSO_THINGS = frozenset(("send", "report", "measure", "limit"))


@dataclass(frozen=True)
class Parsed(Deeds):
    """A question as understood word by word; nothing is decided yet.

    ``located`` are the numbers of the segments that say where: behind *in*, before 里. ``standing_in`` says
    that it is asked for the time that somebody is away; ``meant`` are the positions that alone its titles
    mean, where more than their words tell that.
    """

    figures: tuple[Figure, ...]
    scope: Scope
    located: frozenset[int] = frozenset()
    standing_in: bool = False
    meant: frozenset[str] = frozenset()

    def scoped(self, one: Segment) -> bool:
        """Say whether a segment belongs to a scope such as *document 003*."""
        start, end = self.tokens[one.first].start, self.tokens[one.last].end
        return any(a < end and start < b for a, b in self.scope.spans)

    def enclosing(self, one: Segment) -> bool:
        """Say whether a segment names the unit or organisation that a question looks in.

        In English what follows *in* or *at*; in Chinese what 里, 中, 内 or a beginning's 谁 follows.
        """
        if not (one.names("unit") or one.names("organisation")):
            return False
        if len(one.phrase) == 1 and one.phrase[0].isascii():
            return False
        words = [s for s in self.segments if s.phrase[0] not in ("the", "a")]
        at = words.index(one)
        before = words[at - 1].phrase[0] if at else ""
        after = "".join(words[at + 1].phrase) if at + 1 < len(words) else ""
        inside = after in INSIDE and not one.phrase[0].isascii()
        # 市场由谁开拓 looks in no 市场: it is all that is asked about.
        further = any(is_thing(s) and not says_deed(s) for s in words if s is not one)
        heads = at == 0 and not one.phrase[0].isascii() and self.asks_who(words[1:2]) and further
        # 在销售团队建设方案中 looks in no 销售.
        longer = before == "在" and self.segments.index(one) + 1 in self.located
        of_it = at > 0 and words[at - 1].phrase[-1] == "of" and "which-unit" in words[at - 1].cues
        return inside or heads or of_it or (before in BEFORE and not longer)

    def counted(self, one: Segment) -> bool:
        """Say whether a segment belongs to a figure such as *5万元*, or says how it is meant: *超过*5万元."""
        if "above-figure" in one.cues:
            at = self.segments.index(one)
            return any(self._in_figure(s) for s in self.segments[max(0, at - 1) : at + 2])
        return self._in_figure(one)

    def _in_figure(self, one: Segment) -> bool:
        start, end = self.tokens[one.first].start, self.tokens[one.last].end
        # *Yuan off* says more than the unit of 5,000 yuan.
        whole = one.phrase[0].isascii()
        return any(
            f.start < end and start < f.end and not (whole and f.end < end) for f in self.figures
        )


def parse(
    question: str,
    lexicon: Lexicon,
    names: Names,
    codes: Mapping[str, str],
) -> Parsed:
    """Return a question cut into known phrases.

    ``codes`` are the numbers that documents go by (003), with their IRIs.
    """
    text = normal(question)
    pieces = tokens(text)
    spelled = english_names(pieces, names, lexicon)

    def lookup(phrase: Phrase) -> tuple[Meaning, ...]:
        # *It security*, as one types it, is no pronoun where the whole is known in capitals.
        capital = (
            tuple("IT" if word == "it" else word for word in phrase) if phrase[1:] else phrase
        )
        own = lexicon.phrases.get(phrase) or lexicon.phrases.get(capital, ())
        deed = any(m.sort == "kinds" for m in own)  # who *manages* names no 主管
        said = tuple(m for m in spelled.get(phrase, ()) if not (deed and m.sort == "position"))
        named = names.phrases.get(phrase) or names.phrases.get(capital) or said
        inner = _inside(phrase, lexicon) if own and len(phrase) > 1 else ()
        return (*own, *named, *(m for m in inner if m not in own and not _has_cue(own, m)))

    cut = segment(pieces, lookup)
    if not any(s.names("position") for s in cut):
        cut = tuple(
            _by_ending(one, names, lexicon) if _stands_alone(one, before) else one
            for one, before in zip(cut, (None, *cut), strict=False)
        )
    cut = tuple(_as_written(one, pieces) for one in cut)
    cut = asked_by(cut, lexicon.things(keys("requirement")))
    scope = numbered(cut, pieces, scope_of(text, codes))
    found = tuple(f for f in figures(text) if not any(a <= f.start < b for a, b in scope.spans))
    return Parsed(question, text, pieces, cut, found, scope, located(cut))


def _as_written(one: Segment, pieces: Sequence[Token]) -> Segment:
    """Leave *limits* what it is, whose stem is that of *limited*, which asks whose rights are."""
    if one.phrase != ("limit",) or pieces[one.first].text == "limited":
        return one
    limited = Meaning("cue", "limited")
    return replace(one, meanings=tuple(m for m in one.meanings if m != limited))


def _stands_alone(one: Segment, before: Segment | None) -> bool:
    """Whether no word of content stands before an English word: the director, no *protection* officer."""
    if before is None or not one.phrase[0].isascii():
        return True
    return bool(before.names("stop") or before.cues) or not before.phrase[0].isalnum()


def _by_ending(one: Segment, names: Names, lexicon: Lexicon) -> Segment:
    """Let a bare title's word mean every position whose title ends in it: 部长 is 销售管理部部长."""
    entries = [name for name in one.names("entry") if name.startswith("titles/")]
    forms = {"".join(f) for name in entries for f in lexicon.entries[name].forms}
    said = forms if one.phrase[0].isascii() else {"".join(one.phrase)} if entries else set()
    titles = dict.fromkeys(title for form in sorted(said) for title in names.ending(form))
    return replace(one, meanings=(*one.meanings, *(Meaning("position-ending", t) for t in titles)))


def _has_cue(own: tuple[Meaning, ...], inner: Meaning) -> bool:
    return inner.sort == "inner-cue" and any(m.sort == "cue" for m in own)


def _inside(phrase: Phrase, lexicon: Lexicon) -> tuple[Meaning, ...]:
    """Return what the ends of a longer phrase tell: weekly meeting, call-back rate, expense claim."""
    first = [m for n in range(1, len(phrase)) for m in lexicon.phrases.get(phrase[:n], ())]
    last = [m for n in range(1, len(phrase)) for m in lexicon.phrases.get(phrase[n:], ())]
    return (
        *(m for m in first if m.sort == "period"),
        *(Meaning("inner-cue", m.name) for m in last if m.sort == "cue" and m.name in _ENDINGS),
        *(Meaning("inner-kinds", m.name) for m in last if m.sort in ("kinds", "inner-kinds")),
    )
