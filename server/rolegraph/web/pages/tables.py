"""Matrices over HTTP: ``/matrix`` and ``/matrix/{name}``."""

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from rolegraph.errors import UsageError
from rolegraph.matrices import TITLES, tables
from rolegraph.matrices.output import FORMS, Tabled, csv, html
from rolegraph.store import Limits, formats
from rolegraph.web.pages.framing import framed
from rolegraph.web.pages.gaps import NAMES, OFFERS, OWN, organisations, spoken
from rolegraph.web.pages.leading import LINKS
from rolegraph.web.serving.answering import answered
from rolegraph.web.serving.cache import Kept
from rolegraph.web.serving.negotiation import HTML, PLAIN_JSON, XLSX, chosen, format_parameter
from rolegraph.web.serving.served import Loaded, served

blueprint = Blueprint("tables", __name__)
# Of more organisations together a page would be too long to read, and to make.
_MANY = 100


@blueprint.get("/matrix", strict_slashes=False)
def catalogue() -> Response | str:
    """List the matrices."""
    if chosen([PLAIN_JSON, HTML], format_parameter(), NAMES) == HTML:
        return render_template("matrices.html", matrices=TITLES)
    return jsonify([{"name": n, "title": t, "url": f"/matrix/{n}"} for n, t in TITLES.items()])


@blueprint.get("/matrix/<name>")
def matrix(name: str) -> Response:
    """Answer with a matrix; organisations that are named stand side by side."""
    stem, _, suffix = name.partition(".")
    media_type = chosen(OFFERS, suffix or format_parameter(), NAMES)
    for given in request.args:
        if given not in (*OWN, "organisation"):
            raise UsageError(f"A matrix has no parameter '{given[:60]}'. It has: organisation.")
    now, chosen_ones = served(), organisations()
    bom = request.args.get("bom", "")
    parts = (now.release.digest, "matrix", stem, chosen_ones, spoken(media_type), bom)

    def made() -> Kept:
        several = not chosen_ones and len(now.contents.organisations) > _MANY
        if several and media_type == HTML and stem in TITLES:
            return Kept(framed(TITLES[stem], "", ()))
        tabled = _tabled(now, stem, chosen_ones, media_type)
        return Kept(_written(tabled, chosen_ones, media_type))

    return answered(media_type, parts, made)


def _tabled(now: Loaded, name: str, chosen_ones: tuple[str, ...], media_type: str) -> Tabled:
    milliseconds = current_app.extensions["rolegraph settings"].sparql_milliseconds
    store = now.store.limited(Limits(milliseconds=milliseconds))
    found = tables(store, name, chosen_ones)
    return Tabled(
        name=name,
        title=TITLES[name],
        matrices=found,
        release=now.release.digest,
        language=spoken(media_type),
    )


def _written(tabled: Tabled, chosen_ones: tuple[str, ...], media_type: str) -> bytes:
    if media_type == HTML:
        return framed(tabled.title, html.body(tabled, LINKS, titled=False), chosen_ones)
    if media_type == XLSX:
        return FORMS["xlsx"](tabled)
    if media_type == PLAIN_JSON:
        return FORMS["json"](tabled)
    separator = "," if media_type == formats.CSV else "\t"
    return csv.write(tabled, separator, bool(request.args.get("bom")))
