"""What a regular expression cannot match without: letters one of which stands in each of its matches.

A lexicon of expressions is asked of every line of every document, and nearly no line has anything for
it. A text is looked through once for what they all need, and only those are tried whose need is there.
"""

import re
from collections.abc import Iterable, Sequence
from re import _constants as kinds  # type: ignore[attr-defined]  # the parser's, known by this name alone
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from rolegraph.reading.alternation import either

#: A set with more characters than that tells too little.
_MOST = 8
#: A sign that must stand this often at least is looked for so often at most.
_OFTEN = 4


class Needs:
    """Regular expressions by what they need, to be asked which of them may match in a text."""

    def __init__(self, expressions: Iterable[str]) -> None:
        self._expressions = tuple(expressions)
        needs = [needed(expression) for expression in self._expressions]
        self._always = [number for number, pieces in enumerate(needs) if not pieces]
        every = {piece for pieces in needs for piece in pieces}
        # Where 编制日期 is found, 编制 and 日期 are.
        self._by_piece = {
            piece: [n for n, pieces in enumerate(needs) if any(one in piece for one in pieces)]
            for piece in every
        }
        self._any = re.compile(f"(?=({either(every) if every else '(?!)'}))", re.IGNORECASE)

    def asked(self, text: str) -> Sequence[str]:
        """Return the expressions that may match somewhere in a text, letters in either case."""
        found = {m[1].lower() for m in self._any.finditer(text)}
        if not found and not self._always:
            return ()
        # A letter whose lower case is another one (ſ for s) may be anything's.
        every = range(len(self._expressions))
        numbers = {n for piece in found for n in self._by_piece.get(piece, every)}
        return [self._expressions[n] for n in sorted(numbers.union(self._always))]


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
