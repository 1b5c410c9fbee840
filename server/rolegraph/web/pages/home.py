"""The first page, the guide to the pages, and the editor of SPARQL queries."""

from collections import Counter
from collections.abc import Iterable
from heapq import nlargest, nsmallest
from typing import Any

from flask import Blueprint, render_template, request

from rolegraph.audit import SEVERITIES, Finding
from rolegraph.queries import library
from rolegraph.web.pages.completing import examples
from rolegraph.web.serving import finding
from rolegraph.web.serving.served import served

blueprint = Blueprint("pages", __name__)

_FORMATS = ("csv", "json", "tsv", "xml", "ttl")
#: Organisations and findings that the first page names; the rest is a click away.
_SHOWN = 8


@blueprint.get("/")
def home() -> str:
    """Show the question box, examples, what is in the graph, and the gaps at a glance."""
    now = served()
    contents = now.contents
    return render_template(
        "home.html",
        counts=contents.counts,
        examples=examples(contents),
        organisations=nlargest(
            _SHOWN, contents.organisations.values(), key=lambda o: len(o.positions)
        ),
        **_glance(finding.at_hand(now)),
    )


def _glance(known: finding.AtHand) -> dict[str, Any]:
    """The open findings by severity, and the checks that find the gravest; None while they are not known."""
    report = known.report
    if report is None:
        return {"severities": None, "trouble": known.trouble}
    opened = [f for f in report.findings if f.status == "open"]
    rules = {f.rule: f for f in reversed(opened)}
    of_severity, of_rule = Counter(f.severity for f in opened), Counter(f.rule for f in opened)
    return {
        "severities": {s: of_severity[s] for s in reversed(SEVERITIES)},
        "checks": [(f, of_rule[f.rule]) for f in _gravest(rules.values())],
        "ran": len(report.rules),
    }


def _gravest(findings: Iterable[Finding]) -> list[Finding]:
    return nsmallest(_SHOWN, findings, key=lambda f: (-SEVERITIES.index(f.severity), f.rule))


@blueprint.get("/guide")
def guide() -> str:
    """Explain the words and marks that pages use."""
    return render_template("guide.html")


@blueprint.get("/editor")
def editor() -> str:
    """Offer a query to run: ``?query=``, else the named query ``?example=``, else who-may."""
    example = request.args.get("example") or "who-may"
    return render_template(
        "editor.html",
        query=request.args.get("query") or _without_header(library()[example].text),
        example=example,
        examples=list(library().values()),
        formats=_FORMATS,
    )


def _without_header(text: str) -> str:
    """A named query as SPARQL alone: what it says of itself would fill the editor."""
    return "".join(line for line in text.splitlines(True) if not line.startswith("#+"))
