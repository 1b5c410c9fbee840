"""What stands where on a page of a PDF: its words, and the lines that are drawn on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rolegraph.reading.formats.ruled import Stroke

#: A rectangle thinner than this is a line.
_THIN = 3.0
#: What paints the path before it; ``n`` ends one that only bounds what is drawn next.
_PAINTING = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words with the point where it begins and the size of its letters."""

    text: str
    x: float
    y: float
    size: float


class Layout:
    """Collects a page's words and lines while pypdf reads it."""

    def __init__(self) -> None:
        self.words: list[Words] = []
        self.strokes: list[Stroke] = []
        self._path: list[Stroke] = []
        self._pen = (0.0, 0.0)

    def see_words(
        self, text: str, matrix: Sequence[float], place: Sequence[float], _: Any, size: float
    ) -> None:
        """Take a run of words."""
        if text:
            x, y = _moved(matrix, place[4], place[5])
            scale = abs(matrix[3] * place[3]) or 1.0
            self.words.append(Words(text, x, y, size * scale))

    def see_operator(
        self, operator: bytes, operands: Sequence[Any], matrix: Sequence[float], _: Any
    ) -> None:
        """Take a drawing step: straight lines and rectangles that are painted count, curves do not."""
        if operator == b"re" and len(operands) == 4:
            x, y, width, height = (float(each) for each in operands)
            self._rectangle(_moved(matrix, x, y), _moved(matrix, x + width, y + height))
        elif operator in (b"m", b"l") and len(operands) == 2:
            there = _moved(matrix, float(operands[0]), float(operands[1]))
            if operator == b"l":
                self._line(self._pen, there)
            self._pen = there
        elif operator in _PAINTING or operator == b"n":
            self.strokes += self._path if operator in _PAINTING else ()
            self._path = []

    def _rectangle(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        left, right = sorted((one[0], other[0]))
        low, high = sorted((one[1], other[1]))
        if right - left > _THIN or high - low <= _THIN:
            self._line((left, low), (right, low))
            self._line((left, high), (right, high))
        if high - low > _THIN or right - left <= _THIN:
            self._line((left, low), (left, high))
            self._line((right, low), (right, high))

    def _line(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        (x, y), (right, top) = one, other
        if abs(y - top) <= 1 and abs(x - right) > _THIN:
            self._path.append(Stroke(False, y, min(x, right), max(x, right)))
        elif abs(x - right) <= 1 and abs(y - top) > _THIN:
            self._path.append(Stroke(True, x, min(y, top), max(y, top)))


def _moved(matrix: Sequence[float], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = (float(each) for each in matrix)
    return a * x + c * y + e, b * x + d * y + f
