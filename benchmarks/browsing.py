"""A browser and a served release for tests: Debian's Chromium, driven by Playwright."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from axe_playwright_python.base import AXE_SCRIPT
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

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
#: Where scripts are served.
_SCRIPTS = "**/static/**.js"
#: Ends when something of the page has been painted.
_PAINTED = """() => new Promise((done) =>
  new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true }))"""
_NEXT_FRAME = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
)
#: What a page says of its layout: shifts so far, and what is wider than the window.
_LAYOUT = """() => {
  let shift = 0;
  const add = (list) => list.forEach((one) => (shift += one.value));
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => {
    add(observer.takeRecords());
    const [root, scripts] = [document.documentElement, [...document.scripts]];
    return {
      shift,
      over: root.scrollWidth - root.clientWidth,
      blocking: scripts.filter((s) => s.src && s.type !== "module" && !s.defer && !s.async).length,
      inline: scripts.filter((s) => !s.src).length,
      lang: root.lang,
      sideways: [...document.querySelectorAll(".scroll:has(> .stack)")].filter(
        (s) => s.scrollWidth > s.clientWidth).length,
    };
  });
}"""

_BARRIERS = """async () => {
  const own = (e) => `>${e.tagName}.${e.className} ${e.getAttributeNames()}`;
  const path = (e) => (e === document.body ? "" : path(e.parentElement) + own(e));
  const kinds = new Set();
  for (const leaf of document.querySelectorAll("body *:not(:has(*))")) {
    const kind = path(leaf);
    if (kinds.has(kind)) leaf.setAttribute("data-alike", "");
    kinds.add(kind);
  }
  const quick = { resultTypes: ["violations"], preload: false };
  const found = [
    await axe.run(document, { ...quick, rules: { "color-contrast": { enabled: false } } }),
    await axe.run({ exclude: [["[data-alike]"]] }, { ...quick, runOnly: ["color-contrast"] }),
  ];
  const told = (broken) => broken.nodes.map((node) => `${broken.id} ${node.target}`);
  return found.flatMap(({ violations }) => violations.flatMap(told));
}"""


class _Quiet(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an application on a free port; the address is yielded."""
    server = make_server("127.0.0.1", 0, _whole(app), threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def _whole(app: Flask) -> "WSGIApplication":
    """The application with each answer read before it is sent: a browser that leaves keeps no file open."""

    def answered(environ: "WSGIEnvironment", start: "StartResponse") -> list[bytes]:
        body = app.wsgi_app(environ, start)
        try:
            return [b"".join(body)]
        finally:
            if hasattr(body, "close"):
                body.close()

    return answered


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
    ended: int = 0
    bytes: int = 0
    layout: dict[str, Any] = field(default_factory=dict)
    barriers: list[str] = field(default_factory=list)


def visit(context: BrowserContext, address: str) -> Visit:
    """Open an address in a page of its own and wait until nothing more comes."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    met = Visit(page)
    page.on("request", lambda r: met.requests.append(r.url))
    page.on("requestfinished", lambda _: _end(met))
    page.on("requestfailed", lambda _: _end(met))
    page.on("response", lambda r: _weigh(met, int(r.headers.get("content-length", 0))))
    page.on("pageerror", lambda e: met.errors.append(str(e)))
    page.on("console", lambda m: met.errors.append(m.text) if m.type == "error" else None)
    _open_on_a_slow_line(page, address)
    while met.ended < len(met.requests):
        page.evaluate(_NEXT_FRAME)
    met.layout = page.evaluate(_LAYOUT)
    return met


def _open_on_a_slow_line(page: Page, address: str) -> None:
    """Let scripts come after the first paint, so that what they move is seen to move."""
    held: list[Route] = []
    painted = False
    page.route(_SCRIPTS, lambda route: route.continue_() if painted else held.append(route))
    page.goto(address, wait_until="commit")
    page.evaluate(_PAINTED)
    painted = True
    for route in held:
        route.continue_()
    page.wait_for_load_state()


def barriers(page: Page) -> list[str]:
    """Return what keeps readers out, as axe sees it: rule and element, for every rule it has on.

    Contrast takes most of the time, so it is looked at once for each path of elements with their
    classes and attributes: what a stylesheet tells apart.
    """
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_BARRIERS)
    return found


def _end(met: Visit) -> None:
    met.ended += 1


def _weigh(met: Visit, size: int) -> None:
    met.bytes += size
