"""Send an answer: validators and compression."""

import gzip
import hashlib
from collections.abc import Iterable

from flask import Flask, Response, request

# Below this, compressing costs more than it saves.
_WORTH_COMPRESSING = 1400
_TEXTUAL = ("text/", "application/json", "application/problem+json", "application/sparql-results")


def tag(*parts: object) -> str:
    """Return a strong entity tag over what an answer is made of, this encoding included."""
    total = hashlib.sha256()
    for part in (*parts, _encoding()):
        content = str(part).encode()
        total.update(len(content).to_bytes(8, "big") + content)
    return total.hexdigest()[:32]


def unchanged(etag: str) -> Response | None:
    """Return a 304 where the caller already has this answer, else None."""
    if request.method not in ("GET", "HEAD") or not request.if_none_match.contains_weak(etag):
        return None
    return validated(Response(status=304), etag)


def validated(response: Response, etag: str) -> Response:
    """Give a response its tag; a copy may be kept, and is asked for again each time."""
    response.set_etag(etag)
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


def answer(body: bytes, media_type: str, etag: str) -> Response:
    """Return a complete answer with its tag."""
    response = Response(body, mimetype=media_type)
    if media_type.startswith("text/"):
        response.content_type = f"{media_type}; charset=utf-8"
    return validated(response, etag)


def register(app: Flask) -> None:
    """Let every response be compressed where that is wanted."""
    app.after_request(_compressed)


def _encoding() -> str:
    return "gzip" if request.accept_encodings.quality("gzip") else "identity"


def _compressed(response: Response) -> Response:
    _vary(response, ("Accept", "Accept-Encoding"))
    small = (response.content_length or 0) < _WORTH_COMPRESSING
    done = response.direct_passthrough or "Content-Encoding" in response.headers
    textual = (response.mimetype or "").startswith(_TEXTUAL) or "xml" in (response.mimetype or "")
    if small or done or not textual or _encoding() != "gzip":
        return response
    response.set_data(gzip.compress(response.get_data(), compresslevel=5, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    return response


def _vary(response: Response, names: Iterable[str]) -> None:
    if "Vary" in response.headers:
        response.vary.update(names)
    else:
        # To read a header that is not there takes longer than all the rest.
        response.headers.add("Vary", ", ".join(names))
