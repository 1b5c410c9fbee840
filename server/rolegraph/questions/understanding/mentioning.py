"""Whom a question names, narrowed by all that it says around them, and where it looks."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rolegraph.questions.stated.facts import Place
from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.saying import Said
from rolegraph.questions.words.lexicon import Meaning, Phrase
from rolegraph.questions.words.segmenting import Segment

#: What a word counts that stands in a bearer's title, unit or organisation; or anywhere in what the
#: organisation's documents say (for branches of business only).
AROUND, BRANCH, IN_PARTS = 0.8, 0.7, 0.6
#: Of more places than these all are meant: a bare title in a large organisation.
MOST_COMPARED = 300


@dataclass(frozen=True)
class Mentioned(Said):
    """A question with the places that it names."""

    @cached_property
    def named(self) -> tuple[Place, ...]:
        """The positions of the pattern's slot, narrowed by all that the question says around them."""
        return self.narrowed(self.mentioned("position"))

    @cached_property
    def titled(self) -> tuple[Place, ...]:
        """The positions of the pattern's slot where the question looks, however many have the title."""
        return tuple(self._inside(self.mentioned("position")))

    @cached_property
    def named_units(self) -> tuple[Place, ...]:
        """The units of the pattern's slot, narrowed likewise."""
        return self.narrowed(self.mentioned("unit"))

    def mentioned(self, sort: str) -> tuple[tuple[Place, ...], ...]:
        """Return the places that each segment of a slot names."""
        sorts = ("organisation", "unit") if sort == "home" else (sort,)
        return tuple(
            tuple(p for s in sorts for p in self.places_of(one, s)) for one in self.segments(sort)
        )

    def places_of(self, one: Segment, sort: str) -> tuple[Place, ...]:
        """Return the places of a sort that a segment can name; a described one before one only named."""
        found: dict[str, Place] = {}
        meant = self.parsed.meant if sort == "position" else ()
        for name in (
            *one.names(sort),
            *(one.names("position-ending") if sort == "position" else ()),
        ):
            for iri in self.index.names.places(Meaning(sort, name)):
                if (place := self.index.place(iri)) and not (meant and iri not in meant):
                    found[iri] = place
        return tuple(found.values())

    def narrowed(self, several: Sequence[tuple[Place, ...]]) -> tuple[Place, ...]:
        """Return the places of several mentions: those that all mean, else all of them, in scope."""
        return self.closest(self._copies(self._inside(several)))

    def _inside(self, several: Sequence[tuple[Place, ...]]) -> list[Place]:
        if not several:
            return []
        common = set.intersection(*({p.id for p in places} for places in several))
        every = {p.id: p for places in several for p in places}
        chosen = [p for p in every.values() if not common or p.id in common]
        inside = [p for p in chosen if self.in_scope(p)]
        if not inside and self.parsed.scope.parts:
            # A part's number may be a heading's own (篇3), not the order of the parts.
            inside = [p for p in chosen if self.in_scope(p, parts=False)]
        return inside

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
        if not 1 < len(places) <= MOST_COMPARED:
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
        if self.of_type(place, group):
            return AROUND
        surroundings = self.index.surroundings(place.id)
        if not surroundings.isdisjoint(group.alternatives):
            return AROUND
        if group.parts and not any(surroundings.isdisjoint(part) for part in group.parts):
            return AROUND * IN_PARTS
        if self._unit_of_title(group, surroundings):
            return AROUND
        if self._unnamed_unit(group) and self._beside(group):
            own = self.index.own_words(place.id)
            return BRANCH if any(p in own for p in group.alternatives) else 0.0
        if self._branch(group) and self._beside(group):
            profile = self.index.profile(place.organisation)
            return BRANCH if any(p in profile for p in group.alternatives) else 0.0
        return 0.0

    def of_type(self, place: Place, group: Group) -> bool:
        """Say whether a word names the type of a unit that the place is in (region office)."""
        one = self.segment_of(group)
        types = {
            e.removeprefix("unit-type/") for e in one.names("entry") if e.startswith("unit-type/")
        }
        return bool(types) and any(u.unit_type in types for u in self.index.units_of(place))

    def _unnamed_unit(self, group: Group) -> bool:
        """Whether a word is for a place that no document names, but a bearer's statements may: 接待中心."""
        one = self.segment_of(group)
        long = len(one.phrase) > (1 if one.phrase[0].isascii() else 3)
        unit = any(e.startswith("units/") for e in one.names("entry"))
        return long and unit and self.index.around_places.isdisjoint(group.alternatives)

    def _unit_of_title(self, group: Group, surroundings: Collection[Phrase]) -> bool:
        """Whether a department that no document names is what a title speaks of: 设计部, 设计总监."""
        one = self.segment_of(group)
        stem = "".join(one.phrase).removesuffix("门").removesuffix("部")
        unit = any(e.startswith("units/") for e in one.names("entry"))
        named = one.names("unit") or not self.index.around_places.isdisjoint(group.alternatives)
        shorter = unit and len(stem) < len(one.phrase) and len(stem) > 1
        return shorter and not named and tuple(stem) in surroundings

    def _beside(self, group: Group) -> bool:
        """Whether a question is about more than a branch of business."""
        return any(not g.verb and g.first != group.first for g in self.groups("position"))

    def of_another_branch(self, place: Place, group: Group) -> bool:
        """Say whether a word is for a branch of business that others speak of, and not a place's own."""
        if not self._branch(group) or self.around(place, group):
            return False
        homes = (p.id for p in self.index.facts.of_sort("organisation"))
        return any(
            not self.index.profile(home).isdisjoint(group.alternatives)
            for home in islice(homes, MOST_COMPARED)
        )

    def _branch(self, group: Group) -> bool:
        one = self.segment_of(group)
        entries = one.names("entry")
        return any(e.startswith("sectors/") for e in entries) and not any(
            e.startswith("goods/") for e in entries
        )

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
        units = (u.id for u in self.index.units_of(place))
        return not self.enclosing or bool({place.id, place.organisation, *units} & self.enclosing)

    @cached_property
    def enclosing(self) -> frozenset[str]:
        """The units and organisations that a question looks in: *in the sales office*, 办事处里."""
        return frozenset(i for one in self.enclosing_words for i in self._homes(one))

    def _homes(self, one: Segment) -> set[str]:
        """Return the units and organisations that a word names; of a unit that is all of one, that one."""
        places = [p for s in ("unit", "organisation") for p in self.places_of(one, s)]
        return {p.organisation if self.index.is_all_of(p) else p.id for p in places}

    def inside(self, place: Place, one: Segment) -> bool:
        """Say whether a place lies in what a word names."""
        units = (u.id for u in self.index.units_of(place))
        return bool({place.id, place.organisation, *units} & self._homes(one))

    @property
    def enclosing_words(self) -> tuple[Segment, ...]:
        """The words that name the units and organisations that a question looks in."""
        taken = {n for s in ("unit", "organisation", "home") for n in self.fit.slots.get(s, ())}
        return tuple(
            one
            for number, one in enumerate(self.parsed.segments)
            if number not in taken and (self.parsed.enclosing(one) or self._opens_in(number, one))
        )

    def groups(self, *without: str) -> tuple[Group, ...]:
        """Return the content words, without the unit that is asked about by yes or no (法务会签合同吗)."""
        found = super().groups(*without)
        if not found or not self.asks_yes_no or any("who" in s.cues for s in self.parsed.segments):
            return found
        asked = [
            s
            for n, s in enumerate(self.parsed.segments)
            if s.names("unit") and self._opens_in(n, s)
        ]
        rest = tuple(g for g in found if self.segment_of(g) not in asked)
        return rest or found

    def _opens_in(self, number: int, one: Segment) -> bool:
        """Whether a question begins with the unit that it looks in.

        That is the one of which yes or no is asked (法务会签合同吗), and the unit that is all of one
        organisation where it asks who: 营销中心的物料谁管.
        """
        several = self.parsed.segments
        if any(
            s.phrase[0].isalnum() and not (s.cues or s.names("stop")) for s in several[:number]
        ):
            return False
        places = self.places_of(one, "unit")
        if not any("who" in s.cues for s in several):
            named = any(s.names("position") for s in several)
            return self.asks_yes_no and not named and bool(places)
        whole = len(places) == 1 and self.index.is_all_of(places[0])
        return number == 0 and whole and not one.phrase[0].isascii()
