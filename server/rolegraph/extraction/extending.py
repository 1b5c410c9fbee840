"""Objects and actions of a user's own vocabulary, linked where the words say them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from rolegraph.extraction.english.wording.concepts import singular
from rolegraph.extraction.schemes import scheme, scheme_text
from rolegraph.model import Authority, Duty, Prohibition, Statements
from rolegraph.vocabulary import ACTION, OBJECT, Concept, read_scheme

_Find = Callable[[str, str], str]
_N = TypeVar("_N", Duty, Authority, Prohibition)


def extended(statements: Statements, turtles: Iterable[str]) -> Statements:
    """Return the statements, linked to the concepts and labels that the user's Turtle texts add.

    An object or action gets the user's concept where one of its labels ends the words (the head
    of a noun phrase stands last) and no longer label of the shipped concept does, or where no
    concept was found and the label stands inside them.
    """
    texts = tuple(turtles)
    if not texts:
        return statements
    thing, deed = _finder(OBJECT, texts), _finder(ACTION, texts)

    def about(norm: _N) -> _N:
        return replace(norm, object_concept=thing(norm.object, norm.object_concept))

    duties = (
        replace(d, action_concept=deed(d.action, d.action_concept)) for d in statements.duties
    )
    return replace(
        statements,
        duties=tuple(map(about, duties)),
        authorities=tuple(map(about, statements.authorities)),
        prohibitions=tuple(map(about, statements.prohibitions)),
    )


def _finder(namespace: str, turtles: tuple[str, ...]) -> _Find:
    """Return what finds the concept of words, given the shipped one that they have, or ""."""
    shipped = scheme(namespace)
    known = _labels(shipped)
    every = _labels(read_scheme("\n".join((scheme_text(namespace), *turtles)), namespace))
    own = {label: concept for label, concept in every.items() if label not in known}
    of = {concept.name: _labels([concept]) for concept in shipped}

    def find(words: str, linked: str) -> str:
        plain = _plain(words)
        head = _longest(own, plain, at_end=True)
        if head and len(head) > len(_longest(of.get(linked, ()), plain, at_end=True)):
            return own[head]
        return linked or own.get(_longest(own, plain, at_end=False), "")

    return find


def _labels(concepts: Iterable[Concept]) -> dict[str, str]:
    return {_plain(label): c.name for c in reversed(tuple(concepts)) for _, label in c.labels}


def _plain(words: str) -> str:
    """Return words in lower case, English ones in the singular, between spaces where they part."""
    return f" {' '.join(singular(word) for word in words.lower().split())} "


def _longest(labels: Iterable[str], words: str, *, at_end: bool) -> str:
    """Return the longest label that ends the words, or stands in them; English ones as words."""
    fitting = (
        label
        for label in labels
        if (
            words.rstrip().endswith(_sought(label).rstrip()) if at_end else _sought(label) in words
        )
    )
    return max(fitting, key=len, default="")


def _sought(label: str) -> str:
    """Return what must stand in the words: Chinese does not part its words by spaces."""
    return label if label.isascii() else label.strip()
