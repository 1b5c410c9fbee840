"""Complete answers kept ready: the same release, query, parameters and form give the same bytes."""

import threading
from collections import OrderedDict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """One complete answer, and where its next page is ("" at the end)."""

    body: bytes
    following: str = ""


class Cache:
    """The answers asked for last, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        """Keep at most this many bytes."""
        self._most = most
        self._size = 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, tag: str) -> Kept | None:
        """Return the answer of an entity tag, None where it is not kept."""
        with self._lock:
            if tag not in self._kept:
                return None
            self._kept.move_to_end(tag)
            return self._kept[tag]

    def put(self, tag: str, answer: Kept) -> None:
        """Keep an answer; those asked for longest ago make room."""
        with self._lock:
            if tag in self._kept or len(answer.body) > self._most:
                return
            self._kept[tag] = answer
            self._size += len(answer.body)
            while self._size > self._most:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone.body)
