"""Which words of a question say what is done: verbs, and no things, cases or times that look like them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from rolegraph import resources
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import Token

#: Marks behind which a question may begin.
_BREAKS = ((",",), (":",), (";",), ("-",), ("–",), ("—",), ("?",), ("!",), (".",))
_ARTICLES = (("the",), ("a",), ("an",))
_THEN = frozenset(("befor", "before", "after", "onc", "once", "until"))
_AROUND = frozenset(("之前", "之后", "前", "后", "以前", "以后"))
_BOTH = (("and",), ("和",), ("与",), ("及",), ("以", "及"), ("、",), ("跟",), ("同",))
_AND = (("and",), ("or",), ("和",), ("与",), ("及",), ("以", "及"), ("、",), ("或",))


def is_thing(one: Segment) -> bool:
    """Say whether a segment has content and is no deed."""
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


def says_deed(one: Segment) -> bool:
    """Say whether a segment can be a verb: handle, carry out."""
    return any(e.startswith(("verbs/", "action/")) for e in one.names("entry"))


def _may_be_thing(one: Segment) -> bool:
    """Whether a segment has a meaning that is no verb's."""
    return any(not e.startswith(("verbs/", "action/")) for e in one.names("entry"))


#: What behind a verb makes a matter of it, where who does it follows.
_MATTER = re.compile(
    r"(?:的|这)(?:一?件|些|类|种|项)?(?:事|事情|事儿|事务|事宜|问题|手续|活|活儿|业务)[,，]?(?:归|由|找|让|谁|该|是|哪|一般|都)"
)
_DETERMINERS = frozenset(
    (
        "the",
        "a",
        "an",
        "all",
        "every",
        "each",
        "any",
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "my",
        "these",
        "those",
    )
)
_PARTICIPLES = ("ed", "en", "wn", "de", "nt")


@cache
def _of_others() -> frozenset[str]:
    return frozenset(resources.lexicon("questions/deeds.yaml")["put_in"])


