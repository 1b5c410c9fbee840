"""Complete answers: made once for a release, a question and a form, and validated by their tag."""

import time
from collections.abc import Callable

from flask import Response, current_app, request

from rolegraph.web.serving import sending
from rolegraph.web.serving.cache import Cache, Kept
from rolegraph.web.serving.language import readers
from rolegraph.web.serving.served import served
from rolegraph.web.serving.shortcut import MADE_FROM


def answered(media_type: str, parts: tuple[object, ...], made: Callable[[], Kept]) -> Response:
    """Return an answer: 304 where the caller has it, the one that is kept, or one made now.

    ``parts`` are all that the answer depends on, its release first.
    """
    etag = sending.tag(*parts, media_type, *readers(media_type))
    if (known := sending.unchanged(etag)) is not None:
        return known
    started = time.perf_counter()
    request.environ[MADE_FROM] = served()
    cache: Cache[str, Kept] = current_app.extensions["rolegraph cache"]
    kept = cache.get(etag)
    if kept is None:
        kept = made()
        cache.put(etag, kept)
    response = sending.answer(kept.body, media_type, etag)
    took = (time.perf_counter() - started) * 1000
    response.headers["Server-Timing"] = f"db;dur={took:.1f}"
    if kept.cut_at:
        response.headers["X-Rolegraph-Truncated"] = f"rows={kept.cut_at}"
    if kept.following:
        response.headers["Link"] = f'<{kept.following}>; rel="next"'
    return response
