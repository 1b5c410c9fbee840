"""Every error that a person can meet.

::

    RolegraphError                 what was wanted, what was found and where, what to do next
    ├── UsageError                 the call's words are off                        (exit 2, HTTP 400)
    │   ├── MissingParameter       a parameter that is needed was not given
    │   ├── AmbiguousName          a name that several things bear                 (HTTP 422)
    │   ├── UnknownResource        nothing has that address                        (HTTP 404)
    │   ├── NotAcceptable          no media type that was asked for can be had     (HTTP 406)
    │   ├── WrongMediaType         a body in a form that is not read               (HTTP 415)
    │   ├── ReleaseChanged         a next page of a release that is no longer served (HTTP 409)
    │   ├── UnknownQuery           no named query of that name                     (HTTP 404)
    │   ├── QuerySyntax            SPARQL that does not parse, with line and column
    │   ├── QueryFailed            SPARQL that parses and cannot be evaluated
    │   ├── UpdateForbidden        SPARQL that would change the graph               (HTTP 403)
    │   └── ServiceForbidden       SPARQL that would call another server            (HTTP 403)
    ├── BadInput                   a file or folder cannot be read                 (exit 3)
    │   ├── MissingExtra           an optional part of rolegraph is not installed
    │   └── BadDocument            one document of several; the rest is built
    ├── LimitReached               time, rows or bytes                             (exit 4, HTTP 504)
    │   └── TooBusy                as many queries as may run and wait              (HTTP 429)
    ├── GraphAtFault               the built graph breaks a blocking shape         (exit 1)
    └── StoreAway                  a remote store does not answer                  (HTTP 502)

Exit codes are those of the interface contract (design.md, Commands).
"""

from dataclasses import dataclass, field


class RolegraphError(Exception):
    """The root: its text is one plain sentence or two, ready to be shown.

    ``exit_code`` is the command line's answer, ``status`` the HTTP one.
    """

    exit_code = 3
    status = 500


class UsageError(RolegraphError):
    """The caller asked in a way that cannot be followed."""

    exit_code = 2
    status = 400


class MissingParameter(UsageError):
    """A parameter that is needed was not given; ``param`` names it."""

    def __init__(self, message: str, param: str = "") -> None:
        super().__init__(message)
        self.param = param


class AmbiguousName(UsageError):
    """A name that several things bear; ``candidates`` are (IRI, label) to choose from."""

    status = 422

    def __init__(
        self, message: str, param: str = "", candidates: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(message)
        self.param = param
        self.candidates = candidates


class UnknownResource(UsageError):
    """Nothing that the graph speaks of, and no page, has that address.

    ``nearest`` are addresses that do exist, each with its name, the likest first.
    """

    status = 404

    def __init__(self, message: str, nearest: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.nearest = nearest


class NotAcceptable(UsageError):
    """None of the media types that were asked for can be had; ``offers`` are those that can."""

    status = 406

    def __init__(self, message: str, offers: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.offers = offers


class WrongMediaType(UsageError):
    """A request's body is in a form that is not read here."""

    status = 415


class ReleaseChanged(UsageError):
    """A page token of another release: rows could be skipped or come twice."""

    status = 409


class UnknownQuery(UsageError):
    """No named query has that name; ``queries`` are the nearest that exist, the likest first."""

    status = 404

    def __init__(self, message: str, queries: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.queries = queries


class QuerySyntax(UsageError):
    """SPARQL that does not parse; ``line`` and ``column`` count from 1, 0 where unknown.

    ``near`` is the text before that place.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0, near: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.near = near


class QueryFailed(UsageError):
    """A query that parses and cannot be evaluated, such as one with an unknown function."""


class UpdateForbidden(UsageError):
    """A SPARQL update: the graph comes from documents and is only read."""

    status = 403


class ServiceForbidden(UsageError):
    """A query that would call another server."""

    status = 403


class BadInput(RolegraphError):
    """A file, folder or setting could not be used; nothing that was good before is lost."""


@dataclass(frozen=True, slots=True)
class Omission:
    """A document that was left out of a build, and what to do about it."""

    document: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.document}: {self.reason} {self.remedy}".strip()


class BadDocument(BadInput):
    """One document cannot be read; ``omission`` says which, why and what to do."""

    def __init__(self, omission: Omission) -> None:
        super().__init__(str(omission))
        self.omission = omission


class MissingExtra(BadInput):
    """An optional library is wanted and not installed; the text says how to install it."""


class LimitReached(RolegraphError):
    """A documented limit was reached before the work was done; ``limit`` names it."""

    exit_code = 4
    status = 504

    def __init__(self, message: str, limit: str = "") -> None:
        super().__init__(message)
        self.limit = limit


class TooBusy(LimitReached):
    """As many queries run and wait as may; ``seconds`` is when to try again."""

    status = 429

    def __init__(self, message: str, seconds: int = 1) -> None:
        super().__init__(message, "queue")
        self.seconds = seconds


class GraphAtFault(RolegraphError):
    """A built graph violates a blocking shape, so nothing was published."""

    exit_code = 1


class StoreAway(RolegraphError):
    """A remote store did not answer, or answered with an error of its own."""

    status = 502


@dataclass(frozen=True, slots=True)
class Problem:
    """One RFC 9457 problem: what a failed request is told.

    ``kind`` is the last segment of the problem type's IRI; ``extra`` holds further members.
    """

    kind: str
    title: str
    status: int
    detail: str
    extra: dict[str, object] = field(default_factory=dict)
