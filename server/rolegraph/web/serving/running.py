"""Run the application: gunicorn where processes fork, waitress elsewhere."""

import gc
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from flask import Flask

from rolegraph.documentation import pages
from rolegraph.errors import BadInput, LimitReached
from rolegraph.web.serving import finding, reading
from rolegraph.web.serving.served import Served
from rolegraph.web.serving.settings import Settings

#: Up to so many positions the checks of a release that keeps no findings run before the first
#: reader comes: a second at most.
_SOON_CHECKED = 1000
_SPARE_THREADS = 4
# So long may requests take that are being answered when the server is stopped.
_LAST_WORDS_SECONDS = 1
# The longest line that is read: a question of 10,000 Chinese characters. A longer query is sent by POST.
_LONGEST_LINE = 131_072


def run(
    app: Flask, host: str, port: int, when_ready: Callable[[], None], workers: int = 2
) -> None:
    """Serve until stopped; ``when_ready`` is called once, when the port is open.

    The application is made before the workers fork, so they share its store copy-on-write; what the
    first question and the first look at a page would wait for is read then, too.
    Raises BadInput when the port is taken.
    """
    _claim(host, port)
    source: Served = app.extensions["rolegraph"]
    now = source.now()
    now.prepare()
    pages()
    for template in app.jinja_env.list_templates(extensions=["html"]):
        app.jinja_env.get_template(template)
    if now.release.findings or len(now.contents.positions) <= _SOON_CHECKED:
        # A check that reaches its limit is met again, and told, where findings are asked for.
        with app.app_context(), suppress(LimitReached):
            finding.report(now)
    # What is loaded stays: workers share it, and no collection goes over it again.
    gc.collect()
    gc.freeze()
    threads = _threads(app.extensions["rolegraph settings"])
    if hasattr(os, "fork"):
        _gunicorn(app, host, port, when_ready, workers, threads)
    else:
        _waitress(app, host, port, when_ready, threads)


def _threads(settings: Settings) -> int:
    """As many as can wait for queries, of callers and of ours, and a few for what needs none."""
    return 2 * (settings.query_workers + settings.query_queue) + _SPARE_THREADS


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
    app: Flask,
    host: str,
    port: int,
    when_ready: Callable[[], None],
    workers: int,
    threads: int,
) -> None:
    # gunicorn is not installed where there is no fork.
    from gunicorn.app.base import BaseApplication
    from gunicorn.http import message
    from gunicorn.http.errors import ParseException

    from rolegraph.web.serving.worker import Worker

    # What the setting may be at most is a constant there, meant for servers of shorter addresses.
    message.MAX_REQUEST_LINE = _LONGEST_LINE
    # A body is read when it is asked for, and may turn out to be none.
    app.register_error_handler(ParseException, reading.unreadable)

    class Application(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
        def load_config(self) -> None:
            self.cfg.set("bind", f"[{host}]:{port}" if ":" in host else f"{host}:{port}")
            self.cfg.set("workers", workers)
            self.cfg.set("worker_class", Worker)
            self.cfg.set("threads", threads)
            self.cfg.set("http_parser", "python")
            self.cfg.set("limit_request_line", _LONGEST_LINE)
            self.cfg.set("preload_app", True)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("graceful_timeout", _LAST_WORDS_SECONDS)
            self.cfg.set("when_ready", lambda _server: when_ready())
            self.cfg.set("worker_exit", lambda _server, _worker: _gone())
            self.cfg.set("on_exit", lambda _server: _gone())

        def load(self) -> Any:
            return app

    Application().run()


def _gone() -> None:
    """End this process without taking apart what it has loaded, which may take half a minute."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _waitress(
    app: Flask, host: str, port: int, when_ready: Callable[[], None], threads: int
) -> None:
    import waitress  # the other server is the usual one

    when_ready()
    waitress.serve(app, host=host, port=port, threads=threads)
