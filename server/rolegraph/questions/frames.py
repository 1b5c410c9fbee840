"""A question read in one way: its pattern's slots filled, where it looks, what its words must match."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rolegraph.questions.facts import Norm, Place
from rolegraph.questions.grouping import Words, matter_of
from rolegraph.questions.index import Index
from rolegraph.questions.lexicon import Meaning
from rolegraph.questions.locating import INSIDE
from rolegraph.questions.matching import Group, Match, match
from rolegraph.questions.parsing import Parsed
from rolegraph.questions.patterns import Fit
from rolegraph.questions.segmenting import Segment

#: A norm answers when it carries this share of the words, this much in its own sentence, and nearly
#: as much as the best one.
ENOUGH, OWN, NEAR = 0.58, 0.5, 0.9
#: What a word counts that stands in a bearer's title, unit or organisation; or anywhere in what the
#: organisation's documents say (for branches of business only).
AROUND, BRANCH, IN_PARTS = 0.8, 0.7, 0.6


@dataclass(frozen=True)
class Frame:
    """One reading of a question."""

    index: Index
    parsed: Parsed
    fit: Fit
    words: Words

    # -- what was said ------------------------------------------------------------------------

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
            if not numbers and self.cues & {"separate", "both", "conflict"}:
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

    def _negated(self, one: Segment) -> bool:
        before = [s for s in self.parsed.segments if s.last < one.first][-2:]
        return any("negation" in s.names("cue") for s in before)

    @property
    def asks_yes_no(self) -> bool:
        """Whether the question can be answered by yes or no."""
        first = self.parsed.segments[0] if self.parsed.segments else None
        return bool(first and "yes-no" in first.names("cue")) or any(
            "yes-no" in s.names("cue") and not s.phrase[0].isascii() for s in self.parsed.segments
        )

    def repeats(self, group: Group) -> bool:
        """Say whether a word only says again what the pattern's words have said."""
        one = self.segment_of(group)
        used = {c for n in self.fit.used for c in self.parsed.segments[n].names("cue")}
        return bool(set(one.names("cue")) & used) and not one.names("inner-cue")

    def segment_of(self, group: Group) -> Segment:
        """Return the segment that a content word stands in."""
        return next(s for s in self.parsed.segments if s.first <= group.first <= s.last)

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
        negated = {n for n, s in enumerate(self.parsed.segments) if self._excluded(s)}
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
        return bool(one.names("kinds")) and self._negated(one)

    # -- whom it names ------------------------------------------------------------------------

    @cached_property
    def named(self) -> tuple[Place, ...]:
        """The positions of the pattern's slot, narrowed by all that the question says around them."""
        return self.narrowed(self.mentioned("position"))

    @cached_property
    def named_units(self) -> tuple[Place, ...]:
        """The units of the pattern's slot, narrowed likewise."""
        return self.narrowed(self.mentioned("unit"))

    def mentioned(self, sort: str) -> tuple[tuple[Place, ...], ...]:
        """Return the places that each segment of a slot names."""
        return tuple(self.places_of(one, sort) for one in self.segments(sort))

    def places_of(self, one: Segment, sort: str) -> tuple[Place, ...]:
        """Return the places of a sort that a segment can name; a described one before one only named."""
        found: dict[str, Place] = {}
        for name in (
            *one.names(sort),
            *(one.names("position-ending") if sort == "position" else ()),
        ):
            for iri in self.index.names.places(Meaning(sort, name)):
                if place := self.index.place(iri):
                    found[iri] = place
        return tuple(found.values())

    def narrowed(self, several: Sequence[tuple[Place, ...]]) -> tuple[Place, ...]:
        """Return the places of several mentions: those that all mean, else all of them, in scope."""
        if not several:
            return ()
        common = set.intersection(*({p.id for p in places} for places in several))
        every = {p.id: p for places in several for p in places}
        chosen = [p for p in every.values() if not common or p.id in common]
        inside = [p for p in chosen if self.in_scope(p)]
        if not inside and self.parsed.scope.parts:
            # A part's number may be a heading's own (篇3), not the order of the parts.
            inside = [p for p in chosen if self.in_scope(p, parts=False)]
        return self.closest(self._copies(inside))

    def _copies(self, places: list[Place]) -> list[Place]:
        """Of places with one name in one document, return the nth that the question means, if any."""
        number = self.parsed.scope.copy
        if not number or len(places) < number:
            return places
        ordered = sorted(
            places, key=lambda p: (p.spots[0].document, p.spots[0].start) if p.spots else ("", 0)
        )
        return [ordered[number - 1]]

    def asked_for(self, one: Segment) -> bool:
        """Say whether *which*, 哪位 stands right before a segment: it names what is asked for."""
        before = [s for s in self.parsed.segments if s.last < one.first and s.phrase[0] != "the"]
        return (
            bool(before)
            and bool({"what", "who"} & before[-1].cues)
            and "be" not in before[-1].phrase
        )

    def is_title(self, group: Group) -> bool:
        """Say whether a word is a title's word, such as *director*."""
        one = self.segment_of(group)
        return any(name.startswith("titles/") for name in one.names("entry"))

    @property
    def untitled(self) -> tuple[str, ...]:
        """What looks like a title or unit and is the name of none, as it was written."""
        several = self.segments("position") or self.segments("unit")
        if not several:
            return ()
        tokens = self.parsed.tokens
        start, end = tokens[several[0].first].start, tokens[several[-1].last].end
        return (self.parsed.text[start:end],)

    @cached_property
    def each_named(self) -> tuple[Place, ...]:
        """The positions of every mention, each mention narrowed for itself."""
        mentions = [self.narrowed([places]) for places in self.mentioned("position")]
        homes = [{p.organisation for p in places} for places in mentions]
        shared = set.intersection(*homes) if homes else set()
        return tuple(
            {
                p.id: p
                for places in mentions
                for p in places
                if len(mentions) < 2 or not shared or p.organisation in shared
            }.values()
        )

    def closest(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """Return those of several places that have most of the question's words around them."""
        if len(places) < 2:
            return tuple(places)
        worth = {
            p.id: sum(g.weight * self.around(p, g) for g in self._telling(places)) for p in places
        }
        best = max(worth.values())
        return tuple(p for p in places if worth[p.id] == best)

    def _telling(self, places: Iterable[Place]) -> list[Group]:
        """The words that some of the places have around them and others not."""
        several = list(places)
        found = []
        for group in self.groups("position"):
            if group.verb or self._is_cue(group):
                continue
            if len({self.around(p, group) for p in several}) > 1:
                found.append(group)
        return found

    def _is_cue(self, group: Group) -> bool:
        one = self.segment_of(group)
        return bool(one.names("cue"))

    def around(self, place: Place, group: Group) -> float:
        """Return how much a word is carried by what stands around a place."""
        key = (place.id, group.text, group.first)
        if key not in self._known_around:
            self._known_around[key] = self._around(place, group)
        return self._known_around[key]

    @cached_property
    def _known_around(self) -> dict[tuple[str, str, int], float]:
        return {}

    def _around(self, place: Place, group: Group) -> float:
        if self._type_of(place, group):
            return AROUND
        surroundings = self.index.surroundings(place.id)
        if any(p in surroundings for p in group.alternatives):
            return AROUND
        if group.parts and all(any(p in surroundings for p in part) for part in group.parts):
            return AROUND * IN_PARTS
        if self._branch(group) and self._beside(group):
            profile = self.index.profile(place.organisation)
            return BRANCH if any(p in profile for p in group.alternatives) else 0.0
        return 0.0

    def _type_of(self, place: Place, group: Group) -> bool:
        """Whether a word names the type of a unit that the place is in (region office)."""
        one = self.segment_of(group)
        types = {
            e.removeprefix("unit-type/") for e in one.names("entry") if e.startswith("unit-type/")
        }
        return bool(types) and any(u.unit_type in types for u in self.index.units_of(place))

    def _beside(self, group: Group) -> bool:
        """Whether a question is about more than a branch of business."""
        return any(not g.verb and g.first != group.first for g in self.groups("position"))

    def _branch(self, group: Group) -> bool:
        one = self.segment_of(group)
        entries = one.names("entry")
        return any(e.startswith("sectors/") for e in entries) and not any(
            e.startswith("goods/") for e in entries
        )

    # -- where it looks -----------------------------------------------------------------------

    def in_scope(self, place: Place, parts: bool = True) -> bool:
        """Say whether a place lies where the question looks: its document, its part, its unit."""
        scope = self.parsed.scope
        if scope.documents and not set(place.documents) & set(scope.documents):
            return False
        if (
            scope.copy
            and not self.segments("position")
            and self.index.copy_of(place) != scope.copy
        ):
            return False
        if (
            parts
            and scope.parts
            and not set(self.index.parts.get(place.organisation, ())) & set(scope.parts)
        ):
            return False
        return not self.enclosing or bool(
            {place.id, place.organisation, *(u.id for u in self.index.units_of(place))}
            & self.enclosing
        )

    @cached_property
    def enclosing(self) -> frozenset[str]:
        """The units and organisations that a question looks in: *in the sales office*, 办事处里."""
        found: set[str] = set()
        taken = {n for s in ("unit", "organisation") for n in self.fit.slots.get(s, ())}
        for number, one in enumerate(self.parsed.segments):
            if number not in taken and self.parsed.enclosing(one):
                places = [p for s in ("unit", "organisation") for p in self.places_of(one, s)]
                found |= {p.id for p in places}
        return frozenset(found)

    # -- what it finds ------------------------------------------------------------------------

    def find(
        self,
        wanted: Sequence[Group],
        among: Callable[[Norm], bool],
        near: float = NEAR,
        enough: float = ENOUGH,
    ) -> tuple[Match, ...]:
        """Return the norms that carry the wanted words, the best first; none that falls behind.

        Where none does, words for a place that no document names are left out.
        """
        found = self._found(wanted, among, near, enough)
        told = [g for g in wanted if not self._nowhere(g)]
        if found or not told or len(told) == len(wanted):
            return found
        return self._found(told, among, near, enough)

    def says_where(self, group: Group) -> bool:
        """Say whether a word stands among those that say where: *in* the sales team plan."""
        return self.parsed.segments.index(self.segment_of(group)) in self.parsed.located

    def _nowhere(self, group: Group) -> bool:
        """Whether a word says where, and stands in no name or heading."""
        forms = (*group.alternatives, *(p for part in group.parts for p in part))
        return self.says_where(group) and not any(f in self.index.around_places for f in forms)

    def _found(
        self, wanted: Sequence[Group], among: Callable[[Norm], bool], near: float, enough: float
    ) -> tuple[Match, ...]:
        norms = self.index.facts.norms

        def taken(number: int) -> bool:
            bearer = self.index.place(norms[number].bearer)
            return bearer is not None and self.in_scope(bearer) and among(norms[number])

        credits = [self.words.credits(g) for g in wanted]
        found = match(self.index.clauses, wanted, credits, taken, self._context)
        good = self._there(wanted, [m for m in found if m.score >= enough and m.body >= OWN])
        return tuple(m for m in good if m.score >= near * good[0].score)

    def _there(self, wanted: Sequence[Group], found: Sequence[Match]) -> Sequence[Match]:
        """Keep those whose bearers are where the question says, if any is."""
        where = [g for g in wanted if self.says_where(g)]
        if not where or not found:
            return found
        worth = {m: sum(g.weight * self._context(m.number, g) for g in where) for m in found}
        best = max(worth.values())
        return [m for m in found if worth[m] >= NEAR * best]

    def _context(self, number: int, group: Group) -> float:
        bearer = self.index.place(self.index.facts.norms[number].bearer)
        return self.around(bearer, group) if bearer and not self._title(group) else 0.0

    def _title(self, group: Group) -> bool:
        one = self.segment_of(group)
        return bool(one.names("position"))

    def norm(self, one: Match) -> Norm:
        """Return the norm of a match."""
        return self.index.facts.norms[one.number]
