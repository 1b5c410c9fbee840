"""What a regular expression cannot match without: letters one of which stands in each of its matches.

A lexicon of expressions is asked of every line of every document, and nearly no line has anything for
it. A document is looked through once for what they all need, and then its lines for what of that it has.
"""

from collections.abc import Iterable, Mapping, Sequence
from re import _constants as kinds  # type: ignore[attr-defined]  # the parser's, known by this name alone
from re import _parser  # type: ignore[attr-defined]  # as above
from typing import Any, Self

#: A set with more characters than that tells too little.
_MOST = 8
#: A sign that must stand this often at least is looked for so often at most.
_OFTEN = 4


class Needs:
    """Regular expressions by what they need, to be asked which of them may match in a text."""

    def __init__(self, needs: Mapping[str, frozenset[str]]) -> None:
        self._needs = needs
        self._always = [each for each, pieces in needs.items() if not pieces]
        self._by_piece: dict[str, list[str]] = {}
        for each, pieces in needs.items():
            for piece in pieces:
                self._by_piece.setdefault(piece, []).append(each)

    @classmethod
    def of(cls, expressions: Iterable[str]) -> Self:
        """Return what some expressions need."""
        return cls({expression: needed(expression) for expression in expressions})

    def asked(self, text: str) -> Sequence[str]:
        """Return the expressions that may match in a text, with letters in either case, in order."""
        low = text.lower()
        found = [
            each for piece in self._by_piece if piece in low for each in self._by_piece[piece]
        ]
        if not found and not self._always:
            return ()
        asked = {*found, *self._always}
        return [each for each in self._needs if each in asked]

    def within(self, text: str) -> Self:
        """Return what may be needed in some part of a text."""
        low = text.lower()
        letters = frozenset(low)
        held = {p for p in self._by_piece if letters.issuperset(p) and p in low}
        needs = ((each, pieces, pieces & held) for each, pieces in self._needs.items())
        return type(self)({each: kept for each, pieces, kept in needs if kept or not pieces})


def needed(expression: str) -> frozenset[str]:
    """Return pieces of text in lower case, one of which stands in every match; none where that is open."""
    found = _of_sequence(_parser.parse(expression))
    return frozenset(piece.lower() for piece in found)


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Return the most telling of what the parts of a sequence need: long pieces, few of them."""
    every: list[frozenset[str]] = []
    run = ""
    for kind, value in parts:
        if kind is kinds.LITERAL:
            run += chr(value)
            continue
        every += [frozenset({run}), _of_part(kind, value)]
        run = ""
    every.append(frozenset({run}))
    told = [pieces for pieces in every if pieces and all(pieces)]
    return max(told, key=_telling, default=frozenset())


def _telling(pieces: frozenset[str]) -> tuple[int, int]:
    return min(map(len, pieces)), -len(pieces)


def _of_part(kind: Any, value: Any) -> frozenset[str]:
    if kind is kinds.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
        least, _, part = value
        several = len(part) == 1 and part[0][0] is kinds.LITERAL
        return _of_sequence([*part] * min(least, _OFTEN if several else 1))
    if kind is kinds.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if kind is kinds.IN and all(one is kinds.LITERAL for one, _ in value) and len(value) <= _MOST:
        return frozenset(chr(letter) for _, letter in value)
    return frozenset()
