"""A validation report as text, JSON, HTML and Turtle (``sh:ValidationReport``)."""

import json
from collections.abc import Callable, Iterator, Mapping
from html import escape

from pyoxigraph import Literal, NamedNode, Triple

from rolegraph.graph.turtle import turtle
from rolegraph.validation.report import SEVERITIES, Report, Violation
from rolegraph.validation.shapes import SHAPE
from rolegraph.vocabulary import BASE, PREFIXES, expand

_SEVERITY = {"violation": "sh:Violation", "warning": "sh:Warning", "info": "sh:Info"}
_SHOWN = ("violation", "warning")
_HEADS = (
    "Severity 级别",
    "Document 文件",
    "Characters 位置",
    "Sentence 原句",
    "Message 说明",
    "Shape 规则",
)


def as_text(report: Report) -> str:
    """Return the report for a terminal: a verdict, then one line a result, infos only counted."""
    verdict = "Nothing blocks publication." if report.conforms else "Publication is blocked."
    counts = ", ".join(f"{report.counts.get(s, 0)} {s}(s)" for s in SEVERITIES)
    lines = [v.line() for v in report.violations if v.severity in _SHOWN]
    return "\n".join([f"{verdict} {counts} in {report.documents} document(s).", *lines]) + "\n"


def as_json(report: Report) -> str:
    """Return the report as JSON: ``conforms``, ``documents``, ``counts`` and ``results``."""
    value = {
        "conforms": report.conforms,
        "documents": report.documents,
        "counts": report.counts,
        "results": [_plain(v) for v in report.violations],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def _plain(violation: Violation) -> dict[str, object]:
    every: dict[str, object] = {
        "severity": violation.severity,
        "shape": violation.shape,
        "message": violation.message,
        "focus": violation.focus,
        "path": violation.path,
        "value": violation.value,
        "document": violation.document,
        "start": violation.start,
        "end": violation.end,
        "sentence": violation.sentence,
    }
    return {key: value for key, value in every.items() if value != ""}


def as_html(report: Report) -> str:
    """Return the report as one page that needs nothing else."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _cells(v)) + "</tr>\n"
        for v in report.violations
    )
    heads = "".join(f"<th>{escape(head)}</th>" for head in _HEADS)
    verdict = escape(as_text(report).splitlines()[0])
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        "<title>Validation report 校验报告</title><style>"
        "body{font:15px/1.5 system-ui,sans-serif;margin:2em}table{border-collapse:collapse}"
        "td,th{border:1px solid #ccc;padding:.3em .6em;vertical-align:top;text-align:left}"
        f"</style></head><body><h1>Validation report 校验报告</h1><p>{verdict}</p>\n"
        f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table></body></html>\n"
    )


def _cells(v: Violation) -> tuple[str, ...]:
    place = f"{v.start}–{v.end}" if v.end else ""
    message = " ".join(v.message.values())
    return (v.severity, v.document or v.focus, place, v.sentence, message, v.shape)


def as_shacl(report: Report, base: str = BASE) -> str:
    """Return the report as Turtle, the same text for the same results."""
    node = NamedNode(f"{base}validation")
    return turtle(_triples(report, node))


def _triples(report: Report, node: NamedNode) -> Iterator[Triple]:
    rdf_type = NamedNode(expand("rdf:type"))
    boolean = NamedNode(f"{PREFIXES['xsd']}boolean")
    conforms = Literal("true" if report.violations == () else "false", datatype=boolean)
    yield Triple(node, rdf_type, NamedNode(expand("sh:ValidationReport")))
    yield Triple(node, NamedNode(expand("sh:conforms")), conforms)
    for number, violation in enumerate(report.violations, 1):
        result = NamedNode(f"{node.value}/{number}")
        yield Triple(node, NamedNode(expand("sh:result")), result)
        yield Triple(result, rdf_type, NamedNode(expand("sh:ValidationResult")))
        for name, value in _result(violation):
            yield Triple(result, NamedNode(expand(name)), value)


def _result(violation: Violation) -> Iterator[tuple[str, NamedNode | Literal]]:
    yield "sh:resultSeverity", NamedNode(expand(_SEVERITY[violation.severity]))
    if violation.focus:
        yield "sh:focusNode", NamedNode(violation.focus)
    if violation.shape:
        yield "sh:sourceShape", NamedNode(SHAPE + violation.shape)
    component = violation.component or f"{SHAPE}{violation.shape}-component"
    yield "sh:sourceConstraintComponent", NamedNode(component)
    if ":" in violation.path:
        yield "sh:resultPath", NamedNode(_iri(violation.path))
    if violation.value:
        is_iri = violation.value.startswith(("http://", "https://"))
        yield "sh:value", NamedNode(violation.value) if is_iri else Literal(violation.value)
    for tag, text in violation.message.items():
        yield "sh:resultMessage", Literal(text, language=tag)


def _iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name


#: How a report can be written, by the name that a person asks for.
FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "html": as_html,
    "turtle": as_shacl,
}
