"""What was found in a release, kept: the same checks find the same in the same release."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillRunning

from rolegraph.audit import Report
from rolegraph.errors import LimitReached, TooBusy

#: Seconds that a page waits for checks which it only mentions.
_SHORTLY = 1.0
#: Seconds for which checks that ended at a limit are not run again for a page which only mentions them.
_LEFT_ALONE = 300


class Reports:
    """The reports asked for last."""

    def __init__(self, most: int = 64) -> None:
        """Keep at most so many."""
        self._most = most
        self._kept: OrderedDict[Hashable, Future[Report]] = OrderedDict()
        self._ended: dict[Hashable, tuple[float, LimitReached]] = {}
        self._lock = threading.Lock()

    def of(self, key: Hashable, made: Callable[[], Report]) -> Report:
        """Return a report, made now where it is not kept; whoever asks meanwhile waits for it."""
        future, new = self._future(key)
        if new:
            self._make(key, future, made)
        return future.result()

    def soon(self, key: Hashable, made: Callable[[], Report]) -> Report | None:
        """Return a report if it is there, None while it is made; who asks first waits a moment.

        Raises what kept it from being made; a limit that ended it is raised for a while without another try.
        """
        since, ended = self._ended.get(key, (0.0, None))
        if ended and key not in self._kept and time.monotonic() - since < _LEFT_ALONE:
            raise ended
        future, new = self._future(key)
        if new:
            threading.Thread(target=self._make, args=(key, future, made), daemon=True).start()
        try:
            return future.result(_SHORTLY if new else 0)
        except StillRunning:
            return None

    def _future(self, key: Hashable) -> tuple[Future[Report], bool]:
        with self._lock:
            new = key not in self._kept
            future = self._kept.setdefault(key, Future())
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return future, new

    def _make(self, key: Hashable, future: Future[Report], made: Callable[[], Report]) -> None:
        try:
            future.set_result(made())
        except BaseException as error:  # who waits is told; the next one tries again
            with self._lock:
                self._kept.pop(key, None)
                if isinstance(error, LimitReached) and not isinstance(error, TooBusy):
                    self._ended = {key: (time.monotonic(), error)}
            future.set_exception(error)
