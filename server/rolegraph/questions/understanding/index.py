"""Everything that understanding and answering look up, built once for a release."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from rolegraph.queries.spelling import pinyin
from rolegraph.questions.stated.clauses import build_clauses
from rolegraph.questions.stated.facts import Facts, Link, Norm, Place
from rolegraph.questions.stated.gathering import read_facts
from rolegraph.questions.stated.keeping import kept, restored
from rolegraph.questions.stated.matching import ClauseIndex, features
from rolegraph.questions.stated.names import Names, build_names
from rolegraph.questions.stated.numbering import copies_of, parts_of
from rolegraph.questions.understanding.patterns import Pattern, patterns
from rolegraph.questions.understanding.scoping import document_codes
from rolegraph.questions.words import dictionary
from rolegraph.questions.words.lexicon import Lexicon, Meaning, Phrase, lexicon
from rolegraph.questions.words.numbers import UNIT_WORDS
from rolegraph.questions.words.tokens import normal, stem, tokens, written
from rolegraph.store import Store


@dataclass(frozen=True)
class Index:
    """The facts of a release with their names, clauses and links, and the patterns of all queries."""

    facts: Facts
    lexicon: Lexicon
    names: Names
    clauses: ClauseIndex
    codes: Mapping[str, str]
    patterns: tuple[Pattern, ...]

    def lookup(self, phrase: Phrase) -> tuple[Meaning, ...]:
        """Return what a phrase means in the lexicon and in the documents' names."""
        return (*self.lexicon.phrases.get(phrase, ()), *self.names.phrases.get(phrase, ()))

    def place(self, iri: str) -> Place | None:
        """Return a place by its IRI."""
        return self.facts.places.get(iri)

    @cached_property
    def _stated(self) -> Mapping[str, Norm | Link]:
        every: tuple[Norm | Link, ...] = (*self.facts.norms, *self.facts.links)
        return {one.id: one for one in every}

    def stated(self, iri: str) -> Norm | Link | None:
        """Return a norm or link by its IRI."""
        return self._stated.get(iri)

    @cached_property
    def members(self) -> Mapping[str, tuple[Place, ...]]:
        """The positions and units of each organisation and unit, by its IRI."""
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.facts.of_sort("position", "unit"):
            found[place.organisation].append(place)
            above = place.unit if place.sort == "position" else place.parent
            if above and above != place.organisation:
                found[above].append(place)
        return {iri: tuple(several) for iri, several in found.items()}

    @cached_property
    def lines_from(self) -> Mapping[str, tuple[Link, ...]]:
        """The lines of each lower position."""
        return _grouped(self.facts.links, "lower")

    @cached_property
    def lines_to(self) -> Mapping[str, tuple[Link, ...]]:
        """The lines to each upper position."""
        return _grouped(self.facts.links, "upper")

    def units_of(self, place: Place) -> tuple[Place, ...]:
        """Return the units that a place is in, the nearest first."""
        found: list[Place] = []
        iri = place.unit if place.sort == "position" else place.parent
        while iri and (unit := self.place(iri)) and unit.sort == "unit" and unit not in found:
            found.append(unit)
            iri = unit.parent
        return tuple(found)

    def is_all_of(self, unit: Place) -> bool:
        """Say whether a unit is its whole organisation by another name.

        Every other unit lies in it, but for one that the organisation is called by.
        """
        home = self.place(unit.organisation)
        if unit.sort != "unit" or home is None or unit.parent not in ("", home.id):
            return False
        units = [p for p in self.members.get(home.id, ()) if p.sort == "unit" and p.id != unit.id]
        outside = [p for p in units if unit not in self.units_of(p)]
        return bool(outside) and all(home.name.startswith(p.name) for p in outside)

    def copy_of(self, place: Place) -> int:
        """Return which of the places of its name in its document a place is, 0 for the only one."""
        return self._copies.get(place.id, 0)

    @cached_property
    def _copies(self) -> Mapping[str, int]:
        return copies_of(self.facts)

    @cached_property
    def parts(self) -> Mapping[str, tuple[int, ...]]:
        """Which part of its document each organisation is (第四篇, article 4)."""
        return parts_of(self.facts)

    @cached_property
    def worked(self) -> dict[str, bool]:
        """Whether each question that was tried as an example was answered."""
        return {}

    @cached_property
    def _surroundings(self) -> dict[str, frozenset[Phrase]]:
        return {}

    def surroundings(self, iri: str) -> frozenset[Phrase]:
        """Return the phrases of what stands around a bearer: titles, units, organisation, documents."""
        if iri not in self._surroundings:
            place = self.place(iri)
            texts = self._around(place) if place else ()
            self._surroundings[iri] = frozenset(
                f for text in texts for f in features(text, self.lookup)
            )
        return self._surroundings[iri]

    @cached_property
    def around_places(self) -> frozenset[Phrase]:
        """The phrases of all names of units and organisations, and of the documents' titles."""
        places = (p for p in self.facts.places.values() if p.sort != "position")
        texts = {n for p in places for n in (*p.names, p.title) if n}
        return frozenset(f for text in texts for f in features(text, self.lookup))

    def _around(self, place: Place) -> Iterable[str]:
        organisation = self.place(place.organisation)
        several = [place, *self.units_of(place), *([organisation] if organisation else [])]
        for one in several:
            yield from one.names
        for document in {d for one in several for d in one.documents}:
            if described := self.place(document):
                yield described.title

    @cached_property
    def _profiles(self) -> dict[str, frozenset[Phrase]]:
        return {}

    def profile(self, organisation: str) -> frozenset[Phrase]:
        """Return the phrases of everything that an organisation's norms say."""
        if organisation not in self._profiles:
            texts = (
                norm.reading
                for place in self.members.get(organisation, ())
                for norm in self.facts.borne_by(place.id)
            )
            self._profiles[organisation] = frozenset(
                f for text in texts for f in features(text, self.lookup)
            )
        return self._profiles[organisation]

    @cached_property
    def _own_words(self) -> dict[str, frozenset[Phrase]]:
        return {}

    def own_words(self, bearer: str) -> frozenset[Phrase]:
        """Return the phrases of everything that a bearer's own norms say."""
        if bearer not in self._own_words:
            texts = (norm.reading for norm in self.facts.borne_by(bearer))
            self._own_words[bearer] = frozenset(
                f for text in texts for f in features(text, self.lookup)
            )
        return self._own_words[bearer]

    @cached_property
    def sounds(self) -> Mapping[str, tuple[Phrase, ...]]:
        """Chinese phrases of sentences, names and the lexicon by their pinyin without tones."""
        found: dict[str, list[Phrase]] = defaultdict(list)
        every = {*self.clauses.postings, *self.names.phrases, *self.lexicon.phrases}
        for one in sorted(every):
            if all("一" <= c <= "鿿" for c in one):
                found[pinyin("".join(one))[0]].append(one)
        return {sound: tuple(several) for sound, several in found.items()}

    def sound(self, word: str) -> str:
        """Return the Chinese phrase that a word spells in pinyin, the likeliest; "" for none."""
        return self._likeliest(self.sounds.get(word, ()))

    def homophone(self, said: str) -> str:
        """Return the known phrase that sounds like characters which mean nothing; "" for none."""
        alike = self.sounds.get(pinyin(said)[0], ())
        return self._likeliest(p for p in alike if len(p) == len(said) and self._of_content(p))

    def _of_content(self, one: Phrase) -> bool:
        kinds = any(m.sort == "kinds" for m in self.lookup(one))
        return kinds or bool(self.lookup(one) and self.clauses.frequency([one]))

    def _likeliest(self, several: Iterable[Phrase]) -> str:
        """Return a cue before any other phrase, then what most sentences have."""

        def worth(one: Phrase) -> tuple[int, int, Phrase]:
            cue = any(m.sort in ("cue", "kinds") for m in self.lookup(one))
            return (2 * cue + bool(self.lookup(one)), self.clauses.frequency([one]), one)

        ranked = sorted(several, key=worth)
        return "".join(ranked[-1]) if ranked else ""

    @cached_property
    def words(self) -> frozenset[str]:
        """Every English word stem that the lexicon, a name or a sentence has."""
        own = {w for phrase in self.names.phrases for w in phrase if w.isascii()}
        said = {p[0] for p in self.clauses.postings if len(p) == 1 and p[0].isascii()}
        return self.lexicon.words | own | said

    def strange(self, text: str) -> bool:
        """Say whether a text has English words, for which a dictionary may know further Chinese ones."""
        return any(t.kind == "word" and t.text not in UNIT_WORDS for t in tokens(normal(text)))

    def prepare(self) -> None:
        """Make now what the first question with a strange word would wait for."""
        dictionary.is_english("")
        _ = self.widened, self.sounds

    @cached_property
    def widened(self) -> "Index":
        """The same with what a general dictionary has on the words of the documents and names."""

        def occurs(word: Phrase) -> bool:
            name = "".join(word)
            named = name in self.names.whole or name in self.names.endings
            return named or bool(self.clauses.having(word))

        return replace(self, lexicon=self.lexicon.widened(dictionary.entries(occurs)))

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """A word as it is written for every English stem of the lexicon, names and sentences."""
        texts = [t for p in self.facts.places.values() for t in p.names]
        texts += [t for n in self.facts.norms for t in (n.translation, n.reading) if t]
        english = {t for t in texts if any("a" <= c <= "z" for c in t.lower())}
        every = self.lexicon.spellings | {w for t in english for w in written(t) if len(w) > 3}
        return {stem(word): word for word in sorted(every, reverse=True)}

    @cached_property
    def _by_letter(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for key, word in self.spellings.items():
            found[word[0]] |= {word, key, *(word + end for end in _INFLECTED)}
        return {letter: tuple(sorted(words)) for letter, words in found.items()}

    def spelt_with(self, letter: str) -> tuple[str, ...]:
        """Return the English words known here that begin with a letter, in their usual endings."""
        return self._by_letter.get(letter, ())


#: Endings that a word is written with besides those in which it was found.
_INFLECTED = ("s", "es", "ed", "d", "ing")


def _grouped(links: Iterable[Link], end: str) -> Mapping[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        found[getattr(link, end)].append(link)
    return {iri: tuple(several) for iri, several in found.items()}


def build_index(store: Store, made: bytes | None = None) -> Index:
    """Return the index of a store's facts.

    ``made`` is what ``kept_index`` gave for the same store; what is of another form or of other words
    is made again.
    """
    words = lexicon()
    known, clauses = restored(made, words.fillers) if made else (None, None)
    facts = known or read_facts(store)
    names = build_names(facts)

    def lookup(phrase: Phrase) -> tuple[Meaning, ...]:
        return (*words.phrases.get(phrase, ()), *names.phrases.get(phrase, ()))

    return Index(
        facts=facts,
        lexicon=words,
        names=names,
        clauses=clauses or build_clauses(facts, lookup, words.fillers),
        codes=document_codes(facts),
        patterns=patterns(),
    )


def kept_index(store: Store) -> bytes:
    """Return the facts and clauses of a store's index as the bytes that a release keeps."""
    index = build_index(store)
    return kept(index.facts, index.clauses)
