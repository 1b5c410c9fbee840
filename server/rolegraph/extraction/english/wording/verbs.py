"""Verbs of English role descriptions: every form leads to its base form."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.english.wording.lexicon import by_entry, entries, grammar, group
from rolegraph.extraction.english.wording.words import Word
from rolegraph.values import quickly_made

_VOWELS = "aeiou"


@quickly_made
@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in a run of words: its base form, its form and the words it takes.

    ``shape`` is base, s, ing or ed. ``known`` is False for a guess by the word's ending.
    """

    lemma: str
    shape: str
    start: int
    end: int
    known: bool = True


def inflected(verb: str) -> dict[str, str]:
    """Return the regular forms of a verb, each with its shape."""
    return {verb: "base", _s(verb): "s", _ing(verb): "ing", _ed(verb): "ed"}


@cache
def forms() -> Mapping[str, tuple[str, str]]:
    """Return every known form in lower case with its base form and shape."""
    found: dict[str, tuple[str, str]] = {}
    irregular = entries("verbs")["irregular"]
    for verb in entries("verbs")["verbs"]:
        for form, shape in inflected(verb).items():
            if not (shape == "ed" and verb in irregular):
                found.setdefault(form, (verb, shape))
        for form in irregular.get(verb, ()):
            shape = "ing" if form.endswith("ing") else "ed"
            found[form] = (verb, "s" if form in {"is", "has", "does", "goes"} else shape)
    return found


def verb_at(run: tuple[Word, ...], at: int) -> Verb | None:
    """Return the verb that begins at one word, with its particle ("carry out"), or None."""
    if at >= len(run):
        return None
    known = forms().get(run[at].low)
    if known is None:
        return None
    lemma, shape = known
    end = at + 1
    for words_after in (2, 1) if lemma in _before_particles() else ():
        tail = tuple(w.low for w in run[end : end + words_after])
        whole = " ".join((lemma, *tail))
        if len(tail) == words_after and whole in group("verbs", "particles"):
            return Verb(whole, shape, at, end + words_after)
    return None if lemma in group("verbs", "particled") else Verb(lemma, shape, at, end)


@cache
def _before_particles() -> frozenset[str]:
    return frozenset(phrase.split(" ")[0] for phrase in group("verbs", "particles"))


def guessed_verb(run: tuple[Word, ...], at: int) -> Verb | None:
    """Return a verb by its ending alone (-s, -ing): for an item's first word, where one stands."""
    word = run[at].low if at < len(run) else ""
    done = verb_at(run, at + 1)
    behind = run[done.end : done.end + 1] if done and done.shape == "ed" else None
    if behind is not None and all(
        w.low in grammar("prepositions") or not w.is_word for w in behind
    ):
        return None  # "Applications accepted", "Items required for the test"
    if len(word) > 4 and word.isalpha():
        if word.endswith("ies"):
            return Verb(word[:-3] + "y", "s", at, at + 1, known=False)
        if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
            return Verb(word[:-2], "s", at, at + 1, known=False)
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return Verb(word[:-1], "s", at, at + 1, known=False)
    return None


def kind_of_verb(lemma: str) -> str:
    """Return the kind of authority that a verb's base form names, or ""."""
    return by_entry("kinds", "verbs").get(lemma, "")


def kind_granted(lemma: str) -> str:
    """Return the kind of authority of whoever may do what a verb says, "" where no kind says as much."""
    return kind_of_verb(lemma) or by_entry("kinds", "granted").get(lemma, "")


def kind_of_passive(word: str) -> str:
    """Return the kind of whom something is done to ("consulted", "informed"), or ""."""
    return str(entries("kinds")["passives"].get(word, ""))


def kind_of_noun(noun: str) -> str:
    """Return the kind of authority that a noun ("approval", "final say") names, or ""."""
    return by_entry("kinds", "nouns").get(noun, "")


def _s(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return _stem(verb) + "ing"


def _ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _stem(verb) + "ed"


def _stem(verb: str) -> str:
    """Return a verb with its last consonant doubled where -ing and -ed need it."""
    short = len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS
    single = short and verb[-3] not in _VOWELS and sum(c in _VOWELS for c in verb) == 1
    if verb in group("verbs", "doubled"):
        return verb + verb[-1]
    return verb + verb[-1] if single and verb not in group("verbs", "not_doubled") else verb
