"""Matrices over HTTP: ``/matrix`` and ``/matrix/{name}``."""

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from rolegraph.errors import UsageError
from rolegraph.matrices import TITLES, Filter, filtered, filters, tables
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
    """Answer with a matrix, organisations that are named side by side, or what a filter leaves of it."""
    stem, _, suffix = name.partition(".")
    media_type = chosen(OFFERS, suffix or format_parameter(), NAMES)
    by, now, chosen_ones = _filter(stem), served(), organisations()
    bom = request.args.get("bom", "")
    parts = (now.release.digest, "matrix", stem, chosen_ones, by, spoken(media_type), bom)

    def made() -> Kept:
        several = not chosen_ones and len(now.contents.organisations) > _MANY
        if several and media_type == HTML and stem in TITLES:
            return Kept(framed(TITLES[stem], "", (), fields=filters(stem)))
        tabled = _tabled(now, stem, chosen_ones, by, media_type)
        return Kept(_written(tabled, chosen_ones, media_type))

    return answered(media_type, parts, made)


def _filter(name: str) -> Filter:
    """Read what positions and matters are asked for; raises UsageError for another parameter."""
    known = ("organisation", *filters(name))
    for given in request.args:
        if given not in (*OWN, *known):
            has = ", ".join(known)
            raise UsageError(f"This matrix has no parameter '{given[:60]}'. It has: {has}.")
    return Filter(**{each: request.args.get(each, "").strip() for each in filters(name)})


def _tabled(
    now: Loaded, name: str, chosen_ones: tuple[str, ...], by: Filter, media_type: str
) -> Tabled:
    milliseconds = current_app.extensions["rolegraph settings"].sparql_milliseconds
    store = now.store.limited(Limits(milliseconds=milliseconds))
    found = filtered(tables(store, name, chosen_ones), by)
    return Tabled(
        name=name,
        title=TITLES[name],
        matrices=found,
        release=now.release.digest,
        language=spoken(media_type),
        by=by,
    )


def _written(tabled: Tabled, chosen_ones: tuple[str, ...], media_type: str) -> bytes:
    if media_type == HTML:
        body = html.body(tabled, LINKS, titled=False)
        return framed(tabled.title, body, chosen_ones, fields=filters(tabled.name))
    if media_type == XLSX:
        return FORMS["xlsx"](tabled)
    if media_type == PLAIN_JSON:
        return FORMS["json"](tabled)
    separator = "," if media_type == formats.CSV else "\t"
    return csv.write(tabled, separator, bool(request.args.get("bom")))
