"""Two positions, units or organisations side by side."""

from flask import Blueprint, render_template, request

from rolegraph.queries import run
from rolegraph.web.contents import Contents, Json
from rolegraph.web.served import Loaded, served

blueprint = Blueprint("comparing", __name__)

#: What is set side by side, in order: the lists of a position.
_LISTS = ("authorities", "duties", "prohibitions", "qualifications")


@blueprint.get("/compare")
def compare() -> str:
    """Show what two bearers, or two organisations, have in common and what each has alone."""
    now = served()
    first, second = request.args.get("first", ""), request.args.get("second", "")
    contents = now.contents
    if first in contents.organisations and second in contents.organisations:
        return _organisations(now, first, second)
    pair = (contents.bearer(first), contents.bearer(second))
    shared = _shared(now, first, second) if None not in pair else set()
    return render_template(
        "compare.html",
        pair=pair,
        given=(first, second),
        lists=_LISTS,
        shared=shared,
        all=_all(contents),
    )


def _shared(now: Loaded, first: str, second: str) -> set[str]:
    """The statements that the other one has as well, of that sort and on that matter."""
    rows = run(now.store, "compare-positions", {"first": [first], "second": [second]}).rows
    return {str(row["statement"]) for row in rows if row["shared"]}


def _organisations(now: Loaded, first: str, second: str) -> str:
    rows = run(now.store, "compare-organisations", {"first": [first], "second": [second]}).rows
    positions = now.contents.positions
    pairs = [
        (positions[str(r["first_position"])], positions[str(r["second_position"])]) for r in rows
    ]
    both = [now.contents.organisations[iri] for iri in (first, second)]
    return render_template("compare-organisations.html", both=both, pairs=pairs)


def _all(contents: Contents) -> list[Json]:
    return [p for p in contents.positions.values() if p["defined"]]
