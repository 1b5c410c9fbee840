"""The first page, the guide to the pages, and the editor of SPARQL queries."""

from heapq import nlargest

from flask import Blueprint, render_template, request

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
    contents, known = now.contents, finding.at_hand(now)
    return render_template(
        "home.html",
        counts=contents.counts,
        examples=examples(contents),
        organisations=nlargest(
            _SHOWN, contents.organisations.values(), key=lambda o: len(o.positions)
        ),
        glance=finding.glance(known.report, _SHOWN) if known.report else None,
        trouble=known.trouble,
    )


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
