"""A position or a unit: who stands above and below it, what it must and may do, and where it says so."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, render_template, url_for

from rolegraph.errors import UnknownResource
from rolegraph.linking.vocabularies import about_of, shipped
from rolegraph.queries import evidence_of, labels_of, run
from rolegraph.store import formats
from rolegraph.web.api.entities import described
from rolegraph.web.pages import schemes
from rolegraph.web.pages.wording import name
from rolegraph.web.serving import finding
from rolegraph.web.serving.contents import Contents, Json
from rolegraph.web.serving.nearest import unknown
from rolegraph.web.serving.negotiation import HTML, SHORT, chosen, format_parameter
from rolegraph.web.serving.served import Loaded, served

blueprint = Blueprint("positions", __name__)
_FORMS = {name: SHORT[name] for name in ("ttl", "jsonld", "nt", "rdf")}


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
        chain=_chain(found, now.contents),
        below=now.contents.below.get(found["id"], []),
        same=_same_role(now, found),
        career=_career(now, found),
        codes=_codes(now, found),
        **_statements(found),
        **_findings(now, found),
    )


@blueprint.get("/units/<path:local>")
def unit(local: str) -> Response | str:
    """Show one unit: its place, its positions, what it must and may do."""
    if chosen([HTML, *formats.GRAPHS], format_parameter(), SHORT) != HTML:
        return described(local)
    now = served()
    contents = now.contents
    found = contents.units.get(contents.base + local)
    if found is None:
        raise _unknown(local, contents, "positions.unit", contents.units)
    its = contents.organisations[found["organisation"]["id"]]
    inside = [p for p in its.positions if p.get("unit", {}).get("id") == found["id"]]
    parts = [u for u in its.units if u.get("parent", {}).get("id") == found["id"]]
    return render_template(
        "unit.html",
        unit=found,
        inside=inside,
        parts=parts,
        **_statements(found),
        **_findings(now, found),
    )


def _unknown(
    local: str, contents: Contents, endpoint: str, known: Mapping[str, Json]
) -> UnknownResource:
    names = {iri: name(bearer["label"]) for iri, bearer in known.items()}
    return unknown(
        local,
        names,
        lambda iri: url_for(endpoint, local=iri.removeprefix(contents.base)),
        lambda iri: " · ".join(
            filter(None, (names[iri], name(known[iri]["organisation"]["label"])))
        ),
    )


def _statements(bearer: Json) -> dict[str, Any]:
    """What a page shows of a bearer's norms: duties by matter, powers by track and rank."""
    tracks = _by_track(bearer.get("authorities", []))
    return {
        "duties": _by_object(bearer.get("duties", [])),
        "tracks": tracks,
        "told": _told_before(norm for _, kinds in tracks for _, norms in kinds for norm in norms),
        "forms": _FORMS,
    }


def _by_object(duties: Iterable[Json]) -> list[tuple[dict[str, str], list[Json]]]:
    groups: dict[str, list[Json]] = {}
    for duty in sorted(duties, key=_place):
        groups.setdefault(duty.get("object_id", ""), []).append(duty)
    ordered = sorted(groups, key=lambda iri: not iri)
    return [(schemes.label(iri) if iri else {}, groups[iri]) for iri in ordered]


def _place(norm: Json) -> tuple[str, int]:
    """Where a statement stands, so that a page goes as the document goes."""
    first = next(iter(norm.get("evidence", ())), norm)
    return first.get("document", ""), first.get("start", 0)


def _by_track(authorities: Iterable[Json]) -> list[tuple[str, list[tuple[str, list[Json]]]]]:
    ordered = sorted(
        authorities,
        key=lambda a: (
            schemes.TRACKS.index(schemes.track(a["kind"])),
            -schemes.rank(a["kind"]),
            a["kind"],
            _place(a),
        ),
    )
    return [
        (track, [(kind, list(same)) for kind, same in groupby(each, key=lambda a: str(a["kind"]))])
        for track, each in groupby(ordered, key=lambda a: schemes.track(a["kind"]))
    ]


def _told_before(norms: Iterable[Json]) -> dict[str, Json]:
    """Norms whose sentence an earlier norm of the page shows already, with that norm."""
    first: dict[tuple[str, int], Json] = {}
    return {n["id"]: first[_place(n)] for n in norms if first.setdefault(_place(n), n) is not n}


def _same_role(now: Loaded, position: Json) -> list[Json]:
    """The positions of other organisations with the role of this one."""
    if "role" not in position:
        return []
    rows = run(now.store, "same-role-across-organisations", {"role": [position["role"]]}).rows
    found = [now.contents.positions.get(str(row["same"])) for row in rows]
    return [p for p in found if p is not None and p["id"] != position["id"]]


def _chain(position: Json, contents: Contents) -> list[Json]:
    """The superiors of a superior, up to the top, along the lines that the documents state."""
    chain: list[Json] = []
    at = _superior(position, contents)
    while at and at not in (position, *chain):  # a circle is for the audit to report
        chain.append(at)
        at = _superior(at, contents)
    return chain


def _superior(position: Json, contents: Contents) -> Json | None:
    stated = (x for x in position.get("reports_to", []) if x["kind"] == "line")
    line = next((x for x in stated if x["basis"] != "inferred"), None)
    return contents.positions.get(line["id"]) if line else None


def _career(now: Loaded, position: Json) -> dict[str, list[tuple[Json, list[Json]]]]:
    """Who may become what, by the documents: the steps from and to a position, with their words."""
    found = {}
    for side, query, column in (
        ("next", "career-of", "next"),
        ("before", "career-before", "before"),
    ):
        rows = run(now.store, query, {"position": [position["id"]]}).rows
        steps = [(now.contents.positions.get(str(r[column])), str(r["step"])) for r in rows]
        words = evidence_of(now.store, [step for _, step in steps])
        found[side] = [(p, [asdict(e) for e in words[step]]) for p, step in steps if p]
    return found


def _findings(now: Loaded, bearer: Json) -> dict[str, Any]:
    """The findings about a position or unit; None while they are not known, with what is the matter."""
    known = finding.at_hand(now)
    found = finding.about(known.report, bearer["id"]) if known.report else None
    return {"findings": found, "trouble": known.trouble}


def _codes(now: Loaded, position: Json) -> list[dict[str, str]]:
    """What the role is called in outside classifications, and in which of them."""
    rows = run(now.store, "occupation-codes", {"position": [position["id"]]}).rows
    labels = labels_of(now.store, {str(row["match"]) for row in rows})
    return [
        {
            "relation": str(row["relation"]).rpartition("#")[2],
            "iri": iri,
            "label": next(iter(labels[iri].values()), ""),
            **_classified(iri),
        }
        for row in rows
        for iri in [str(row["match"])]
    ]


def _classified(iri: str) -> dict[str, str]:
    """The classification that an IRI belongs to, and its code there."""
    for space, title in _spaces().items():
        if iri.startswith(space):
            return {"scheme": title, "code": iri.removeprefix(space)}
    return {"scheme": "", "code": iri}


@cache
def _spaces() -> dict[str, str]:
    told = [about_of(name) for name in shipped()]
    return {str(about["space"]): str(about["title"]) for about in told}
