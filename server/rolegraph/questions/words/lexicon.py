"""The words of questions: cues, kinds of authority, and one meaning's forms in both languages.

Read from ``data/lexicon/questions`` and from the labels of the schemes in ``ontology/vocabulary``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import yaml

from rolegraph.extraction.schemes import scheme
from rolegraph.questions.words.covering import all_covered, all_including
from rolegraph.questions.words.tokens import keys, written
from rolegraph.resources import folder
from rolegraph.vocabulary import ACTION, KIND, OBJECT, UNIT_TYPE

#: The C library's loader where PyYAML has it: five times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Phrase = tuple[str, ...]
LONGEST = 14

#: How much a sentence's word counts for a question's: the same, a synonym of the glossary, one of a
#: scheme (whose concepts are wider than words), something it covers.
SAME, SYNONYM, LOOSE, NARROWER = 1.0, 0.88, 0.75, 0.7
#: A scheme's other words for a verb stray even further.
STRAY = 0.45
#: The party that every bearer belongs to.
STAFF = "employee"
_SCHEMES = (
    (OBJECT, "object"),
    (ACTION, "action"),
    (UNIT_TYPE, "unit-type"),
)
#: What the names of entries for deeds begin with.
VERBS = ("verbs/", "action/")
#: What the names of entries for people begin with.
PEOPLE = ("customers/", "titles/", "people/", "object/customer", "object/staff")
_CREDIT = {"object": LOOSE, "action": STRAY}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase can stand for: ``sort`` is cue, kinds, period, need, entry, stop or politeness,
    or what a name of the documents names: position, unit, organisation.

    ``name`` is the cue's name, the number of a kinds group, a period, an entry's name, the name.
    """

    sort: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning and its forms in both languages; ``covered`` are forms of what it covers.

    ``english`` and ``chinese`` are what it is called first, ``credit`` what any other form counts.
    """

    name: str
    forms: tuple[Phrase, ...]
    covered: tuple[Phrase, ...] = ()
    english: str = ""
    chinese: str = ""
    credit: float = SYNONYM


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases that are known without any document."""

    phrases: Mapping[Phrase, tuple[Meaning, ...]]
    entries: Mapping[str, Entry]
    kinds: tuple[tuple[str, ...], ...]
    kind_forms: tuple[tuple[Phrase, ...], ...]
    strict_groups: frozenset[int]
    kind_words: Mapping[str, tuple[Phrase, ...]]
    cue_weights: Mapping[str, float]
    words: frozenset[str] = field(default_factory=frozenset)
    spellings: frozenset[str] = field(default_factory=frozenset)
    narrower: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fillers: frozenset[str] = field(default_factory=frozenset)
    covering: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def things(self, phrase: Phrase) -> tuple[Meaning, ...]:
        """Return what a phrase means as a thing, whatever else it may ask."""
        return tuple(m for m in self.phrases.get(phrase, ()) if m.sort == "entry")

    def alternatives(self, names: Iterable[str], said: Phrase) -> dict[Phrase, float]:
        """Return the phrases that say the same as ``said``, and how much each counts."""
        found: dict[Phrase, float] = {}
        for name in names:
            entry = self.entries[name]
            for form in entry.covered:
                found[form] = max(found.get(form, 0), NARROWER)
            for form in entry.forms:
                found[form] = max(found.get(form, 0), entry.credit)
        found[said] = SAME
        return found

    def widened(self, further: Mapping[str, Entry]) -> "Lexicon":
        """Return the lexicon with further meanings, of phrases that have none or only such."""
        phrases = dict(self.phrases)
        for name, entry in further.items():
            known = phrases.get(entry.forms[0], ())
            if all(m.sort == "entry" for m in known):
                phrases[entry.forms[0]] = (*known, Meaning("entry", name))
        return replace(
            self,
            phrases=phrases,
            entries={**further, **self.entries},
            words=frozenset(w for phrase in phrases for w in phrase if w.isascii()),
        )


@cache
def load(name: str) -> Any:
    """Return a file of words of questions, read once: ``restated``, ``sentences``, …"""
    file = folder("data/lexicon/questions").joinpath(f"{name}.yaml")
    return yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # a safe loader


@cache
def party_forms() -> Mapping[Phrase, str]:
    """Return the party of each of its forms: customer, of 客户 and of 顾客."""
    return {
        keys(form): party
        for party, languages in load("parties").items()
        for forms in languages.values()
        for form in forms
    }


def _forms(several: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(p for p in (keys(s) for s in several) if p))


def _glossary() -> Iterator[Entry]:
    for category, lines in load("glossary").items():
        for english, chinese in lines.items():
            said = [*english.split(";"), *chinese.replace("[", "").replace("]", "").split(";")]
            yield Entry(
                f"{category}/{english}",
                _forms(said),
                english=english.split(";")[0],
                chinese=chinese.split(";")[0],
            )


def _narrower() -> dict[str, frozenset[str]]:
    """Return all that each object covers by its name, and each unit type by ``unit-type/name``."""
    found: dict[str, frozenset[str]] = {}
    for namespace, sort in _SCHEMES:
        if sort != "action":
            prefix = "unit-type/" if sort == "unit-type" else ""
            found |= {
                prefix + name: lower for name, lower in all_covered(scheme(namespace)).items()
            }
    return found


