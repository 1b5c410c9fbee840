"""Files that end or fail whoever opens them: in a module that processes started anew can import."""

import os
import signal
from pathlib import Path
from typing import IO


class Deadly(type(Path())):  # type: ignore[misc]  # the system's own kind of path
    """A file that ends the process which opens it, as the system does where memory is out."""

    def open(self, *_: object, **__: object) -> IO[bytes]:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("a killed process goes on")


class Exhausting(type(Path())):  # type: ignore[misc]  # as above
    """A file for which there is not enough memory."""

    def open(self, *_: object, **__: object) -> IO[bytes]:
        raise MemoryError


class Faulty(type(Path())):  # type: ignore[misc]  # as above
    """A file on which we fail ourselves."""

    def open(self, *_: object, **__: object) -> IO[bytes]:
        raise KeyError("no such thing")
