"""Two columns of running text that a PDF draws line by line across both: read one after the other."""

from collections.abc import Sequence
from itertools import pairwise

from rolegraph.reading.formats.pagelayout import Words

#: So many lines stand side by side, and so many of them go on in the next line of their column.
_FEWEST = 5
_CONTINUED = 3
_NEAR = 3.0


def in_columns(words: Sequence[Words]) -> Sequence[Words]:
    """Return words with each column whole where two were drawn by turns, else as they are.

    Lines of labels beside values go on nowhere, and are no columns.
    """
    turns = [n for n, (one, other) in enumerate(pairwise(words)) if _is_beside(one, other)]
    if len(turns) < _FEWEST:
        return words
    first = turns[0]
    here = [n for n in turns if _starts_alike(words, n, first)]
    last = here[-1] + 1
    edge = words[first + 1].x - _NEAR
    left = [word for word in words[first : last + 1] if word.x < edge]
    right = [word for word in words[first : last + 1] if word.x >= edge]
    goes_on = (_continued(left), _continued(right))
    if len(here) < _FEWEST or min(goes_on) == 0 or sum(goes_on) < _CONTINUED:
        return words
    rest, following = words[last + 1 :], 0
    while following < len(rest) and abs(rest[following].x - words[first].x) < _NEAR:
        following += 1  # the left column is longer
    return (*words[:first], *left, *rest[:following], *right, *rest[following:])


def _is_beside(one: Words, other: Words) -> bool:
    """Say whether a line of text ends and another stands right of it at the same height."""
    level = abs(one.y - other.y) <= one.size / 2
    return level and one.text.endswith("\n") and other.x > one.x + one.size


def _starts_alike(words: Sequence[Words], n: int, first: int) -> bool:
    return (
        abs(words[n].x - words[first].x) < _NEAR
        and abs(words[n + 1].x - words[first + 1].x) < _NEAR
    )


def _continued(column: Sequence[Words]) -> int:
    """Return how many lines of a column begin with a small letter: the line before goes on there."""
    return sum(word.text[:1].islower() for word in column)
