"""``/search``: whatever has a name, and sentences by their words; for people and for completion."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from rolegraph.documentation.terms import labels
from rolegraph.errors import UsageError
from rolegraph.queries import Name
from rolegraph.queries.spelling import plain
from rolegraph.vocabulary import PREFIXES, SCHEMES
from rolegraph.web.pages.evidence import page_url, place_url
from rolegraph.web.pages.wording import name as in_readers_language
from rolegraph.web.serving.contents import Stated
from rolegraph.web.serving.negotiation import HTML, PLAIN_JSON, chosen, format_parameter
from rolegraph.web.serving.reading import whole
from rolegraph.web.serving.served import served

blueprint = Blueprint("searching", __name__)
#: The sorts of what is found, in the order in which they are shown.
SORTS = ("position", "unit", "organisation", "document", "concept", "sentence")
_SHOWN, _MOST = 12, 500


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: its address, its label by language, and where it belongs."""

    sort: str
    url: str
    label: Mapping[str, str]
    note: Mapping[str, str] = field(default_factory=dict)
    matched: str = ""

    def to_json(self) -> dict[str, str]:
        """Return it in the reader's language, as completion shows it."""
        return {
            "type": self.sort,
            "label": in_readers_language(self.label),
            "of": in_readers_language(self.note),
            "matched": self.matched,
            "url": self.url,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one sort: how much, and the first of it."""

    total: int
    shown: tuple[Found, ...]


@blueprint.get("/search")
def search() -> Response | str:
    """Find ``?q=`` by sort: HTML for a browser, JSON for everyone else."""
    words = request.args.get("q", "").strip()
    most = _limit()
    wanted = _wanted_sorts()
    groups = _groups(words, wanted, most) if words else {}
    if chosen([PLAIN_JSON, HTML], format_parameter(), {"json": PLAIN_JSON, "html": HTML}) == HTML:
        near = nearest(words) if words and not groups else []
        return render_template(
            "search.html", words=words, groups=groups, near=near, most=most, sorts=wanted
        )
    reply = jsonify(
        {
            "q": words,
            "totals": {sort: group.total for sort, group in groups.items()},
            "results": [f.to_json() for group in groups.values() for f in group.shown],
        }
    )
    reply.vary.update(("Accept-Language", "Cookie"))
    return reply


def _limit() -> int:
    given = request.args.get("limit", str(_SHOWN))
    if not whole(given):
        raise UsageError(f"'limit' wants a number above 0, not {given[:60]!r}.")
    return min(whole(given), _MOST)


def _wanted_sorts() -> tuple[str, ...]:
    given = request.args.get("sort", "")
    if given and given not in SORTS:
        raise UsageError(f"'sort' wants one of {', '.join(SORTS)}, not {given!r}.")
    return (given,) if given else SORTS


def _groups(words: str, wanted: Iterable[str], most: int) -> dict[str, Group]:
    """What was found of each sort; sorts without anything are left out."""
    named: dict[str, list[Name]] = defaultdict(list)
    for name in served().names.matching(words):
        named[_sort_of(name)].append(name)
    groups = {s: Group(len(each), tuple(map(_thing, each[:most]))) for s, each in named.items()}
    said = served().contents.saying(plain(words))
    groups["sentence"] = Group(len(said), tuple(_sentence(*one) for one in said[:most]))
    return {sort: groups[sort] for sort in wanted if sort in groups and groups[sort].total}


def nearest(words: str) -> list[Found]:
    """Return what has a page and a name most like these words: for what was mistyped."""
    return [_thing(name) for name in served().names.nearest(words) if _sort_of(name)]


def _sort_of(name: Name) -> str:
    """The sort of a thing, "" where it has no page."""
    contents = served().contents
    if _is_concept(name):
        scheme, _, local = name.iri.removeprefix(SCHEMES).partition("/")
        return "concept" if local in served().vocabulary.concepts.get(scheme, {}) else ""
    if name.of == "rg:Document":
        return "document"
    sorts = {
        "position": contents.positions,
        "unit": contents.units,
        "organisation": contents.organisations,
    }
    return next((sort for sort, known in sorts.items() if name.iri in known), "")


def _is_concept(name: Name) -> bool:
    return name.of in PREFIXES and PREFIXES[name.of].startswith(SCHEMES)


def _thing(name: Name) -> Found:
    """A thing that has a page."""
    if _is_concept(name):
        return _concept(name)
    return _document(name) if name.of == "rg:Document" else _bearer(name)


def _concept(name: Name) -> Found:
    scheme, _, local = name.iri.removeprefix(SCHEMES).partition("/")
    vocabulary = served().vocabulary
    own = labels(vocabulary.concepts[scheme][local])
    address = url_for("vocabulary.concept", scheme=scheme, concept=local)
    return Found("concept", address, own, vocabulary.schemes[scheme].label, _other(name, own))


def _document(name: Name) -> Found:
    path = name.iri.removeprefix(served().contents.base).removeprefix("document/")
    title = served().contents.documents.get(path, {}).get("title", "")
    note = {"zh-Hans": title} if title else {}
    return Found("document", url_for("documents.document", path=path), {"en": path}, note)


def _bearer(name: Name) -> Found:
    contents = served().contents
    if (organisation := contents.organisations.get(name.iri)) is not None:
        return Found("organisation", page_url(name.iri), organisation.label)
    known = contents.bearer(name.iri) or {}
    belongs = known["organisation"].get("label", {})
    own = known["label"]
    return Found(_sort_of(name), page_url(name.iri), own, belongs, _other(name, own))


def _other(name: Name, shown: Mapping[str, str]) -> str:
    """The name that was found where it is none of those that are shown."""
    return "" if name.text in shown.values() else name.text


def _sentence(path: str, stated: Stated) -> Found:
    place = {"document": path, "start": stated.start, "end": stated.end}
    language = "en" if stated.text.isascii() else "zh-Hans"
    return Found("sentence", place_url(place), {language: stated.text}, stated.bearer["label"])
