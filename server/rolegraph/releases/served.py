"""The release that a running ``rolegraph serve`` answers from, asked over HTTP as anybody may."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Self
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urljoin
from urllib.request import urlopen

from rolegraph import errors
from rolegraph.errors import AmbiguousName, LimitReached, RolegraphError, StoreAway, UsageError
from rolegraph.queries import NamedQuery
from rolegraph.queries.answered import Json, Told
from rolegraph.store import Limits
from rolegraph.store.address import Address
from rolegraph.store.patience import patiently, said
from rolegraph.store.remote import RemoteStore

Given = Mapping[str, Sequence[str]]
_SECONDS = 30
_SERVERS = 500


@dataclass(frozen=True)
class Server:
    """A running server, by its URL and the digest of the release that it serves."""

    url: str
    release: str

    @classmethod
    def at(cls, url: str) -> Self | None:
        """Return the rolegraph server that a URL is of, None where it is of another server.

        Raises StoreAway where nothing answers there.
        """
        try:
            about = _read(urljoin(url, "/-/version"))
        except (HTTPError, ValueError):
            return None
        known = isinstance(about, dict) and "release" in about
        return cls(urljoin(url, "/"), about["release"]) if known else None

    def store(self, limits: Limits | None = None) -> RemoteStore:
        """Return its SPARQL endpoint."""
        store = RemoteStore(Address(endpoint=urljoin(self.url, "sparql")))
        return store if limits is None else store.limited(limits)

    def listing(self, name: str) -> list[Json]:
        """Return its ``positions`` or ``units``."""
        listed: list[Json] = self._get(f"{name}.json")
        return listed

    def answer(self, query: NamedQuery, given: Given) -> Told:
        """Return all rows of a named query; the server knows which names mean what.

        Raises what the server tells: UsageError, AmbiguousName, LimitReached.
        """
        asked = urlencode(given, doseq=True)
        pages = [*self._pages(f"q/{query.name}.json?{asked}")]
        rows = [row for page in pages for row in page["rows"]]
        sparql = self.explained(query, given)
        return Told({**pages[0], "rows": rows, "next": None}, sparql, bool(query.header.statement))

    def explained(self, query: NamedQuery, given: Given) -> str:
        """Return the SPARQL that the server would run; nothing is run."""
        asked = urlencode(given, doseq=True)
        return str(self._get(f"q/{query.name}/explain?{asked}")["sparql"])

    def _pages(self, path: str) -> Iterator[Json]:
        token = ""
        while True:
            page = self._get(f"{path}&next={quote(token)}" if token else path)
            yield page
            if not (token := page["next"] or ""):
                return

    def _get(self, path: str) -> Any:
        address = urljoin(self.url, path)
        try:
            return _read(address)
        except HTTPError as error:
            raise _told(address, error) from error
        except ValueError as error:
            raise StoreAway(f"{address} answers with something that is no JSON.") from error


def _read(address: str) -> Any:
    try:
        with patiently(lambda: urlopen(address, timeout=_SECONDS)) as response:
            return json.loads(response.read())
    except HTTPError:
        raise
    except (OSError, HTTPException) as error:
        raise StoreAway(
            f"{address} does not answer: {said(error)}. Is the server running?"
        ) from error


def _told(address: str, error: HTTPError) -> RolegraphError:
    """The error that a server has told as a problem document."""
    try:
        problem = json.loads(error.read())
    except ValueError:
        problem = {}
    detail = str(problem.get("detail") or f"{address} answers with {error.code} {error.reason}.")
    if error.code == AmbiguousName.status:
        found = tuple((iri, label) for iri, label in problem.get("candidates", ()))
        return AmbiguousName(detail, str(problem.get("param", "")), found)
    if error.code in (LimitReached.status, errors.TooBusy.status):
        return LimitReached(detail)
    return UsageError(detail) if error.code < _SERVERS else StoreAway(detail)
