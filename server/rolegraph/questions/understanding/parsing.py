"""A question cut into what is known of it: cues, names, kinds, periods, figures, scopes, the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rolegraph.questions.stated.names import Names, english_names
from rolegraph.questions.understanding.asked import asked_by
from rolegraph.questions.understanding.locating import BEFORE, INSIDE, located
from rolegraph.questions.understanding.scoping import Scope, numbered, scope_of
from rolegraph.questions.words.lexicon import Lexicon, Meaning, Phrase
from rolegraph.questions.words.numbers import Figure, figures
from rolegraph.questions.words.segmenting import Segment, segment
from rolegraph.questions.words.tokens import Token, normal, tokens

#: Cues that also the last word of a longer phrase gives: call-back rate, discount limit.
_ENDINGS = ("measure", "limit", "how-often")
#: Cues whose words are things as well: returns, a report, a limit.
ALSO_THINGS = frozenset(("send", "report", "measure", "limit"))


#: Marks behind which a question may begin.
_BREAKS = ((",",), (":",), (";",), ("-",), ("–",), ("—",), ("?",), ("!",), (".",))
_ARTICLES = (("the",), ("a",), ("an",))
_THEN = frozenset(("befor", "before", "after", "onc", "once", "until"))
_AROUND = frozenset(("之前", "之后", "前", "后", "以前", "以后"))
_AND = (("and",), ("or",), ("和",), ("与",), ("及",), ("以", "及"), ("、",), ("或",))


def _is_thing(one: Segment) -> bool:
    """Whether a segment has content and is no deed."""
    return bool(one.names("entry")) and not (one.names("kinds") or one.names("stop"))


def _is_full_verb(one: Segment) -> bool:
    """Whether a segment can only be a verb that says what is done: organise, 组织; not carry out."""
    entries = one.names("entry")
    other = one.names("kinds") or one.names("light") or one.names("stop") or one.cues
    return (
        bool(entries) and not other and all(e.startswith(("verbs/", "action/")) for e in entries)
    )


def _arranges(one: Segment) -> bool:
    """Whether a segment says that a deed is arranged, not done: who *organises* a review reviews nothing."""
    return "action/organise" in one.names("entry") and not one.names("light")


def _says_deed(one: Segment) -> bool:
    """Whether a segment can be a verb: handle, carry out."""
    return any(e.startswith(("verbs/", "action/")) for e in one.names("entry"))


_PARTICIPLES = ("ed", "en", "wn", "de", "nt")


@dataclass(frozen=True)
class Parsed:
    """A question as understood word by word; nothing is decided yet.

    ``located`` are the numbers of the segments that say where: behind *in*, before 里.
    """

    question: str
    text: str
    tokens: tuple[Token, ...]
    segments: tuple[Segment, ...]
    figures: tuple[Figure, ...]
    scope: Scope
    located: frozenset[int] = frozenset()

    def said(self, one: Segment) -> str:
        """Return a segment as it was written."""
        return self.text[self.tokens[one.first].start : self.tokens[one.last].end]

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
        further = any(_is_thing(s) and not _says_deed(s) for s in words if s is not one)
        heads = at == 0 and not one.phrase[0].isascii() and self._asks_who(words[1:2]) and further
        # 在销售团队建设方案中 looks in no 销售.
        longer = before == "在" and self.segments.index(one) + 1 in self.located
        of_it = at > 0 and words[at - 1].phrase[-1] == "of" and "which-unit" in words[at - 1].cues
        return inside or heads or of_it or (before in BEFORE and not longer)

    @cached_property
    def opening(self) -> int:
        """The number of the segment where the question itself begins: behind what says where, or a topic.

        *In the office, may …*; *Sales expenses: may …*.
        """
        asked = {"who", "what", "which-unit", "to-whom", "how-often", "how-many", "how-much"}
        begins = 0
        for number, one in enumerate(self.segments):
            if asked & one.cues:
                break
            if one.phrase in _BREAKS and any(s.meanings for s in self.segments[number + 1 :]):
                begins = number + 1
        told = self.segments[begins:]
        return begins + next(
            (n for n, s in enumerate(told) if s.meanings and not s.names("politeness")), 0
        )

    def _asks_who(self, several: Sequence[Segment]) -> bool:
        return any({"who", "which-unit"} & s.cues for s in several)

    def acts(self, one: Segment, sort: str = "kinds") -> tuple[str, ...]:
        """Return the groups of kinds that a segment names as a deed, none where it names a thing.

        In *accounts and records* the records are a thing, and so are requests in *checks requests*;
        what comes *before they are approved* is no approval.
        """
        found = one.names(sort)
        return () if found and self._no_deed(one) else found

    @cached_property
    def names_several_acts(self) -> bool:
        """Whether two kinds are named as deeds, so that none is looked for inside a longer word."""
        return sum(bool(self.acts(one)) for one in self.segments) > 1

    def _no_deed(self, one: Segment) -> bool:
        return (
            self._coordinated(one)
            or self._told_by_period(one)
            or self._over(one)
            or self._object_of(one)
            or self.aside(one)
            or self._done_by_others(one)
        )

    def _told_by_period(self, one: Segment) -> bool:
        """Whether a period before an English deed's word makes a thing of it: the *weekly* review."""
        before = [s for s in self.segments if s.last == one.first - 1]
        return one.phrase[0].isascii() and any(s.names("period") for s in before)

    def _over(self, one: Segment) -> bool:
        """Whether 已 before a deed's word says that it is over, and another is asked: 谁保管已签合同."""
        over = self.text[: self.tokens[one.first].start].endswith(("已", "已经"))
        return over and any(s.names("kinds") or _says_deed(s) for s in self.segments if s != one)

    def _done_by_others(self, one: Segment) -> bool:
        """Whether a deed's word says what was done to a thing before: handles bonuses *granted by* …"""
        at = self.segments.index(one)
        by = at + 1 < len(self.segments) and self.segments[at + 1].phrase == ("by",)
        verbs = any(s.names("kinds") or _says_deed(s) for s in self.segments[:at])
        return by and verbs and self.said(one).endswith(_PARTICIPLES)

    def _object_of(self, one: Segment) -> bool:
        """Whether a deed's word follows another verb right away, as what that one is done to."""
        before = [s for s in self.segments if s.last < one.first and s.phrase not in _ARTICLES]
        if not before or before[-1].phrase == one.phrase:
            return False
        deed = bool(before[-1].names("kinds")) and one.phrase[0].isascii()
        return deed or _is_full_verb(before[-1]) or _arranges(before[-1])

    def nominal(self, one: Segment) -> bool:
        """Say whether a deed's word is a noun that leads to its matter: propose *changes to* …"""
        after = [s for s in self.segments if s.first > one.last][:1]
        leads = bool(after) and after[0].phrase[0] in ("to", "in", "on", "of")
        return leads and bool(one.names("kinds")) and self._object_of(one)

    def aside(self, one: Segment) -> bool:
        """Say whether a deed's word stands in a clause of time: before they are approved, 审批之前."""
        at = self.segments.index(one)
        before = [s.phrase[0] for s in self.segments[max(0, at - 5) : at]]
        after = [s.phrase for s in self.segments[at + 1 : at + 2]]
        deeds = any(s.names("kinds") for s in self.segments if s is not one)
        return (deeds and not _THEN.isdisjoint(before)) or any(
            "".join(p) in _AROUND for p in after
        )

    def _coordinated(self, one: Segment) -> bool:
        bare = [s for s in self.segments if s.phrase not in _ARTICLES]
        at = bare.index(one) if one in bare else 0
        if at < 2 or bare[at - 1].phrase not in _AND or not _is_thing(bare[at - 2]):
            return False
        followed = at + 1 < len(bare) and _is_thing(bare[at + 1])
        asked = any(s.names("kinds") or "right" in s.cues for s in self.segments if s != one)
        return not followed and asked

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
        named = names.phrases.get(phrase) or names.phrases.get(capital) or spelled.get(phrase, ())
        inner = _inside(phrase, lexicon) if own and len(phrase) > 1 else ()
        return (*own, *named, *(m for m in inner if m not in own and not _has_cue(own, m)))

    cut = segment(pieces, lookup)
    if not any(s.names("position") for s in cut):
        cut = tuple(
            _by_ending(one, names, lexicon) if _stands_alone(one, before) else one
            for one, before in zip(cut, (None, *cut), strict=False)
        )
    cut = asked_by(cut)
    scope = numbered(cut, pieces, scope_of(text, codes))
    found = tuple(f for f in figures(text) if not any(a <= f.start < b for a, b in scope.spans))
    return Parsed(question, text, pieces, cut, found, scope, located(cut))


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
