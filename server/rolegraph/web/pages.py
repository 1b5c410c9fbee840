"""Pages for people: home, and a position with its sentences."""

from flask import Blueprint, render_template, request

from rolegraph.queries import library
from rolegraph.web.served import served

blueprint = Blueprint("pages", __name__)

_FORMATS = ("csv", "json", "tsv", "xml", "ttl")
_EXAMPLES = (
    "Who approves returns in a region office?",
    "区域办公室里由谁审批退货？",
    "Who may apply for sales expenses?",
    "销售客户主管的直接上级是谁？",
)


@blueprint.get("/")
def home() -> str:
    """Show the question box, examples, and what is in the graph."""
    contents = served().contents
    bearers = [*contents.positions.values(), *contents.units.values()]
    counts = {
        "documents": len(contents.documents),
        "organisations": len(contents.organisations),
        "positions": len(contents.positions),
        "duties": sum(len(p.get("duties", [])) for p in bearers),
        "authorities": sum(len(p.get("authorities", [])) for p in bearers),
    }
    return render_template("home.html", counts=counts, examples=_EXAMPLES)


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
