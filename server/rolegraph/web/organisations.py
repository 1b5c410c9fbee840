"""Organisations: the list of them, and one with its units, positions and lines."""

from flask import Blueprint, render_template, url_for

from rolegraph.web.nearest import unknown
from rolegraph.web.served import served
from rolegraph.web.wording import name

blueprint = Blueprint("organisations", __name__)


@blueprint.get("/organisations", strict_slashes=False)
def listing() -> str:
    """List every organisation, the largest first."""
    found = served().contents.organisations.values()
    return render_template(
        "organisations.html", organisations=sorted(found, key=lambda o: -len(o.positions))
    )


@blueprint.get("/organisations/<path:local>")
def organisation(local: str) -> str:
    """Show one organisation."""
    contents = served().contents
    found = contents.organisations.get(contents.base + local)
    if found is None:
        raise unknown(
            local,
            {iri: name(o.label) for iri, o in contents.organisations.items()},
            lambda iri: url_for(".organisation", local=iri.removeprefix(contents.base)),
        )
    return render_template("organisation.html", organisation=found)
