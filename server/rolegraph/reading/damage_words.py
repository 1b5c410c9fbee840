"""Cut text into words, and say which characters no word explains."""

from dataclasses import dataclass
from functools import cache

import yaml
from rjieba import Jieba

from rolegraph.resources import folder


def is_han(letter: str) -> bool:
    """Say whether a letter is a Chinese character."""
    return "\u3400" <= letter <= "\u9fff"


@dataclass(frozen=True, slots=True)
class Words:
    """A dictionary, and the characters that may stand outside its words."""

    cutter: Jieba
    alone: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]

    def knows(self, word: str) -> bool:
        """Say whether the dictionary holds a word."""
        return bool(self.cutter.has_word(word))

    def cut(self, text: str) -> list[str]:
        """Return the words of a text in order, blanks and punctuation included."""
        return list(self.cutter.cut(text, False))

    def orphans(self, text: str) -> list[int]:
        """Return the places of the characters that neither belong to a word nor stand alone.

        In good text they are rare (names, coinages); where a character was lost, the rest of its
        word is one.
        """
        pieces = self.cut(text)
        found: list[int] = []
        here = 0
        for number, piece in enumerate(pieces):
            if len(piece) == 1 and is_han(piece) and not self._stands(pieces, number):
                found.append(here)
            here += len(piece)
        return found

    def _stands(self, pieces: list[str], number: int) -> bool:
        piece = pieces[number]
        if piece in self.alone:
            return True
        left = pieces[number - 1] if number else ""
        right = pieces[number + 1] if number + 1 < len(pieces) else ""
        behind = piece in self.after and len(left) > 1 and is_han(left[-1])
        ahead = piece in self.before and len(right) > 1 and is_han(right[0])
        return behind or ahead


@cache
def words() -> Words:
    """Return the shipped dictionary (data/lexicon/repair/words.yaml on top of jieba's)."""
    text = folder("data/lexicon/repair").joinpath("words.yaml").read_text("utf-8")
    data = yaml.safe_load(text)
    cutter = Jieba()
    for word in data["words"].split():
        cutter.add_word(word, 1000, "n")
    return Words(
        cutter,
        frozenset("".join(data["alone"])),
        frozenset(data["after"]),
        frozenset(data["before"]),
    )
