"""What was found in a release, kept: the same checks find the same in the same release."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from rolegraph.audit import Report


class Reports:
    """The reports asked for last."""

    def __init__(self, most: int = 64) -> None:
        """Keep at most so many."""
        self._most = most
        self._kept: OrderedDict[Hashable, Report] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, key: Hashable, made: Callable[[], Report]) -> Report:
        """Return a report, made now where it is not kept; whoever asks meanwhile waits for it."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made()
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]
