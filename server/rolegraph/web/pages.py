"""Pages for people: home, and a position with its sentences."""

from typing import Any

from flask import Blueprint, abort, render_template, request

from rolegraph.queries import library
from rolegraph.vocabulary import BASE
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
    now = served()
    listing = list(now.positions.values())
    counts = {
        "documents": len(now.release.manifest["texts"]),
        "organisations": len({p["organisation"]["id"] for p in listing}),
        "positions": len(listing),
        "duties": sum(len(p.get("duties", [])) for p in listing),
        "authorities": sum(len(p.get("authorities", [])) for p in listing),
    }
    return render_template("home.html", counts=counts, examples=_EXAMPLES)


@blueprint.get("/positions/<path:local>")
def position(local: str) -> str:
    """Show one position with everything that is stated of it."""
    now = served()
    found: dict[str, Any] | None = now.positions.get(BASE + local)
    if found is None:
        abort(404)
    return render_template("position.html", position=found)


@blueprint.get("/editor")
def editor() -> str:
    """Offer a query to run: the one in ``?query=``, else a named query that names who approves."""
    shown = request.args.get("query") or library()["who-may"].text
    return render_template("editor.html", query=shown, formats=_FORMATS)
