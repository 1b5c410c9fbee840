"""What operators ask of a server: ``/-/health /-/ready /-/version /-/settings /-/metrics``."""

import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from flask import Blueprint, Flask, Response, current_app, g, jsonify, request

from rolegraph import __version__
from rolegraph.errors import LimitReached, StoreAway
from rolegraph.queries import internal
from rolegraph.web.serving.served import served
from rolegraph.web.serving.settings import Settings

blueprint = Blueprint("operations", __name__)
_EXPOSITION = "text/plain; version=0.0.4; charset=utf-8"


@dataclass
class Metrics:
    """Counts of one server process since it began."""

    requests: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, endpoint: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        with self.lock:
            self.requests[endpoint, status] += 1
            self.seconds[endpoint] += seconds  # type: ignore[assignment]  # a sum of floats

    def exposition(self) -> str:
        """Return the counts in Prometheus' text format."""
        lines = ["# TYPE rolegraph_requests_total counter"]
        with self.lock:
            for (endpoint, status), number in sorted(self.requests.items()):
                labels = f'endpoint="{endpoint}",status="{status}"'
                lines.append(f"rolegraph_requests_total{{{labels}}} {number}")
            lines.append("# TYPE rolegraph_request_seconds_total counter")
            for endpoint, total in sorted(self.seconds.items()):
                lines.append(
                    f'rolegraph_request_seconds_total{{endpoint="{endpoint}"}} {total:.6f}'
                )
        return "\n".join(lines) + "\n"


def register(app: Flask) -> Metrics:
    """Count every request of an application, and answer operators; return the counts."""
    metrics = app.extensions["rolegraph metrics"] = Metrics()
    app.register_blueprint(blueprint)

    def begin() -> None:
        g.began = time.perf_counter()

    def end(response: Response) -> Response:
        seconds = time.perf_counter() - g.get("began", time.perf_counter())
        metrics.count(request.endpoint or "none", response.status_code, seconds)
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
    """Return the counts of this server process in Prometheus' text format."""
    counted: Metrics = current_app.extensions["rolegraph metrics"]
    return Response(counted.exposition(), content_type=_EXPOSITION)
