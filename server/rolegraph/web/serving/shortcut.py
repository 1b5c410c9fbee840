"""Answers that are kept, sent before Flask is asked.

A repeated question costs a look-up and one system call, for whether the release is still the same.
Kept are only answers that say what they depend on: made by ``answering.answered``, with a strong tag,
and varying with nothing but Accept and Accept-Encoding (so no page, which varies with its reader).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

from rolegraph.errors import RolegraphError
from rolegraph.web.api.operations import SHORTCUT, Metrics
from rolegraph.web.serving.cache import Cache
from rolegraph.web.serving.served import Loaded, Served

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: Where a view leaves what its answer was made from, so that the answer may be kept.
MADE_FROM = "rolegraph.made_from"
_VARIES = {"accept", "accept-encoding"}
_NOT_KEPT = {"server-timing", "date"}
Headers = list[tuple[str, str]]
_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """A complete answer as it was sent, and the release that it was made from."""

    body: bytes
    headers: Headers
    etag: str
    made_from: Loaded


class Shortcut:
    """A WSGI application that answers what is kept, and asks another one for the rest."""

    def __init__(
        self, app: "WSGIApplication", served: Served, metrics: Metrics, most: int
    ) -> None:
        """Keep at most this many bytes of what the application answers."""
        self._app = app
        self._served = served
        self._metrics = metrics
        self._sent: Cache[_Key, Sent] = Cache(most)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        if environ["REQUEST_METHOD"] != "GET":
            return self._app(environ, start_response)
        began = perf_counter()
        key = _key(environ)
        known = self._sent.get(key)
        asked = environ.get("HTTP_IF_NONE_MATCH", "")
        if known is None or not self._is_current(known):
            return self._kept(key, environ, start_response)
        if asked not in ("", known.etag):
            return self._app(environ, start_response)
        self._metrics.count(SHORTCUT, 304 if asked else 200, perf_counter() - began)
        if asked:
            start_response("304 NOT MODIFIED", [h for h in known.headers if _of_304(h[0])])
            return []
        start_response("200 OK", [*known.headers])
        return [known.body]

    def _is_current(self, known: Sent) -> bool:
        try:
            return known.made_from is self._served.now()
        except RolegraphError:
            # Told in its proper form by the application, which meets it next.
            return False

    def _kept(
        self, key: _Key, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        told: list[tuple[str, Headers]] = []

        def heard(status: str, headers: Headers, *more: Any) -> Callable[[bytes], object]:
            told.append((status, headers))
            return start_response(status, headers, *more)

        answered = self._app(environ, heard)
        made_from = environ.get(MADE_FROM)
        if made_from is None or not told or not _may_be_kept(*told[-1]):
            return answered
        body = b"".join(answered)
        headers = [h for h in told[-1][1] if h[0].lower() not in _NOT_KEPT]
        self._sent.put(key, Sent(body, headers, dict(headers)["ETag"], made_from))
        return [body]


def _key(environ: "WSGIEnvironment") -> _Key:
    return (
        environ.get("PATH_INFO", ""),
        environ.get("QUERY_STRING", ""),
        environ.get("HTTP_ACCEPT", ""),
        environ.get("HTTP_ACCEPT_ENCODING", ""),
    )


def _may_be_kept(status: str, headers: Headers) -> bool:
    found = {name.lower(): value for name, value in headers}
    varies = {name.strip().lower() for name in found.get("vary", "").split(",")}
    return status.startswith("200") and "etag" in found and varies <= _VARIES


def _of_304(name: str) -> bool:
    return name.lower() not in ("content-length", "content-type", "content-encoding")
