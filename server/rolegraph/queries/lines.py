"""Short texts written one after another: those that have some letters are found without looking at each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate


class Lines:
    """Texts without line ends, numbered as they were given."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts."""
        lines = [f"{text}\n" for text in texts]
        self._text = "".join(lines)
        self._starts = [0, *accumulate(map(len, lines))]

    def having(self, wanted: str) -> Iterator[int]:
        """Yield the number of each text that has these letters, in order; ``wanted`` is not empty."""
        at = self._text.find(wanted)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._text.find(wanted, self._starts[number + 1])
