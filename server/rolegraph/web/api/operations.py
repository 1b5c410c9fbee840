"""What operators ask of a server: ``/-/health /-/ready /-/version /-/settings /-/metrics``."""

import fcntl
import mmap
import tempfile
import threading
import time
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus

from flask import Blueprint, Flask, Response, current_app, g, jsonify, request

from rolegraph import __version__
from rolegraph.errors import LimitReached, StoreAway
from rolegraph.queries import internal
from rolegraph.web.serving.served import served
from rolegraph.web.serving.settings import Settings

blueprint = Blueprint("operations", __name__)
#: The endpoint of answers that are kept, which Flask does not see.
SHORTCUT = "shortcut"
_OTHER = "none"
# Where the seconds of an endpoint stand, beside its counts by status.
_SECONDS = 0
_EXPOSITION = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Counts of all processes of a server since it began: made before they fork, and shared by them."""

    def __init__(self, endpoints: Iterable[str]) -> None:
        """Count requests of these endpoints, and no others."""
        rows = sorted({*endpoints, _OTHER})
        cells = [(endpoint, status) for endpoint in rows for status in (*HTTPStatus, _SECONDS)]
        self._cells = {cell: number for number, cell in enumerate(cells)}
        self._counts = memoryview(mmap.mmap(-1, len(cells) * 8)).cast("d")
        # The kernel lets go of a file's lock when the process that holds it ends.
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed below
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()

    def count(self, endpoint: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        name = endpoint if (endpoint, _SECONDS) in self._cells else _OTHER
        with self._alone():
            self._counts[self._cells[name, status]] += 1
            self._counts[self._cells[name, _SECONDS]] += seconds

    def exposition(self) -> str:
        """Return the counts in Prometheus' text format."""
        with self._alone():
            counted = self._counts.tolist()
        found = [(cell, counted[at]) for cell, at in self._cells.items() if counted[at]]
        return "\n".join(
            [
                "# TYPE rolegraph_requests_total counter",
                *(
                    f'rolegraph_requests_total{{endpoint="{name}",status="{status}"}} {number:.0f}'
                    for (name, status), number in found
                    if status != _SECONDS
                ),
                "# TYPE rolegraph_request_seconds_total counter",
                *(
                    f'rolegraph_request_seconds_total{{endpoint="{name}"}} {total:.6f}'
                    for (name, status), total in found
                    if status == _SECONDS
                ),
                "",
            ]
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let no other thread or process count meanwhile."""
        with self._lock:
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)


def register(app: Flask) -> Metrics:
    """Count every request of an application, and answer operators; return the counts."""
    app.register_blueprint(blueprint)
    metrics = app.extensions["rolegraph metrics"] = Metrics((*app.view_functions, SHORTCUT))

    def begin() -> None:
        g.began = time.perf_counter()

    def end(response: Response) -> Response:
        seconds = time.perf_counter() - g.get("began", time.perf_counter())
        metrics.count(request.endpoint or _OTHER, response.status_code, seconds)
        return response

    app.before_request(begin)
    app.after_request(end)
    return metrics


@blueprint.get("/-/health")
def health() -> Response:
    """Say that the process answers."""
    return jsonify({"status": "ok"})


@blueprint.get("/-/ready")
def ready() -> tuple[Response, int]:
    """Say whether the graph answers: 200, or 503 while it does not."""
    try:
        answers = served().store.ask(internal("graph-exists"))
    except (LimitReached, StoreAway):
        answers = False
    return jsonify({"status": "ready" if answers else "not ready"}), 200 if answers else 503


@blueprint.get("/-/version")
def version() -> Response:
    """Say which rolegraph serves which release."""
    release = served().release
    built = release.manifest.get("built", "")
    return jsonify({"version": __version__, "release": release.digest, "built": built})


@blueprint.get("/-/settings")
def settings() -> Response:
    """List every limit with its value, its default and what it is for."""
    limits: Settings = current_app.extensions["rolegraph settings"]
    return jsonify(limits.described())


@blueprint.get("/-/metrics")
def metrics() -> Response:
    """Return the counts of all processes of the server in Prometheus' text format."""
    counted: Metrics = current_app.extensions["rolegraph metrics"]
    return Response(counted.exposition(), content_type=_EXPOSITION)
