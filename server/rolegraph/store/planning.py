"""What a query tells the engine that plans it.

A query with the comment ``# @order`` is written in the order in which it is best joined. Virtuoso's planner,
which takes seconds over some queries and again for every other value in them, is told to keep to it; other
engines read a comment.
"""

from functools import lru_cache
from urllib.error import HTTPError
from urllib.request import Request, urlopen

_SECONDS = 5
_AS_WRITTEN = "# @order"
_KEEP_TO_IT = 'DEFINE sql:select-option "order"\n'


def planned(text: str, endpoint: str) -> str:
    """Return a query as it is sent to an endpoint; raises OSError where that does not answer."""
    if _AS_WRITTEN in text and _software(endpoint).startswith("Virtuoso"):
        return _KEEP_TO_IT + text
    return text


@lru_cache(maxsize=16)
def _software(endpoint: str) -> str:
    """What a server says that it is, whether or not it lets us in; "" where it says nothing."""
    try:
        with urlopen(Request(endpoint, method="HEAD"), timeout=_SECONDS) as response:
            return str(response.headers.get("Server", ""))
    except HTTPError as error:
        with error:
            return str(error.headers.get("Server", ""))
