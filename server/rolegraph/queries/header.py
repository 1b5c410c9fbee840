"""The ``#+`` header of a named query: what it answers, its parameters, its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from rolegraph.errors import BadInput

MARK = "#+"
PARAMETER_TYPES = ("iri", "string", "integer", "number")
COLUMN_TYPES = ("iri", "string", "integer", "number", "boolean")
FIGURES = ("integer", "number")
EMPTY_MEANINGS = ("not-stated", "none")
_NEEDED = ("name", "version", "title", "description", "sentence", "columns", "order", "empty")
_IN_BOTH = ("title", "description", "sentence")
_KEYS = {
    "name", "version", "title", "description", "sentence", "ask", "params", "columns", "order",
    "empty", "chart", "limits", "expect", "tags", "statement", "endpoint", "method",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter: a ``VALUES`` block of the query, filled by the caller.

    ``of`` is what an IRI parameter names: prefixed classes (``rg:Position``) and prefixes of
    schemes (``rgk``); a string of a scheme is the local name of a concept, or something else again.
    ``choices`` are all the values that a string may have, each with its label. ``many`` allows
    several values; without ``required`` a missing one means any: ``UNDEF``, or the class ``any``
    where naming it is faster.
    """

    name: str
    type: str = "iri"
    of: tuple[str, ...] = ()
    required: bool = False
    many: bool = True
    any: str = ""
    label: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the answer; ``of`` is what an IRI in it names."""

    name: str
    type: str = "iri"
    of: tuple[str, ...] = ()
    label: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a query file says of itself.

    ``statement`` is the column whose IRIs carry the evidence of a row, ``chart`` the one whose
    figures can be drawn, ``empty`` the status of an
    answer without rows, ``expected_rows`` how many rows the documented parameters give on the
    example organisation.
    ``sentence`` says what is asked, with parameters in braces; what stands in brackets is left out
    where its parameter is not given. ``ask`` holds the ways to ask it in words, by language.
    """

    name: str
    version: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    sentence: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    empty: str
    statement: str = ""
    chart: str = ""
    ask: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    milliseconds: int | None = None
    rows: int | None = None
    expected_rows: int = 0


def read_header(name: str, text: str) -> Header:
    """Return the header of a query file.

    Raises BadInput with line and column when the YAML is broken or a key is missing or unknown.
    """
    return _header(name, marked_yaml(name, text, f"name: {name}"))


def marked_yaml(name: str, text: str, begins: str) -> dict[str, Any]:
    """Return the YAML that the lines of a query file beginning with ``#+`` make.

    Raises BadInput with line and column where it is none; ``begins`` is how a header may begin.
    """
    block = "\n".join(
        line[len(MARK) :].removeprefix(" ") if line.startswith(MARK) else ""
        for line in text.splitlines()
    )
    try:
        parsed = yaml.load(block, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + len(MARK) + 2}" if mark else "header"
        raise BadInput(f"{name}.rq, {where}: the header is no YAML: {error.problem}.") from error
    if not isinstance(parsed, dict):
        raise BadInput(
            f"{name}.rq, line 1, column 1: there is no header. Begin with lines '{MARK} {begins}' …"
        )
    return parsed


def _header(name: str, parsed: dict[str, Any]) -> Header:
    _check(name, parsed)
    limits = parsed.get("limits", {})
    return Header(
        name=name,
        version=str(parsed["version"]),
        title=parsed["title"],
        description=parsed["description"],
        sentence=parsed["sentence"],
        parameters=tuple(
            Parameter(name=p, **_members(about)) for p, about in parsed.get("params", {}).items()
        ),
        columns=tuple(Column(name=c, **_members(about)) for c, about in parsed["columns"].items()),
        order=tuple(parsed["order"]),
        empty=parsed["empty"],
        statement=parsed.get("statement", ""),
        chart=parsed.get("chart", ""),
        ask={tag: tuple(lines) for tag, lines in parsed.get("ask", {}).items()},
        tags=tuple(parsed.get("tags", ())),
        milliseconds=limits.get("time_ms"),
        rows=limits.get("rows"),
        expected_rows=parsed.get("expect", {}).get("rows", 0),
    )


def _members(about: dict[str, Any] | None) -> dict[str, Any]:
    found = dict(about or {})
    named = found.pop("of", ())
    return {**found, "of": (named,) if isinstance(named, str) else tuple(named)}


def _check(name: str, parsed: dict[str, Any]) -> None:
    faults = [f"'{key}' is missing" for key in _NEEDED if key not in parsed]
    faults += [f"'{key}' is not a key of the header" for key in parsed if key not in _KEYS]
    if parsed.get("name", name) != name:
        faults.append(f"its name is '{parsed['name']}', its file's '{name}'")
    if parsed.get("empty", "none") not in EMPTY_MEANINGS:
        faults.append(f"'empty' is none of {', '.join(EMPTY_MEANINGS)}")
    for key in _IN_BOTH:
        if set(parsed.get(key, {})) != {"zh", "en"}:
            faults.append(f"'{key}' needs zh and en")
    faults += _odd_choices(parsed.get("params", {}))
    faults += _odd_types(parsed.get("params", {}), PARAMETER_TYPES)
    faults += _odd_types(parsed.get("columns", {}), COLUMN_TYPES)
    drawn = _members(parsed.get("columns", {}).get(parsed.get("chart")))
    if "chart" in parsed and drawn.get("type") not in FIGURES:
        faults.append(f"'chart' names no column of figures: {parsed['chart']}")
    if faults:
        raise BadInput(f"{name}.rq, header: {'; '.join(faults)}.")


def _odd_types(members: dict[str, Any], types: tuple[str, ...]) -> list[str]:
    return [
        f"'{member}' has a type that is none of {', '.join(types)}"
        for member, about in members.items()
        if _members(about).get("type", "iri") not in types
    ]


def _odd_choices(parameters: dict[str, Any]) -> list[str]:
    return [
        f"the choice '{value}' of '{parameter}' needs zh and en"
        for parameter, about in parameters.items()
        for value, label in _members(about).get("choices", {}).items()
        if set(label) != {"zh", "en"}
    ]
