"""The named queries: every ``queries/*.rq``, read and checked once."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources.abc import Traversable

from pyoxigraph import QuerySolutions, Store

from rolegraph import resources
from rolegraph.errors import BadInput, UnknownQuery, UsageError
from rolegraph.queries.binding import Parameters, blocks, fill, terms_of
from rolegraph.queries.header import Header, Parameter, read_header

_HEADER = re.compile(r"^#\+.*\n", re.MULTILINE)


@dataclass(frozen=True)
class NamedQuery:
    """One query file: its header, and the SPARQL that runs as it stands."""

    header: Header
    text: str

    @cached_property
    def body(self) -> str:
        """The SPARQL without its header, which is for people and tools."""
        return _HEADER.sub("", self.text)

    @property
    def name(self) -> str:
        """The file's name without ``.rq``."""
        return self.header.name

    def parameter(self, name: str) -> Parameter:
        """Return a parameter; raises UsageError that names those there are."""
        for parameter in self.header.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(p.name for p in self.header.parameters) or "none"
        raise UsageError(f"'{self.name}' has no parameter '{name}'. It has: {known}.")

    def bind(self, parameters: Parameters) -> str:
        """Return the SPARQL with these values; an optional parameter left out means any.

        Raises UsageError for an unknown parameter, a missing one, or a value of the wrong type.
        """
        given = {name: terms_of(self.parameter(name), v) for name, v in parameters.items()}
        missing = [p.name for p in self.header.parameters if p.required and not given.get(p.name)]
        if missing:
            raise UsageError(f"'{self.name}' needs a value for: {', '.join(missing)}.")
        every = {p.name: terms_of(p, p.any) if p.any else () for p in self.header.parameters}
        return fill(self.body, every | {name: terms for name, terms in given.items() if terms})


class Library(Mapping[str, NamedQuery]):
    """Named queries by name, in the order of their names."""

    def __init__(self, queries: Mapping[str, NamedQuery]) -> None:
        """Take queries that have been read."""
        self._queries = dict(sorted(queries.items()))

    def __getitem__(self, name: str) -> NamedQuery:
        """Return a query; raises UnknownQuery that names the nearest."""
        try:
            return self._queries[name]
        except KeyError:
            near = difflib.get_close_matches(name, self._queries, n=3, cutoff=0.4)
            hint = f"The nearest: {', '.join(near)}." if near else "See 'rolegraph query list'."
            said = f"There is no query called '{name}'. {hint}"
            raise UnknownQuery(said, tuple(near)) from None

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._queries)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._queries)


@cache
def library() -> Library:
    """Return the queries that come with rolegraph."""
    return read_library(resources.folder("queries"))


@cache
def internal(name: str) -> str:
    """Return a query of ``queries/web``: what pages and suggestions ask, and nobody by name."""
    return resources.folder("queries").joinpath("web", f"{name}.rq").read_text("utf-8")


def internal_bound(name: str, parameter: str, iri: str | Sequence[str]) -> str:
    """Return a query of ``queries/web`` with its one parameter bound; UsageError for no IRI."""
    return fill(internal(name), {parameter: terms_of(Parameter(name=parameter), iri)})


def read_library(folder: Traversable) -> Library:
    """Return the queries of a folder; raises BadInput that lists everything wrong at once."""
    queries: dict[str, NamedQuery] = {}
    faults: list[str] = []
    for file in folder.iterdir():
        if file.name.endswith(".rq"):
            name = file.name.removesuffix(".rq")
            try:
                queries[name] = read_query(name, file.read_text("utf-8"))
            except BadInput as error:
                faults.append(str(error))
    if faults:
        raise BadInput("\n".join(faults))
    return Library(queries)


def read_query(name: str, text: str) -> NamedQuery:
    """Return one query from its text, or raise BadInput that says what is wrong with it."""
    query = NamedQuery(read_header(name, text), text)
    declared, written = {p.name for p in query.header.parameters}, set(blocks(text))
    if declared != written:
        odd = ", ".join(sorted(declared ^ written))
        raise BadInput(f"{name}.rq: declared and written parameters differ: {odd}.")
    try:
        solutions = Store().query(text)
    except SyntaxError as error:
        raise BadInput(f"{name}.rq: {error}") from error
    if not isinstance(solutions, QuerySolutions):
        raise BadInput(f"{name}.rq is no SELECT query.")
    columns = [v.value for v in solutions.variables]
    described = [c.name for c in query.header.columns]
    if columns != described:
        raise BadInput(f"{name}.rq selects {columns}, its header describes {described}.")
    return query
