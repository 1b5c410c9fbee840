"""Cut text into words, and say which characters no word explains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType

from rolegraph.reading.characters import HAN
from rolegraph.resources import lexicon


def is_han(letter: str) -> bool:
    """Say whether a letter is a Chinese character."""
    return "\u3400" <= letter <= "\u9fff"


_HAN = re.compile(f"{HAN}+")


def has_han(text: str) -> bool:
    """Say whether a text holds a Chinese character."""
    return _HAN.search(text) is not None


def han_count(text: str) -> int:
    """Return how many characters of a text are Chinese."""
    return sum(map(len, _HAN.findall(text)))


#: 年、月、日 each stand alone in a list.
_LISTING = frozenset("、")
_NUMBER = re.compile(
    r"[\d一二三四五六七八九十百千万两几多半双单每各本该此整某首末上下当次前后第其同近数零]$"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A dictionary, and the characters that may stand outside its words."""

    cutter: ModuleType
    grammar: frozenset[str]
    alone: frozenset[str]
    counted: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]

    def knows(self, word: str) -> bool:
        """Say whether the dictionary holds a word."""
        return bool(self.cutter.has_word(word))

    def cut(self, text: str) -> list[str]:
        """Return the words of a text in order, blanks and punctuation included."""
        return list(self.cutter.cut(text, False))

    def lone(self, text: str) -> list[int]:
        """Return the places of the characters that belong to no word, grammar words left out."""
        return [place for place, _ in self._lone(self.cut(text))]

    def orphans(self, text: str) -> list[int]:
        """Return the places of the characters that neither belong to a word nor stand alone.

        In good text they are rare (names, coinages); where a character was lost, the rest of its
        word is one.
        """
        pieces = self.cut(text)
        return [place for place, number in self._lone(pieces) if not self._stands(pieces, number)]

    def _lone(self, pieces: list[str]) -> Iterator[tuple[int, int]]:
        here = 0
        for number, piece in enumerate(pieces):
            if len(piece) == 1 and "\u3400" <= piece <= "\u9fff" and piece not in self.grammar:
                yield here, number
            here += len(piece)

    def _stands(self, pieces: list[str], number: int) -> bool:
        piece = pieces[number]
        if piece in self.alone:
            return True
        left = pieces[number - 1] if number else ""
        right = pieces[number + 1] if number + 1 < len(pieces) else ""
        if piece in self.counted and (_NUMBER.search(left) or right[:1] in _LISTING):
            return True
        behind = piece in self.after and len(left) > 1 and is_han(left[-1])
        ahead = piece in self.before and len(right) > 1 and is_han(right[0])
        return behind or ahead


@cache
def words() -> Words:
    """Return the shipped dictionary (data/lexicon/repair/words.yaml on top of jieba's)."""
    # Loads its dictionary when it is imported, for a quarter of a second; a second one would take as long.
    import rjieba

    data = lexicon("repair/words.yaml")
    for word in data["words"].split():
        rjieba.add_word(word, 1000, "n")
        if word.endswith("部"):
            # 仓储部门 is cut whole: its 门 is no rest of 门店.
            rjieba.add_word(word + "门", 1000, "n")
    return Words(
        rjieba,
        frozenset(data["grammar"]),
        frozenset("".join(data["alone"])),
        frozenset(data["counted"]),
        frozenset(data["after"]),
        frozenset(data["before"]),
    )


@lru_cache(maxsize=4)
def orphans_of(text: str) -> frozenset[int]:
    """Return the orphans of a whole text; the last ones asked for are remembered."""
    return frozenset(words().orphans(text))
