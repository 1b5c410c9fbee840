"""Describe the interface over HTTP as OpenAPI 3.1, made from the headers of the named queries."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from flask import Blueprint, Response, jsonify, render_template

from rolegraph import __version__, matrices
from rolegraph.audit import SEVERITIES, rules
from rolegraph.audit.dispositions import STATUSES
from rolegraph.queries import NamedQuery, library
from rolegraph.queries.header import Parameter
from rolegraph.store import formats
from rolegraph.web.serving.negotiation import HTML, PLAIN_JSON, XLSX
from rolegraph.web.serving.problems import MEDIA_TYPE

blueprint = Blueprint("openapi", __name__)
Json = dict[str, Any]
_TYPES = {"iri": "string", "string": "string", "integer": "integer", "number": "number"}
_PROBLEM: Json = {"$ref": "#/components/responses/Problem"}


@blueprint.get("/openapi.json")
def document() -> Response:
    """Return the description."""
    return jsonify(described())


@blueprint.get("/docs")
def page() -> str:
    """Show the description as a page that needs nothing from elsewhere."""
    return render_template("openapi.html", api=described())


def described() -> Json:
    """Return the OpenAPI 3.1 document of the interface."""
    paths: Json = {
        "/q": {"get": _operation("catalogue", "Every named query", [], [PLAIN_JSON, HTML])},
        "/sparql": _of_sparql(),
    }
    paths |= {path: {"get": _listed(path, about)} for path, about in _operations().items()}
    paths |= _of_audit()
    for query in library().values():
        paths[f"/q/{query.name}"] = _of_query(query)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "rolegraph",
            "version": __version__,
            "summary": "Who does what, who may decide what, up to what limit, and where it says so.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": paths,
        "components": _components(),
    }


def _components() -> Json:
    """Return what operations share: how every error is told."""
    members = {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    }
    problem = {"type": "object", "required": list(members), "properties": members}
    told = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "responses": {
            "Problem": {"description": "What went wrong (RFC 9457)", "content": told},
        },
        "schemas": {"Problem": problem},
    }


def _of_sparql() -> Json:
    """Return the SPARQL endpoint: GET and POST, and QUERY (RFC 10008).

    OpenAPI 3.1 has no place for the method QUERY; it stands in words, and as ``x-query``.
    """
    offers = [*formats.SOLUTIONS, *formats.GRAPHS]
    text: Json = {"type": "string"}
    graphs: Json = {"type": "array", "items": {"type": "string", "format": "uri"}}
    dataset = [
        _query("default-graph-uri", graphs, False, "A graph of the default graph."),
        _query("named-graph-uri", graphs, False, "A graph that the query may name."),
    ]
    asked = _query("query", text, True, "The SPARQL query.")
    title = "SPARQL 1.1 Protocol, query operation"
    form: Json = {"type": "object", "required": ["query"], "properties": {"query": text}}
    content = {
        "application/sparql-query": {"schema": text},
        "application/x-www-form-urlencoded": {"schema": form},
    }
    body = {"requestBody": {"required": True, "content": content}}
    also = {"description": "The method QUERY takes the same bodies and gives the same answers."}
    posted = _operation("sparql-post", title, dataset, offers) | body
    return {
        "get": _operation("sparql", title, [asked, *dataset], offers),
        "post": posted | also,
        "x-query": _operation("sparql-query", title, dataset, offers) | body,
    }


@cache
def _operations() -> dict[str, Json]:
    text = files("rolegraph.web").joinpath("operations.yaml").read_text("utf-8")
    loaded: dict[str, Json] = yaml.safe_load(text)
    return loaded


def _listed(path: str, about: Json) -> Json:
    parameters = []
    for name, one in about.get("parameters", {}).items():
        where = "path" if f"{{{name}}}" in path else "query"
        required = where == "path" or one.get("required", False)
        given = _query(name, {"type": one["type"]}, required, one["says"])
        parameters.append({**given, "in": where})
    return _operation(about["id"], about["title"], parameters, about["types"])


def _of_audit() -> Json:
    """Return the paths of findings and matrices."""
    offers = [PLAIN_JSON, formats.CSV, formats.TSV, XLSX, HTML]
    organisation = _query(
        "organisation", {"type": "array", "items": {"type": "string"}}, False, "Name or IRI."
    )
    share = {"type": "number", "minimum": 0, "maximum": 1}
    filters = [
        organisation,
        _query("min-confidence", share, False, "How certain the reading is at least."),
        _query("severity", {"enum": list(SEVERITIES)}, False, "Only this severity."),
        _query("status", {"enum": ["open", *STATUSES]}, False, "Only so decided."),
        _query("limit", {"type": "integer", "minimum": 1}, False, "Findings of one page."),
        _query("next", {"type": "string"}, False, "The token of the next page."),
    ]
    checks = {"enum": list(rules.shipped().by_id)}
    every = [*filters, _query("rule", checks, False, "Only this check.")]
    paths: Json = {
        "/gaps": {"get": _operation("gaps", "The findings of all checks", every, offers)}
    }
    for rule in rules.shipped().by_id.values():
        given = [_parameter(p) for p in rule.parameters] + filters
        operation = _operation(f"gaps-{rule.id}", rule.texts["title"]["en"], given, offers)
        paths[f"/gaps/{rule.id}"] = {"get": {**operation, "tags": ["audit"]}}
    for name, title in matrices.TITLES.items():
        words = [
            _query(by, {"type": "string"}, False, f"Only a {by} with these words in its name.")
            for by in matrices.filters(name)
        ]
        operation = _operation(f"matrix-{name}", title["en"], [organisation, *words], offers)
        paths[f"/matrix/{name}"] = {"get": {**operation, "tags": ["audit"]}}
    return paths


def _of_query(query: NamedQuery) -> Json:
    """Return a named query: GET, and POST with the parameters as a JSON object."""
    header = query.header
    paging = [
        _query("limit", {"type": "integer", "minimum": 1}, False, "Rows of one page."),
        _query("next", {"type": "string"}, False, "The token of the next page."),
    ]
    given = [_parameter(p) for p in header.parameters] + paging
    offers = [PLAIN_JSON, formats.CSV, formats.TSV, XLSX, HTML, *formats.GRAPHS]
    operation = _operation(header.name, header.title["en"], given, offers)
    operation["description"] = f"{header.description['en']}\n\n{header.description['zh']}"
    operation["tags"] = list(header.tags)
    posted = operation | {"operationId": f"{header.name}-post", "parameters": paging}
    return {"get": operation, "post": posted | {"requestBody": _body(header.parameters)}}


def _body(parameters: Sequence[Parameter]) -> Json:
    schema: Json = {
        "type": "object",
        "properties": {p.name: _parameter(p)["schema"] for p in parameters},
        "required": [p.name for p in parameters if p.required],
        "additionalProperties": False,
    }
    return {"required": True, "content": {PLAIN_JSON: {"schema": schema}}}


def _parameter(parameter: Parameter) -> Json:
    schema: Json = {"type": _TYPES[parameter.type]}
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    if parameter.many:
        schema = {"type": "array", "items": schema}
    wanted = ", ".join(parameter.of)
    says = f"{parameter.label.get('en', '')} {parameter.label.get('zh', '')}".strip()
    says += f" (an IRI, prefixed name or name of {wanted})" if wanted else ""
    return _query(parameter.name, schema, parameter.required, says)


def _query(name: str, schema: Json, required: bool, says: str) -> Json:
    return {
        "name": name,
        "in": "query",
        "required": required,
        "description": says,
        "schema": schema,
    }


def _operation(name: str, title: str, parameters: list[Json], offers: list[str]) -> Json:
    return {
        "operationId": name,
        "summary": title,
        "parameters": parameters,
        "responses": {
            "200": {"description": "The answer", "content": {offer: {} for offer in offers}},
            "4XX": _PROBLEM,
            "5XX": _PROBLEM,
        },
    }