def _concepts() -> Iterator[Entry]:
    apart = frozenset(_forms(load("kinds")["apart"]))
    for namespace, sort in _SCHEMES:
        concepts = {c.name: c for c in scheme(namespace)}
        below = all_covered(concepts.values())
        labelled = {n: _forms(text for _, text in c.labels) for n, c in concepts.items()}
        forms = {n: tuple(f for f in own if f not in apart) for n, own in labelled.items()}
        for name in concepts:
            covered = tuple(p for n in sorted(below.get(name, ())) for p in forms[n])
            labels = dict(reversed(concepts[name].labels))
            yield Entry(
                f"{sort}/{name}",
                forms[name],
                covered if sort == "object" else (),
                labels.get("en", ""),
                labels.get("zh-Hans", ""),
                _CREDIT.get(sort, SYNONYM),
            )


def _kind_groups() -> tuple[list[tuple[tuple[str, ...], tuple[Phrase, ...]]], frozenset[int]]:
    """Return the groups, and the numbers of those that only a grant or the verb itself can meet."""
    parsed = load("kinds")
    strict = frozenset(
        n for n, g in enumerate(parsed["groups"]) if g["kinds"][0] in parsed["strict"]
    )
    groups = [
        (
            tuple(g["kinds"]),
            _forms([*g["en"], *g["zh"], *(f"{w}权" for w in g["zh"] if len(w) == 2)]),
        )
        for g in parsed["groups"]
    ]
    known = {form for _, forms in groups for form in forms}
    ignored = set(_forms([*parsed["ignored"], *parsed["apart"]]))
    for concept in scheme(KIND):
        own = tuple(
            f for f in _forms(text for _, text in concept.labels) if f not in known | ignored
        )
        groups.append(((concept.name,), own))
    return groups, strict


def _collected(entries: Iterable[Entry]) -> dict[Phrase, list[Meaning]]:
    """Return what each phrase can mean, of all that the lexicon's files list."""
    phrases: dict[Phrase, list[Meaning]] = defaultdict(list)

    def note(several: Iterable[Phrase], sort: str, name: str = "") -> None:
        for form in several:
            phrases[form].append(Meaning(sort, name))

    for entry in entries:
        note(entry.forms, "entry", entry.name)
    groups, _ = _kind_groups()
    for number, (_, forms) in enumerate(groups):
        note(forms, "kinds", str(number))
        nouns = load("kinds")["groups"][number].get("nouns", ()) if number < _listed() else ()
        note(_forms(nouns), "inner-kinds", str(number))
    for sort, name, several in _small_words():
        note(_forms(several), sort, name)
    return phrases


def _listed() -> int:
    return len(load("kinds")["groups"])


def _small_words() -> Iterator[tuple[str, str, list[str]]]:
    """Yield the cues, periods, needs, politeness and stop words: sort, name, forms."""
    for name, cue in load("cues").items():
        yield "cue", name, [*cue["en"], *cue["zh"]]
    words = load("words")
    for section, sort in (("periods", "period"), ("needs", "need")):
        for name, several in words[section].items():
            yield sort, name, several
    for sort in ("stop", "particle", "hollow", "politeness", "light"):
        yield sort, "", [*words[sort]["en"], *words[sort]["zh"]]


def _spellings() -> frozenset[str]:
    """Return every English word of the lexicon's own files as it is written."""
    texts = [english for lines in load("glossary").values() for english in lines]
    texts += [form for group in load("kinds")["groups"] for form in group["en"]]
    texts += [form for _, _, several in _small_words() for form in several]
    return frozenset(word for text in texts for word in written(text) if len(word) > 3)


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon, read once."""
    entries = {e.name: e for e in (*_glossary(), *_concepts())}
    phrases = _collected(entries.values())
    groups, strict = _kind_groups()
    kind_words: dict[str, tuple[Phrase, ...]] = defaultdict(tuple)
    for kinds, forms in groups:
        kind_words[kinds[0]] = (*kind_words[kinds[0]], *forms)
    return Lexicon(
        phrases={p: tuple(dict.fromkeys(m)) for p, m in phrases.items() if len(p) <= LONGEST},
        entries=entries,
        kinds=tuple(kinds for kinds, _ in groups),
        kind_forms=tuple(forms for _, forms in groups),
        strict_groups=strict,
        kind_words=dict(kind_words),
        cue_weights={name: float(cue.get("weight", 1)) for name, cue in load("cues").items()},
        words=frozenset(w for phrase in phrases for w in phrase if w.isascii()),
        spellings=_spellings(),
        narrower=_narrower(),
        covering=all_including(scheme(KIND)),
        fillers=frozenset(
            p[0] for p, m in phrases.items() if len(p) == 1 and any(x.sort == "stop" for x in m)
        ),
    )


@cache
def deeds_with(character: str) -> tuple[Phrase, ...]:
    """Return the Chinese verbs of two characters that have one: 维修 for 修."""
    entries = lexicon().entries
    verbs = (f for e in entries.values() if e.name.startswith(VERBS) for f in e.forms)
    return tuple(dict.fromkeys(f for f in verbs if len(f) == 2 and character in f))
