"""Describe the interface over HTTP as OpenAPI 3.1, made from the headers of the named queries."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from flask import Blueprint, Response, jsonify, render_template

from rolegraph import __version__
from rolegraph.audit import SEVERITIES, rules
from rolegraph.matrices import TITLES
from rolegraph.queries import NamedQuery, library
from rolegraph.queries.header import Parameter
from rolegraph.store import formats
from rolegraph.web.negotiation import HTML, PLAIN_JSON, XLSX
from rolegraph.web.problems import MEDIA_TYPE

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
        "/sparql": {
            "get": _operation(
                "sparql",
                "SPARQL 1.1 Protocol, query operation",
                [_query("query", {"type": "string"}, True, "The SPARQL query.")],
                [*formats.SOLUTIONS, *formats.GRAPHS],
            )
        },
    }
    paths |= {path: {"get": _listed(path, about)} for path, about in _operations().items()}
    paths |= _of_audit()
    for query in library().values():
        paths[f"/q/{query.name}"] = {"get": _of_query(query)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "rolegraph",
            "version": __version__,
            "summary": "Who does what, who may decide what, up to what limit, and where it says so.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": paths,
        "components": {
            "responses": {
                "Problem": {
                    "description": "What went wrong (RFC 9457)",
                    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }
            },
            "schemas": {
                "Problem": {
                    "type": "object",
                    "required": ["type", "title", "status", "detail"],
                    "properties": {
                        "type": {"type": "string", "format": "uri-reference"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                    },
                }
            },
        },
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
        _query("limit", {"type": "integer", "minimum": 1}, False, "Findings of one page."),
        _query("next", {"type": "string"}, False, "The token of the next page."),
    ]
    paths: Json = {
        "/gaps": {"get": _operation("gaps", "The findings of all checks", filters, offers)}
    }
    for rule in rules.shipped().by_id.values():
        given = [_parameter(p) for p in rule.parameters] + filters
        operation = _operation(f"gaps-{rule.id}", rule.texts["title"]["en"], given, offers)
        paths[f"/gaps/{rule.id}"] = {"get": {**operation, "tags": ["audit"]}}
    for name, title in TITLES.items():
        operation = _operation(f"matrix-{name}", title["en"], [organisation], offers)
        paths[f"/matrix/{name}"] = {"get": {**operation, "tags": ["audit"]}}
    return paths


def _of_query(query: NamedQuery) -> Json:
    header = query.header
    given = [_parameter(p) for p in header.parameters]
    given.append(_query("limit", {"type": "integer", "minimum": 1}, False, "Rows of one page."))
    given.append(_query("next", {"type": "string"}, False, "The token of the next page."))
    offers = [PLAIN_JSON, formats.CSV, formats.TSV, XLSX, HTML, *formats.GRAPHS]
    operation = _operation(header.name, header.title["en"], given, offers)
    operation["description"] = f"{header.description['en']}\n\n{header.description['zh']}"
    operation["tags"] = list(header.tags)
    return operation


def _parameter(parameter: Parameter) -> Json:
    schema: Json = {"type": _TYPES[parameter.type]}
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
