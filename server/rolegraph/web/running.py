"""Run the application: gunicorn where processes fork, waitress elsewhere."""

import os
import socket
from collections.abc import Callable
from typing import Any

from flask import Flask

from rolegraph.errors import BadInput
from rolegraph.web import finding
from rolegraph.web.served import Served

_THREADS = 4
#: Up to so many positions the checks run before the first reader comes: a second at most.
_SOON_CHECKED = 1000


def run(
    app: Flask, host: str, port: int, when_ready: Callable[[], None], workers: int = 2
) -> None:
    """Serve until stopped; ``when_ready`` is called once, when the port is open.

    The application is made before the workers fork, so they share its store copy-on-write; what the
    first question would wait for is read then, too.
    Raises BadInput when the port is taken.
    """
    _claim(host, port)
    source: Served = app.extensions["rolegraph"]
    source.now().prepare()
    if len(source.now().contents.positions) <= _SOON_CHECKED:
        with app.app_context():
            finding.report(source.now())
    if hasattr(os, "fork"):
        _gunicorn(app, host, port, when_ready, workers)
    else:
        _waitress(app, host, port, when_ready)


def _claim(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise BadInput(
                f"Port {port} on {host} was wanted, but it cannot be opened ({error.strerror}). "
                "Stop what uses it, or choose another with --port."
            ) from error


def _gunicorn(
    app: Flask, host: str, port: int, when_ready: Callable[[], None], workers: int
) -> None:
    from gunicorn.app.base import BaseApplication  # not installed where there is no fork

    class Application(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
        def load_config(self) -> None:
            self.cfg.set("bind", f"[{host}]:{port}" if ":" in host else f"{host}:{port}")
            self.cfg.set("workers", workers)
            # Threads, so that connections stay open between requests.
            self.cfg.set("worker_class", "gthread")
            self.cfg.set("threads", _THREADS)
            self.cfg.set("preload_app", True)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("when_ready", lambda _server: when_ready())

        def load(self) -> Any:
            return app

    Application().run()


def _waitress(app: Flask, host: str, port: int, when_ready: Callable[[], None]) -> None:
    import waitress  # the other server is the usual one

    when_ready()
    waitress.serve(app, host=host, port=port, threads=_THREADS)
