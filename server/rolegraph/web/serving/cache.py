"""Complete answers kept ready: the same release, query, parameters and form give the same bytes."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """What can be kept: something with the bytes of an answer."""

    @property
    def body(self) -> bytes:
        """The answer's bytes."""
        ...


Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value", bound=Sized)


@dataclass(frozen=True, slots=True)
class Kept:
    """One complete answer, where its next page is ("" at the end), and the rows it was cut at."""

    body: bytes
    following: str = ""
    cut_at: int = 0


class Cache(Generic[Key, Value]):
    """The answers asked for last, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        """Keep at most this many bytes."""
        self._most = most
        self._size = 0
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Value | None:
        """Return the answer of a key, None where it is not kept."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def put(self, key: Key, answer: Value) -> None:
        """Keep an answer in place of an older one; those asked for longest ago make room."""
        with self._lock:
            if len(answer.body) > self._most:
                return
            if (older := self._kept.pop(key, None)) is not None:
                self._size -= len(older.body)
            self._kept[key] = answer
            self._size += len(answer.body)
            while self._size > self._most:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone.body)
