"""What points from a title to an occupation besides likeness: words that people use, and reviews."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rolegraph.linking import crosswalk, reasons
from rolegraph.linking.confidence import LEAST, UNKNOWN, Trust, trusted
from rolegraph.linking.mappings import Link, roles
from rolegraph.linking.titles import normalised, own_name, singular, written_out
from rolegraph.linking.vocabularies import Occupation, Vocabulary
from rolegraph.resources import lexicon
from rolegraph.vocabulary import ROLE

#: Data of ``data/lexicon/linking``: label of an occupation → words that people use for it.
_SPOKEN = ("occupations", "occupations-esco", "occupations-onet")
Spoken = Mapping[str, Sequence[str]]
#: A word that stands early in a title counts less: the head of a title is its end, in both languages.
EARLY = 0.85
#: Before these 工 is no worker: 工程, 工艺, 工资, 工作, 工厂, 工业, 工地, 工具, 工会.
_NO_WORKER = "程艺资作厂业地具会"
#: How much a review counts, by what was decided.
_REVIEWED = {"skos:exactMatch": 1.0, "skos:closeMatch": 1.0, "skos:broadMatch": 0.6}


@dataclass(frozen=True, slots=True)
class Pointer:
    """That a word leads to the occupation at a place in the vocabulary: how strongly, and why.

    ``trust`` is how often the word meant it in titles whose codes are known; None where none counts it. An
    occupation's own name needs no counting.
    """

    place: int
    share: float
    reason: reasons.Reason
    trust: float | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a title that points: its strength, 1 for a short word at the end that can be trusted.

    ``share`` is how much of the text it covers, ``ends`` says that it stands at the end.
    """

    word: str
    strength: float
    share: float
    ends: bool
    pointer: Pointer


def words(
    vocabulary: Vocabulary, trust: Trust, used: Spoken | None = None
) -> dict[str, list[Pointer]]:
    """Return the pointers of each word that is used for an occupation of a vocabulary, and of each own name.

    ``used`` are the words, the shipped lexicon if none are given.
    """
    labels = _first(vocabulary.occupations)
    codes = {o.code: k for k, o in enumerate(vocabulary.occupations)}
    across = {"isco": crosswalk.to_isco, "onet": crosswalk.to_onet}.get(vocabulary.name)
    crossings = across() if across else {}
    found: dict[str, list[Pointer]] = defaultdict(list)
    for label, several in (spoken() if used is None else used).items():
        crossing = crossings.get(label)
        every = dict.fromkeys((*several, label) if crossing else several)
        for word in (written_out(w.lower()) for w in every):
            if label in labels:
                far = _far(word, label, trust)
                found[word].append(Pointer(labels[label], 1.0, reasons.used(word), far))
            elif crossing and crossing.code in codes:
                said = reasons.crossed(word, label, crossing.above)
                found[word].append(Pointer(codes[crossing.code], crossing.share, said))
    for label, place in labels.items():
        name = own_name(label)
        if len(name) > 1 and place not in {p.place for p in found.get(name, ())}:
            far = _far(name, label, trust)
            found[name].append(Pointer(place, 1.0, reasons.named(label), far))
    return dict(found)


def hits(texts: Iterable[str], known: Mapping[str, Sequence[Pointer]]) -> dict[int, Hit]:
    """Return the strongest word of the texts for each occupation that one points to."""
    found: dict[int, Hit] = {}
    for text in texts:
        for word, end in _longest(text, known):
            late = EARLY + (1 - EARLY) * end / max(len(text), 1)
            for one in known[word]:
                far = UNKNOWN if one.trust is None else max(one.trust, LEAST)
                strength = _size(word) ** 0.5 * late * one.share * far
                hit = Hit(word, strength, len(word) / len(text), end == len(text), one)
                if one.place not in found or found[one.place].strength < hit.strength:
                    found[one.place] = hit
    return found


def divided(texts: Sequence[str], known: Mapping[str, Sequence[Pointer]]) -> bool:
    """Say whether a title names several occupations: words that are each a part of it lead to none in common.

    ``texts`` are the title and its parts. A part that is in another names nothing further (driver beside
    bus driver).
    """
    parts = [t for t in texts[1:] if not any(t != other and t in other for other in texts[1:])]
    named = [{p.place for p in known[part]} for part in map(singular, parts) if part in known]
    return len(named) > 1 and not set.intersection(*named)


def besides(text: str, found: Mapping[int, Hit]) -> str:
    """Return what a text says besides the strongest word in it that points."""
    if not found:
        return text
    return text.replace(max(found.values(), key=lambda hit: hit.strength).word, " ", 1)


def reviewed(vocabulary: Vocabulary, links: Iterable[Link]) -> dict[str, list[Pointer]]:
    """Return what reviewers decided of the roles, by each name that a role has."""
    places = {o.id: k for k, o in enumerate(vocabulary.occupations)}
    names = {r.name: {normalised(text) for _, text in r.labels} for r in roles()}
    found: dict[str, list[Pointer]] = defaultdict(list)
    for link in links:
        share = _REVIEWED.get(link.predicate, 0.0)
        if link.holds and link.reviewed and share and link.object in places:
            role = link.subject.removeprefix(ROLE)
            said = reasons.reviewed(role, link.predicate.partition(":")[2])
            for name in names.get(role, ()):
                found[name].append(Pointer(places[link.object], share, said))
    return found


@cache
def spoken() -> Spoken:
    """Return the words of the lexicon that people use for occupations, by the occupation's label."""
    every: dict[str, list[str]] = defaultdict(list)
    for name in _SPOKEN:
        for label, several in lexicon(f"linking/{name}.yaml").items():
            every[label] += map(str, several)
    return every


def _far(word: str, label: str, trust: Trust) -> float | None:
    """Return how far a word can be trusted to mean an occupation; its own name can uncounted."""
    far = trusted(word, trust.get(label, {}))
    return UNKNOWN if far is None and word == own_name(label) else far


def _first(occupations: Sequence[Occupation]) -> dict[str, int]:
    found: dict[str, int] = {}
    for k, one in enumerate(occupations):
        found.setdefault(one.label, k)
    return found


def _size(word: str) -> int:
    """Return how long a word is in characters of Chinese; one of English counts for two."""
    return 2 * len(word.split()) if word.isascii() else len(word)


def _longest(text: str, known: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """Yield the words in a text and where they end; words inside longer ones are left out."""
    found = [
        (m.start(), m.end(), w) for w in known if w in text for m in _pattern(w).finditer(text)
    ]
    for start, end, word in found:
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in found):
            yield word, end


@cache
def _pattern(word: str) -> re.Pattern[str]:
    escaped = re.escape(word)
    if word.isascii():
        return re.compile(rf"(?<![a-z]){escaped}(?![a-z])")
    return re.compile(rf"{escaped}(?![{_NO_WORKER}])" if word.endswith("工") else escaped)
