"""A position or a unit: who stands above and below it, what it must and may do, and where it says so."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, render_template, url_for

from rolegraph.errors import UnknownResource
from rolegraph.queries import run
from rolegraph.store import formats
from rolegraph.web import schemes
from rolegraph.web.contents import Contents, Json
from rolegraph.web.entities import described
from rolegraph.web.nearest import unknown
from rolegraph.web.negotiation import HTML, SHORT, chosen, format_parameter
from rolegraph.web.served import Loaded, served
from rolegraph.web.wording import name

blueprint = Blueprint("positions", __name__)
_FORMS = ("ttl", "jsonld", "nt", "rdf")


@blueprint.get("/positions/<path:local>")
def position(local: str) -> Response | str:
    """Show one position with everything that is stated of it; RDF to who asks for RDF."""
    if chosen([HTML, *formats.GRAPHS], format_parameter(), SHORT) != HTML:
        return described(local)
    now = served()
    found = now.contents.positions.get(now.contents.base + local)
    if found is None:
        raise _unknown(local, now.contents, "positions.position", now.contents.positions)
    return render_template(
        "position.html",
        position=found,
        below=now.contents.below.get(found["id"], []),
        same=_same_role(now, found),
        next_steps=_following(now, found),
        codes=_codes(now, found),
        **_statements(found),
    )


@blueprint.get("/units/<path:local>")
def unit(local: str) -> Response | str:
    """Show one unit: its place, its positions, what it must and may do."""
    if chosen([HTML, *formats.GRAPHS], format_parameter(), SHORT) != HTML:
        return described(local)
    contents = served().contents
    found = contents.units.get(contents.base + local)
    if found is None:
        raise _unknown(local, contents, "positions.unit", contents.units)
    inside = [p for p in contents.positions.values() if p.get("unit", {}).get("id") == found["id"]]
    parts = [u for u in contents.units.values() if u.get("parent", {}).get("id") == found["id"]]
    return render_template(
        "unit.html", unit=found, inside=inside, parts=parts, **_statements(found)
    )


def _unknown(
    local: str, contents: Contents, endpoint: str, known: Mapping[str, Json]
) -> UnknownResource:
    names = {iri: name(bearer["label"]) for iri, bearer in known.items()}
    return unknown(
        local, names, lambda iri: url_for(endpoint, local=iri.removeprefix(contents.base))
    )


def _statements(bearer: Json) -> dict[str, Any]:
    """What a page shows of a bearer's norms: duties by matter, powers by track and rank."""
    return {
        "duties": _by_object(bearer.get("duties", [])),
        "tracks": _by_track(bearer.get("authorities", [])),
        "forms": _FORMS,
    }


def _by_object(duties: Iterable[Json]) -> list[tuple[dict[str, str], list[Json]]]:
    groups: dict[str, list[Json]] = {}
    for duty in duties:
        groups.setdefault(duty.get("object_id", ""), []).append(duty)
    ordered = sorted(groups, key=lambda iri: not iri)
    return [(schemes.label(iri) if iri else {}, groups[iri]) for iri in ordered]


def _by_track(authorities: Iterable[Json]) -> list[tuple[str, list[tuple[str, list[Json]]]]]:
    ordered = sorted(
        authorities,
        key=lambda a: (
            schemes.TRACKS.index(schemes.track(a["kind"])),
            -schemes.rank(a["kind"]),
            a["kind"],
        ),
    )
    return [
        (track, [(kind, list(same)) for kind, same in groupby(each, key=lambda a: str(a["kind"]))])
        for track, each in groupby(ordered, key=lambda a: schemes.track(a["kind"]))
    ]


def _same_role(now: Loaded, position: Json) -> list[Json]:
    """The positions of other organisations with the role of this one."""
    if "role" not in position:
        return []
    rows = run(now.store, "same-role-across-organisations", {"role": [position["role"]]}).rows
    found = [now.contents.positions.get(str(row["same"])) for row in rows]
    return [p for p in found if p is not None and p["id"] != position["id"]]


def _following(now: Loaded, position: Json) -> list[Json]:
    rows = run(now.store, "career-of", {"position": [position["id"]]}).rows
    found = [now.contents.positions.get(str(row["next"])) for row in rows]
    return [p for p in found if p is not None]


def _codes(now: Loaded, position: Json) -> list[tuple[str, str]]:
    rows = run(now.store, "occupation-codes", {"position": [position["id"]]}).rows
    return [(str(row["relation"]).rpartition("#")[2], str(row["match"])) for row in rows]
