"""A browser and a served release for tests: Debian's Chromium, driven by Playwright."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

#: Milliseconds to wait for a page, ten times what a loaded machine takes.
PATIENCE = 120_000
# Run as root and without the internet, Chromium wants these.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: What an element says of its layout: shifts so far, and what is wider than the window.
_LAYOUT = """async () => {
  let shift = 0;
  const observer = new PerformanceObserver((list) => list.getEntries().forEach((e) => (shift += e.value)));
  observer.observe({ type: "layout-shift", buffered: true });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  shift += observer.takeRecords().reduce((sum, e) => sum + e.value, 0);
  const [root, scripts] = [document.documentElement, [...document.scripts]];
  return {
    shift,
    over: root.scrollWidth - root.clientWidth,
    blocking: scripts.filter((s) => s.src && s.type !== "module" && !s.defer && !s.async).length,
    inline: scripts.filter((s) => !s.src).length,
    lang: root.lang,
  };
}"""


class _Quiet(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an application on a free port; the address is yielded."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    path = shutil.which("chromium")
    assert path, "chromium is missing; as root: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visit:
    """What a browser met on one page."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    bytes: int = 0
    layout: dict[str, Any] = field(default_factory=dict)


def visit(browser: Browser, address: str, **context: Any) -> Visit:
    """Open an address in a fresh context and wait until nothing more comes."""
    page = browser.new_context(**context).new_page()
    page.set_default_timeout(PATIENCE)
    met = Visit(page)
    page.on("request", lambda r: met.requests.append(r.url))
    page.on("response", lambda r: _weigh(met, int(r.headers.get("content-length", 0))))
    page.on("pageerror", lambda e: met.errors.append(str(e)))
    page.on("console", lambda m: met.errors.append(m.text) if m.type == "error" else None)
    page.goto(address, wait_until="networkidle")
    if context.get("java_script_enabled", True):
        met.layout = page.evaluate(_LAYOUT)
    return met


def _weigh(met: Visit, size: int) -> None:
    met.bytes += size
