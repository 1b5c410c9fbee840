"""Headers that every answer has: what a page may load, and that pages of any origin may read the answer.

They are written below Flask, where headers are no more than a list of pairs: a quick answer spent a tenth
of its time on these.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Headers = list[tuple[str, str]]
#: Everything a page needs comes from this server (no outside host, no inline script).
_POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'"
_EVERY = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    # What is read here is public, so a page of any origin may read it; nothing can be written.
    ("Access-Control-Allow-Origin", "*"),
    (
        "Access-Control-Expose-Headers",
        "ETag, Link, Server-Timing, Accept-Query, X-Rolegraph-Truncated",
    ),
)
_ALLOWED = (
    ("Access-Control-Allow-Methods", "GET, HEAD, POST, QUERY, OPTIONS"),
    ("Access-Control-Allow-Headers", "Content-Type, Accept, If-None-Match"),
    ("Access-Control-Max-Age", "86400"),
)


class Always:
    """A WSGI application that adds these headers to the answers of another one."""

    def __init__(self, app: "WSGIApplication") -> None:
        """Take the application; of a header that it has set itself, its own stays."""
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        every = _EVERY + _ALLOWED if environ["REQUEST_METHOD"] == "OPTIONS" else _EVERY

        def heard(status: str, headers: Headers, *more: Any) -> Callable[[bytes], object]:
            own = {name for name, _ in headers}
            headers += [header for header in every if header[0] not in own]
            return start_response(status, headers, *more)

        return self._app(environ, heard)
