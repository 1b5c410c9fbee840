"""What stands above a scale of amounts: the matter that it is about, and what is done with it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.lists.answers import asked
from rolegraph.extraction.english.lists.matters import of_matter
from rolegraph.extraction.english.norms.duties import object_text
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.lexicon import by_entry, grammar, group
from rolegraph.extraction.english.wording.objects import without_article
from rolegraph.extraction.english.wording.titles import is_title
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, words

#: What joins two names in a heading ("Spending & sign-off").
_JOINTS = re.compile(r"\s*[&,/:;–—]\s*|\s+and\s+")
#: "The following limits apply to purchase orders"
_APPLIED = re.compile(
    r"\b(?:limits|levels|thresholds) (?:appl(?:y|ies)|are set) (?:to|for) ([\w -]+)$"
)
#: Letters of "For example".
_LABEL = 12
#: Words of the longest heading that names a matter.
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Head:
    """What a line says of the scale below it; each is "" where it does not say so."""

    kind: str
    matter: str


def head_of(text: str) -> Head | None:
    """Return what a heading or a line before a scale says of it, None where it says nothing of it."""
    plain = text.strip(" *_:?")
    if not plain or is_title(plain):
        return None
    question = asked(plain)
    if question and question[1] != "what":
        return Head(*question)
    run = words(plain)
    led = of_matter(plain, run)
    if led and led.matter and led.matter.lower() not in grammar("powers"):
        return Head(led.deeds[0][0], led.matter)
    if (
        run and run[0].low == "for" and text.rstrip().endswith(":")
    ):  # "For training and conferences:"
        return Head("", " ".join(plain.split()[1:]))
    return _limits(plain) or _named(plain, run)


def heads_of(texts: Iterable[str]) -> Iterator[Head]:
    """Yield what lines say of a list below them, nearest first, up to one that names something else.

    "Approval levels" names no matter, so that what a heading above it names counts.
    """
    for text in texts:
        head = head_of(text)
        if head:
            yield head
        elif names_more(text):
            return


def names_more(text: str) -> bool:
    """Say whether a line has more than the words of headings and of leading on to what is below."""
    small = group("ladders", "heading") | group("ladders", "small") | group("ladders", "listing")
    return any(w.is_word and w.low not in small for w in words(text))


def is_example(text: str) -> bool:
    """Say whether a line only shows how a scale may look ("Example (actual values vary):")."""
    return any(w.low in group("ladders", "shown_only") for w in words(text))


def shows_only(text: str) -> bool:
    """Say whether a line is an example ("Example: $500 a month (requires CFO approval)")."""
    label, colon, _ = text.partition(":")
    return bool(colon) and len(label) <= _LABEL and is_example(label)


def _limits(text: str) -> Head | None:
    """Read "The Board approves write-offs. Delegated limits are": the matter stands a sentence before."""
    run = words(text)
    applied = _APPLIED.search(text)
    if applied:
        return Head("", " ".join(w.text for w in without_article(words(applied[1]))))
    ends = [w.low for w in run[-2:]]
    if ends not in (["limits", "are"], ["levels", "are"], ["thresholds", "are"]):
        return None
    before = text[: len(text) - len(_last(text))]
    sentence = parse(before.rstrip(" ."))
    clause = next((c for c in sentence.clauses if c.verbs[0].shape != "ed"), None)
    what = object_text(sentence, clause) if clause else ""
    kind = kind_of_verb(clause.verbs[0].lemma) if clause else ""
    return Head(kind, what) if kind in group("kinds", "steps") and what else None


def _last(text: str) -> str:
    return text.rpartition(". ")[2]


def _named(text: str, run: tuple[Word, ...]) -> Head | None:
    """Read a heading that names a matter, or a power over it: "Purchases", "Spending limits"."""
    if len(run) > _LONGEST:
        return None
    kind = by_entry("kinds", "labels").get(text.lower(), "")
    found = [what for part in _JOINTS.split(text) if (what := _matter(words(part)))]
    matter = text if len(found) > 1 else next(iter(found), "")  # "Travel and expenses"
    for word in run:
        noun = kind_of_noun(word.low)
        verb = verb_at((word,), 0)
        told = noun or (kind_of_verb(verb.lemma) if verb else "")
        kind = kind or (told if told in {"approve", "sign"} else "")
    return Head(kind, matter) if kind or matter else None


def _matter(run: tuple[Word, ...]) -> str:
    """Return the words of a part of a heading that name what is decided, "" where none do."""
    said = without_article(tuple(w for w in run if w.low not in group("ladders", "heading")))
    what = " ".join(w.text for w in said)
    if not said or any(w.low in group("ladders", "no_matters") for w in said):
        return ""
    deed = verb_at(said, 0)
    doing = deed is not None and deed.shape == "ing" and len(said) > 1
    known = object_concept(what) or said[-1].low in group("ladders", "matters")
    known = known or kind_of_noun(said[-1].low) in {"use", "procure", "hire"}
    return what if known or doing else ""
