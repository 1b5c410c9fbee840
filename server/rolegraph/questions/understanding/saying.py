"""What a question says: its pattern's slots, its deeds, its words without the pattern's own."""

from dataclasses import dataclass
from functools import cached_property

from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.deeds import is_thing
from rolegraph.questions.understanding.grouping import Words, matter_of
from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.locating import INSIDE
from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.questions.understanding.patterns import Fit
from rolegraph.questions.words.segmenting import Segment

_ASKING_WHO = frozenset(("who", "which-unit", "to-whom"))


@dataclass(frozen=True)
class Said:
    """A question with the pattern that it fits; nothing is looked up yet.

    ``forgiving`` where it was asked before and found nothing: a sentence that clearly comes nearest may
    leave a word out.
    """

    index: Index
    parsed: Parsed
    fit: Fit
    words: Words
    forgiving: bool = False

    def segments(self, slot: str) -> tuple[Segment, ...]:
        """Return the segments that fill a slot."""
        return tuple(self.parsed.segments[n] for n in self.fit.slots.get(slot, ()))

    @cached_property
    def cues(self) -> frozenset[str]:
        """The cues that the pattern used, and those that merely stand in the question."""
        return frozenset(c for s in self.parsed.segments for c in s.cues)

    @cached_property
    def acts(self) -> tuple[tuple[Segment, tuple[str, ...]], ...]:
        """The kinds of authority that are named, each with all that its word can mean."""
        kinds = self.index.lexicon.kinds
        found = []
        for one in self.parsed.segments:
            numbers = [int(n) for n in self.parsed.acts(one)]
            told = numbers or self.parsed.names_several_acts
            if not told and self.cues & {"separate", "both", "conflict"}:
                numbers = [int(n) for n in one.names("inner-kinds")]
            if numbers and not self._negated(one):
                found.append((one, tuple(dict.fromkeys(k for n in numbers for k in kinds[n]))))
        return tuple(found)

    @property
    def granted(self) -> bool:
        """Whether the question is about a right, and not only about what somebody does."""
        return "right" in self.cues or any(
            {"权", "right", "power"} & set(one.phrase) for one, _ in self.acts
        )

    def strict(self, one: Segment) -> bool:
        """Say whether a kind's word admits nothing but a grant or the verb itself."""
        return any(int(n) in self.index.lexicon.strict_groups for n in one.names("kinds"))

    @cached_property
    def refused(self) -> tuple[str, ...]:
        """The kinds that the question excludes: *without approving*."""
        kinds = self.index.lexicon.kinds
        return tuple(
            kind
            for one in self.parsed.segments
            if one.names("kinds") and self._negated(one)
            for number in one.names("kinds")
            for kind in kinds[int(number)]
        )

    @cached_property
    def who_not(self) -> bool:
        """Whether the first deed behind *who* is denied: who may *not* approve, 谁不能审批."""
        behind = [s for s in self.parsed.segments if not s.names("particle") or s.cues]
        at = next((n for n, s in enumerate(behind) if "who" in s.cues), len(behind))
        rest = [s for s in behind[at + 1 :] if "may" not in s.cues or "negation" in s.cues]
        return bool(self.refused and rest) and "negation" in rest[0].names("cue")

    @cached_property
    def refused_matter(self) -> tuple[Group, ...]:
        """What the question excludes besides what it asks about: *approves returns but not discounts*."""
        apart = [
            s.first
            for s in self.parsed.segments
            if "negation" in s.names("cue") and not self._describes(s)
        ]
        if not apart or not self.acts:
            return ()
        things = [
            g for g in self.words.groups(()) if not (g.verb or self._is_form(self.segment_of(g)))
        ]
        after = tuple(g for g in things if g.first > apart[-1])
        shown = any(self.segment_of(g).names("cue") for g in after)
        return after if len(after) < len(things) and not shown else ()

    def _describes(self, negation: Segment) -> bool:
        """Whether *not* only makes a word of the thing right behind it: 不合规, 不合格."""
        return not negation.phrase[0].isascii() and any(
            s.first == negation.last + 1 and is_thing(s) and not s.cues
            for s in self.parsed.segments
        )

    def _is_form(self, one: Segment) -> bool:
        """Whether a word names a kind, a position or a place."""
        return any(one.names(sort) for sort in ("kinds", "position", "unit", "organisation"))

    def _negated(self, one: Segment) -> bool:
        """Whether *not* stands before a deed, with nothing of content between: has no right to give …"""
        for before in reversed([s for s in self.parsed.segments if s.last < one.first]):
            if "negation" in before.names("cue"):
                return True
            if not (before.cues or before.names("stop") or before.names("light")):
                return False
            if before.names("kinds") or before.cues & _ASKING_WHO:
                return False
        return False

    @property
    def asks_yes_no(self) -> bool:
        """Whether the question can be answered by yes or no."""
        first = self.parsed.segments[self.parsed.opening :][:1]
        return any("yes-no" in one.names("cue") for one in first) or any(
            "yes-no" in s.names("cue") and not s.phrase[0].isascii() for s in self.parsed.segments
        )

    def repeats(self, group: Group) -> bool:
        """Say whether a word only says again what the pattern's words have said."""
        one = self.segment_of(group)
        used = {c for n in self.fit.used for c in self.parsed.segments[n].names("cue")}
        return bool(set(one.names("cue")) & used) and not one.names("inner-cue")

    def segment_of(self, group: Group) -> Segment:
        """Return the segment that a content word stands in."""
        return self._segment_at[group.first]

    @cached_property
    def _segment_at(self) -> dict[int, Segment]:
        return {n: s for s in self.parsed.segments for n in range(s.first, s.last + 1)}

    def says_where(self, group: Group) -> bool:
        """Say whether a word stands among those that say where: *in* the sales team plan."""
        return self.parsed.segments.index(self.segment_of(group)) in self.parsed.located

    def behind_place(self, group: Group) -> bool:
        """Say whether a word only says where: it follows *in* behind the position asked about."""
        asked = [s.last for s in (*self.segments("position"), *self.segments("unit"))]
        return bool(asked) and any(
            s.phrase[0] in INSIDE and max(asked) < s.first < group.first
            for s in self.parsed.segments
        )

    def is_period(self, group: Group) -> bool:
        """Say whether a word is nothing but a period: weekly, 每天."""
        one = self.segment_of(group)
        return any(m.sort == "period" for m in self.index.lexicon.phrases.get(one.phrase, ()))

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods that are named, once each."""
        return tuple(dict.fromkeys(p for s in self.parsed.segments for p in s.names("period")))

    def groups(self, *without: str) -> tuple[Group, ...]:
        """Return the content words, but for the pattern's own and the segments of these slots."""
        own = {n for n in self.fit.used if not self.parsed.segments[n].names("inner-cue")}
        taken = own | {n for s in without for n in self.fit.slots.get(s, ())}
        apart = {g.first for g in self.refused_matter}
        negated = {
            n
            for n, s in enumerate(self.parsed.segments)
            if self._excluded(s) or apart & set(range(s.first, s.last + 1))
        }
        return self.words.groups(taken | negated)

    @property
    def matter(self) -> tuple[Group, ...]:
        """The content words without those that name a kind, and without what a kind's word ends."""
        inner = [one for one, _ in self.acts if not one.names("kinds")]
        fronts = [g for one in inner for g in matter_of(self.parsed, one, self.index)]
        spans = {(one.first, one.last) for one in inner}
        plain = [
            g for g in self.groups("act", "kind") if not g.verb and (g.first, g.last) not in spans
        ]
        return (*fronts, *plain)

    def _excluded(self, one: Segment) -> bool:
        return bool(one.names("kinds")) and (self._negated(one) or self._before_asking(one))

    def _before_asking(self, one: Segment) -> bool:
        """Whether an English deed is only named for its time: checks it *before it is signed*."""
        return one.phrase[0].isascii() and self.parsed.aside(one)
