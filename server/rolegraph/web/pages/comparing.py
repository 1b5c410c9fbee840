"""Two positions, units or organisations side by side, matter by matter."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from rolegraph.errors import AmbiguousName, UsageError
from rolegraph.queries import library, run
from rolegraph.web.pages import schemes
from rolegraph.web.serving.contents import Contents, Json, Organisation
from rolegraph.web.serving.served import Loaded, served

blueprint = Blueprint("comparing", __name__)

#: What is set side by side, in order: the lists of a position, and what their statements are about.
_LISTS = {
    "authorities": "object_id",
    "duties": "object_id",
    "prohibitions": "object_id",
    "qualifications": "kind",
    "appraisals": "object_id",
}
Label = Mapping[str, str]
_MOST_CHOICES = 300


@dataclass(frozen=True, slots=True)
class Matter:
    """What each of two states on one matter, the statements of one sentence together.

    ``about`` is its label, or the kind of qualification.
    """

    about: Label | str
    first: list[list[Json]]
    second: list[list[Json]]

    @property
    def side(self) -> int:
        """Who speaks of it: 0 both, 1 the first alone, 2 the second alone."""
        return 0 if self.first and self.second else 1 if self.first else 2


@blueprint.get("/compare")
def compare() -> str:
    """Show what two bearers, or two organisations, have in common and what each has alone."""
    now = served()
    contents = now.contents
    first, second = (_meant(now, side) for side in ("first", "second"))
    if first in contents.organisations and second in contents.organisations:
        return _organisations(now, first, second)
    one, other = contents.bearer(first), contents.bearer(second)
    lists = _lists(one, other) if one and other else {}
    return render_template(
        "compare.html",
        pair=(one, other),
        given=(first, second),
        unknown=[iri for iri, found in ((first, one), (second, other)) if iri and not found],
        lists=lists,
        counts=_counts(m for matters in lists.values() for m in matters),
        choices=_choices(contents, {first, second}),
    )


def _meant(now: Loaded, side: str) -> str:
    """The IRI that a side is given by: an IRI itself, or a name; what nothing is called, as it is."""
    given = request.args.get(side, "").strip()
    for query in ("compare-positions", "compare-organisations"):
        try:
            return now.names.resolve(library()[query].parameter(side), given)
        except AmbiguousName:
            raise
        except UsageError:
            continue
    return given


def _lists(first: Json, second: Json) -> dict[str, list[Matter]]:
    """What both state, by list: matters of both before those of one."""
    found = {}
    for name, about in _LISTS.items():
        sides = [_by(about, bearer.get(name, [])) for bearer in (first, second)]
        keys = dict.fromkeys((*sides[0], *sides[1]))
        matters = [
            Matter(_label(key), *(_sentences(side.get(key, [])) for side in sides)) for key in keys
        ]
        if matters:
            found[name] = sorted(matters, key=lambda m: m.side)
    return found


def _by(about: str, norms: Iterable[Json]) -> dict[str, list[Json]]:
    """Statements by what they are about; one on no known matter is a matter of its own."""
    groups: dict[str, list[Json]] = {}
    for norm in norms:
        groups.setdefault(norm.get(about) or f"= {norm['text']}", []).append(norm)
    return groups


def _sentences(norms: Iterable[Json]) -> list[list[Json]]:
    """Statements by the words that they rest on, in their order."""
    groups: dict[object, list[Json]] = {}
    for norm in norms:
        first = next(iter(norm.get("evidence", ())), norm)
        place = (first.get("document"), first.get("start"), first.get("end"))
        groups.setdefault(place if first is not norm else norm["id"], []).append(norm)
    return list(groups.values())


def _label(key: str) -> Label | str:
    if key.startswith("= "):
        return {}
    return schemes.label(key) if "://" in key else key


def _counts(matters: Iterable[Matter]) -> tuple[int, int, int]:
    sides = [matter.side for matter in matters]
    return sides.count(0), sides.count(1), sides.count(2)


def _organisations(now: Loaded, first: str, second: str) -> str:
    rows = run(now.store, "compare-organisations", {"first": [first], "second": [second]}).rows
    positions = now.contents.positions
    pairs = [
        (positions[str(r["first_position"])], positions[str(r["second_position"])]) for r in rows
    ]
    both = [now.contents.organisations[iri] for iri in (first, second)]
    paired = {p["id"] for pair in pairs for p in pair}
    alone = [[p for p in o.positions if p["id"] not in paired] for o in both]
    return render_template(
        "compare-organisations.html",
        both=both,
        pairs=pairs,
        alone=alone,
        organisations=_named(now.contents),
    )


def _choices(contents: Contents, given: Collection[str]) -> dict[str, object]:
    """What may be chosen: described positions (and those given) under their organisations; organisations.

    Nothing of what is too much for a list: one types a name then.
    """
    fitting = [
        (o, [p for p in o.positions if p["defined"] or p["id"] in given])
        for o in contents.organisations.values()
    ]
    many = sum(len(positions) for _, positions in fitting) > _MOST_CHOICES
    return {
        "positions": [(o, positions) for o, positions in fitting if positions and not many],
        "organisations": _named(contents),
        "several": len(contents.organisations) > 1,
    }


def _named(contents: Contents) -> list[Organisation]:
    found = [o for o in contents.organisations.values() if o.label]
    return found if len(found) <= _MOST_CHOICES else []
