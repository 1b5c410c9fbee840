"""Read what a request carries: text in UTF-8, bodies as they are, whole numbers, JSON.

What is not in UTF-8 is refused, wherever it stands: read with signs in place of what is lost, a word typed in
another encoding would be found nowhere, and *not stated* be told of it.
"""

from typing import Any
from urllib.parse import unquote_to_bytes

import orjson
from flask import Flask, Response, request
from flask.json.provider import DefaultJSONProvider

from rolegraph.errors import WrongMediaType
from rolegraph.web.serving.problems import Told, of_error, respond

FORM = "application/x-www-form-urlencoded"
# No list is so long, and Python reads no number of thousands of digits.
_MOST = 999_999_999
# What says how to answer: of two values one would be followed, and nothing said of the other.
_ONCE = ("q", "format", "next", "limit", "page", "bom", "lang", "timeout_ms")


class Json(DefaultJSONProvider):
    """JSON with Chinese as it is; what nests without end, or holds half a sign, is an error of its text."""

    ensure_ascii = False

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """Return the value of a JSON text; raises ValueError where it cannot be read."""
        return orjson.loads(s)


def whole(text: str) -> int:
    """Return the number above 0 that digits write, at most 999,999,999; 0 for any other text."""
    if not text.isdecimal():
        return 0
    return int(text) if len(text) <= len(str(_MOST)) else _MOST


def register(app: Flask) -> None:
    """Refuse requests that would be read wrongly, with 400 or 415."""
    app.before_request(_check)


def unreadable(error: Exception) -> Response:
    """Tell that a body is not written as HTTP has it; what follows on the connection is not read."""
    told = Told("bad-request", 400, f"The body of the request cannot be read: {error}.")
    response = respond(of_error(told))
    response.headers["Connection"] = "close"
    return response


def _check() -> None:
    if b"%" in request.query_string and not _is_text(request.query_string):
        raise Told("bad-encoding", 400, "The address is not UTF-8. Send UTF-8.")
    for name in _ONCE if b"&" in request.query_string else ():
        if len(set(request.args.getlist(name))) > 1:
            detail = f"The parameter '{name}' was given twice. Give it once."
            raise Told("duplicate-parameter", 400, detail)
    if request.method in ("GET", "HEAD"):
        return
    if (coding := request.headers.get("Content-Encoding", "identity")) != "identity":
        raise WrongMediaType(f"A body was wanted as it is; one in {coding!r} was found.")
    if request.mimetype == FORM and not _is_text(request.get_data()):
        raise Told("bad-encoding", 400, "The form is not UTF-8. Send UTF-8.")


def _is_text(encoded: bytes) -> bool:
    try:
        unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        return False
    return True
