"""Ask a server that is away for a moment again, a little later each time."""

import time
from collections.abc import Callable
from http.client import HTTPException
from typing import TypeVar
from urllib.error import HTTPError, URLError

from rolegraph.errors import LimitReached

ATTEMPTS = 3
PAUSE_SECONDS = 0.2
_PASSING = (429, 502, 503)
_TOOK_TOO_LONG = 504
T = TypeVar("T")


def patiently(attempt: Callable[[], T], pause: float = PAUSE_SECONDS) -> T:
    """Return what an attempt returns; raises what the last one raised.

    Tried again is what may succeed a moment later: no connection, a server that is busy or
    restarting. An answer that took too long is not asked for again.
    """
    for number in range(1, ATTEMPTS):
        try:
            return attempt()
        except (OSError, HTTPException) as error:
            if not _may_pass(error):
                raise
            time.sleep(pause * 2 ** (number - 1))
    return attempt()


def _may_pass(error: Exception) -> bool:
    if isinstance(error, HTTPError):
        return error.code in _PASSING
    return not timed_out(error)


def timed_out(error: Exception) -> bool:
    """Say whether an error means that an answer took too long, for us or for who answers."""
    if isinstance(error, HTTPError):
        return error.code == _TOOK_TOO_LONG
    reason = error.reason if isinstance(error, URLError) else error
    return isinstance(reason, TimeoutError)


def too_slow(where: object) -> LimitReached:
    """Return what to tell where a server took longer than it may."""
    return LimitReached(
        f"{where} took longer than it may. Ask for less, or raise the limit of time.", "time"
    )


def said(error: Exception) -> str:
    """Return an error's own words on one line, not too many."""
    cause = getattr(error, "reason", None) if isinstance(error, URLError) else None
    words = getattr(cause, "strerror", None) or cause or error
    return " ".join(str(words).split())[:300]