@dataclass(frozen=True)
class Deeds:
    """The segments of a question, of which some say what is done."""

    question: str
    text: str
    tokens: tuple[Token, ...]
    segments: tuple[Segment, ...]

    def said(self, one: Segment) -> str:
        """Return a segment as it was written."""
        return self.text[self.tokens[one.first].start : self.tokens[one.last].end]

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

    def asks_who(self, several: Sequence[Segment]) -> bool:
        """Say whether one of these segments asks who or which unit."""
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
            or self.determined(one)
            or self._tells_of_thing(one)
            or self._names_matter(one)
            or self.situation(one)
            or self.aside(one)
            or self._done_by_others(one)
            or self._put_in_by_others(one)
        )

    def _told_by_period(self, one: Segment) -> bool:
        """Whether a period before an English deed's word makes a thing of it: the *weekly* review."""
        before = [s for s in self.segments if s.last == one.first - 1]
        return one.phrase[0].isascii() and any(s.names("period") for s in before)

    def _over(self, one: Segment) -> bool:
        """Whether 已 before a deed's word says that it is over, and another is asked: 谁保管已签合同."""
        over = self.text[: self.tokens[one.first].start].endswith(("已", "已经"))
        return over and any(s.names("kinds") or says_deed(s) for s in self.segments if s != one)

    def _done_by_others(self, one: Segment) -> bool:
        """Whether a deed's word says what was done to a thing before: handles bonuses *granted by* …"""
        at = self.segments.index(one)
        by = at + 1 < len(self.segments) and self.segments[at + 1].phrase == ("by",)
        verbs = any(s.names("kinds") or says_deed(s) for s in self.segments[:at])
        return by and verbs and self.said(one).endswith(_PARTICIPLES)

    def _put_in_by_others(self, one: Segment) -> bool:
        """Whether an application or proposal is what another deed is asked of: 申请案件由谁审查.

        The deed stands before it with nothing that joins two deeds, or behind the *who* that it is before.
        """
        if "".join(one.phrase) not in _of_others():
            return False
        deeds = [
            s for s in self.segments if s is not one and s.names("kinds") and not s.names("light")
        ]
        who = [s for s in self.segments if self.asks_who((s,))]
        # A bare phrase ends in its deed: 采购申请 审核; yes or no is asked of 经理可以审核采购申请吗.
        if not who and any(s.first == one.last + 1 for s in deeds):
            return True
        asked = [s for s in deeds if not who or any(w.first < s.first for w in who)]
        if who and one.last < who[0].first:
            return bool(asked)
        led = [s for s in asked if s.last < one.first]
        at = self.segments.index(one)
        between = self.segments[self.segments.index(led[-1]) + 1 : at] if led else ()
        # A thing may be one that nobody listed; a mark is none.
        strange = any(not s.meanings and s.phrase[0].isalnum() for s in between)
        things = strange or any(is_thing(s) for s in between)
        return things and not any(s.phrase in _AND for s in between)

    def _object_of(self, one: Segment) -> bool:
        """Whether a deed's word follows another verb right away, as what that one is done to."""
        before = [s for s in self.segments if s.last < one.first and s.phrase not in _ARTICLES]
        if not before or before[-1].phrase == one.phrase:
            return False
        # 谁可以招聘主管: a post that is a verb too is who is recruited.
        thing = one.phrase[0].isascii() or bool(one.names("position"))
        deed = bool(before[-1].names("kinds")) and thing
        return deed or _is_full_verb(before[-1]) or _arranges(before[-1])

    def _tells_of_thing(self, one: Segment) -> bool:
        """Whether an English participle only tells of a thing: removes suppliers from *the approved list*."""
        at = self.segments.index(one)
        inside = (
            1 < at < len(self.segments) - 1 and self.segments[at - 1].phrase[0] in _DETERMINERS
        )
        participle = inside and one.phrase[0].isascii() and self.said(one).endswith(_PARTICIPLES)
        return participle and any(self._verb_before(n) for n in range(at - 1))

    def determined(self, one: Segment) -> bool:
        """Say whether an English word that may be a verb is a thing: sends the manufacturer *its reports*.

        A determiner stands before it, and a verb with a meaning of its own before that.
        """
        if not one.phrase[0].isascii() or not _may_be_thing(one):
            return False
        at = self.segments.index(one)
        told = at > 1 and self.segments[at - 1].phrase[0] in _DETERMINERS
        return told and any(self._verb_before(n) for n in range(at - 1))

    def _verb_before(self, number: int) -> bool:
        """Whether a segment is a verb with a meaning of its own, or unknown right behind *who*."""
        one = self.segments[number]
        if not one.meanings:
            return number > 0 and "who" in self.segments[number - 1].cues
        told = bool(one.names("kinds") or one.cues & {"send"}) or _is_full_verb(one)
        return told and says_deed(one) and not one.names("light")

    def of_matter(self, one: Segment) -> bool:
        """Say whether a Chinese verb only names a matter: 开发票的事由谁处理, 零星采购谁审批."""
        if one.phrase[0].isascii():
            return False
        after = [s for s in self.segments if s.first > one.last]
        told = _MATTER.match("".join(k for s in after for k in s.phrase)) is not None
        return told or (self._asks_deed(after) and (_may_be_thing(one) or self._behind_of(one)))

    def _behind_of(self, one: Segment) -> bool:
        """Whether 的 stands before a word, which then is a thing: 违反工艺的操作."""
        return any(s.last + 1 == one.first and s.phrase == ("的",) for s in self.segments)

    def _names_matter(self, one: Segment) -> bool:
        """Whether a Chinese deed's word names a matter, part of one or a title: 编制调整谁批, 主管的任免."""
        beside = [s for s in self.segments if s.first == one.last + 1][:1]
        compound = any(
            s.names("kinds") and self._asks_deed([t for t in self.segments if t.first > s.last])
            for s in beside
            if not one.phrase[0].isascii()
        )
        titled = any(e.startswith("titles/") for e in one.names("entry"))
        return (
            compound
            or (titled and any(s.phrase == ("的",) for s in beside))
            or self.of_matter(one)
        )

    def _asks_deed(self, several: Sequence[Segment]) -> bool:
        """Whether *who* comes first, and then a deed with a meaning of its own."""
        deeds = (s for s in several[1:] if s.names("kinds") and not s.names("light"))
        return self.asks_who(several[:1]) and any(deeds)

    def joined(self, one: Segment, other: Segment) -> bool:
        """Say whether nothing but *and* stands between two segments: 销售经理和区域经理."""
        between = [s for s in self.segments if one.last < s.first and s.last < other.first]
        told = [s.phrase for s in between if s.phrase not in _ARTICLES]
        return bool(told) and all(phrase in _BOTH for phrase in told)

    def situation(self, one: Segment) -> bool:
        """Say whether a deed's word only tells the case that is asked about: 客户申请退货,由谁审批.

        It stands before the mark behind which the question begins, with a deed of its own there.
        """
        begins = self.opening
        if one.first >= self.segments[begins].first or not one.names("kinds"):
            return False
        before = [s for s in self.segments if s.last == one.first - 1 and one.phrase[0].isascii()]
        if any(s.phrase[0] in _DETERMINERS for s in before):
            return False  # a *purchase* of £300 is the matter
        marks = any(s.phrase in _BREAKS for s in self.segments[:begins] if s.first > one.last)
        asked = self.segments[begins:]
        return marks and self.asks_who(asked) and any(s.names("kinds") for s in asked)

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
        if at < 2 or bare[at - 1].phrase not in _AND or not is_thing(bare[at - 2]):
            return False
        followed = at + 1 < len(bare) and is_thing(bare[at + 1])
        asked = any(s.names("kinds") or "right" in s.cues for s in self.segments if s != one)
        return not followed and asked
