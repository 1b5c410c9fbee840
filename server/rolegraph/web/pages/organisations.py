"""Organisations: the list of them, and one with its units, positions and lines."""

import json

from flask import Blueprint, Response, render_template, request, url_for

from rolegraph.queries.names import ORGANISATION
from rolegraph.web.pages.chart import above, as_json, chart, nested
from rolegraph.web.pages.evidence import page_url, place_url
from rolegraph.web.pages.portions import ROWS, portion
from rolegraph.web.pages.wording import name
from rolegraph.web.serving import finding
from rolegraph.web.serving.answering import answered
from rolegraph.web.serving.cache import Kept
from rolegraph.web.serving.contents import Organisation
from rolegraph.web.serving.nearest import unknown
from rolegraph.web.serving.negotiation import PLAIN_JSON
from rolegraph.web.serving.served import served

blueprint = Blueprint("organisations", __name__)
#: So many positions are listed on a page of one organisation; the chart has them all.
_ON_A_PAGE = 500
#: Checks that a page of one organisation names.
_GRAVEST = 3


@blueprint.get("/organisations", strict_slashes=False)
def listing() -> str:
    """List the organisations, the largest first; those whose name fits ``?q=`` where it is given."""
    now, words = served(), request.args.get("q", "").strip()
    every = now.contents.organisations
    fitting = [n.iri for n in now.names.matching(words, ORGANISATION)] if words else every
    found = sorted(
        (every[iri] for iri in fitting if iri in every), key=lambda o: -len(o.positions)
    )
    return render_template(
        "organisations.html", part=portion(found), words=words, several=len(every) > ROWS
    )


@blueprint.get("/organisations/<path:local>")
def organisation(local: str) -> str:
    """Show one organisation: its chart, the same lines as a list (``?page=`` of a long one), its units."""
    found, kept = _known(local), finding.kept(served())
    drawn = chart(found, served().contents)
    part, alone = portion(drawn.rows, _ON_A_PAGE), portion(drawn.alone, _ON_A_PAGE)
    return render_template(
        "organisation.html",
        organisation=found,
        chart=drawn,
        rows=(*above(drawn.rows, part.start), *part.shown),
        alone=alone,
        longest=part if part.total >= alone.total else alone,
        units=nested(found.units),
        glance=finding.glance(kept.only((found.id,)), _GRAVEST) if kept else None,
        data=url_for(".lines", local=local),
    )


@blueprint.get("/organisations/<path:local>/chart.json")
def lines(local: str) -> Response:
    """Return the positions and lines of one organisation, as the chart draws them."""
    found, now = _known(local), served()

    def made() -> Kept:
        drawn = as_json(chart(found, now.contents), page_url, place_url)
        return Kept(json.dumps(drawn, ensure_ascii=False).encode())

    return answered(PLAIN_JSON, (now.release.digest, "chart", found.id), made)


def _known(local: str) -> Organisation:
    contents = served().contents
    found = contents.organisations.get(contents.base + local)
    if found is None:
        raise unknown(
            local,
            {iri: name(o.label) for iri, o in contents.organisations.items()},
            lambda iri: url_for(".organisation", local=iri.removeprefix(contents.base)),
        )
    return found
