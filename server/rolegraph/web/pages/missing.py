"""An address that no page has: the nearest pages, and the nearest things that the documents name."""

from collections.abc import Mapping

from flask import Flask, Response, current_app, request, url_for
from rapidfuzz import fuzz, process
from werkzeug.exceptions import NotFound

from rolegraph.errors import UnknownResource
from rolegraph.queries import library
from rolegraph.queries.spelling import plain
from rolegraph.web.pages.searching import nearest
from rolegraph.web.pages.wording import name, said
from rolegraph.web.serving import problems

_MOST, _ALIKE = 4, 70
_SHOWN = 120


def register(app: Flask) -> None:
    """Let an application say what lies nearest to an address that it does not have."""
    app.register_error_handler(NotFound, _answered)


def _answered(_: NotFound) -> Response:
    path = request.path
    parts = path.strip("/").split("/")
    near = (*_pages(parts[0]), *_things(parts[-1]))
    error = UnknownResource(f"There is no page at '{path[:_SHOWN]}'.", near)
    return problems.respond(problems.of_error(error))


def _pages(word: str) -> list[tuple[str, str]]:
    """Pages and named queries that are called like the first part of an address."""
    pages = {rule: rule for rule in _for_people()}
    queries = {
        url_for("named.answer", name=own, format="html"): said(query.header.title)
        for own, query in library().items()
    }
    called = {url: url.partition("?")[0].rpartition("/")[2] for url in (*pages, *queries)}
    return [(url, (pages | queries)[url]) for url in _alike(word, called)]


def _for_people() -> set[str]:
    """Addresses without anything to fill in or a suffix: those that a person may have meant."""
    rules = current_app.url_map.iter_rules()
    whole = (r.rule for r in rules if "GET" in (r.methods or ()) and not r.arguments)
    return {rule for rule in whole if rule.count("/") == 1 and "." not in rule and rule != "/"}


def _things(word: str) -> list[tuple[str, str]]:
    """Things that are called like the last part of an address, each with where it belongs."""
    found = {one.url: one for one in nearest(word)}
    called = {url: one.matched or " ".join(one.label.values()) for url, one in found.items()}
    return [
        (url, " · ".join(filter(None, (name(found[url].label), name(found[url].note)))))
        for url in _alike(word, called)
    ]


def _alike(word: str, called: Mapping[str, str]) -> list[str]:
    """The addresses whose name is like a word, the likest first."""
    found = process.extract(
        word, called, scorer=fuzz.WRatio, processor=plain, limit=_MOST, score_cutoff=_ALIKE
    )
    return [url for _, _, url in found]
