"""``/search``: whatever has a name, and sentences by their words; for people and for completion."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from rolegraph.documentation.terms import labels
from rolegraph.errors import UsageError
from rolegraph.queries import Name
from rolegraph.queries.names import plain
from rolegraph.vocabulary import PREFIXES, SCHEMES
from rolegraph.web.pages.evidence import page_url, place_url
from rolegraph.web.pages.wording import name as in_readers_language
from rolegraph.web.serving.contents import Stated
from rolegraph.web.serving.negotiation import HTML, PLAIN_JSON, chosen, format_parameter
from rolegraph.web.serving.served import served

blueprint = Blueprint("searching", __name__)
#: The sorts of what is found, in the order in which they are shown.
SORTS = ("position", "unit", "organisation", "document", "concept", "sentence")
_SHOWN, _MOST = 12, 500


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: its label by language, where it belongs, and its address.

    Of thousands that are found a few are shown, so that the address is made when it is asked for.
    """

    sort: str
    where: Callable[[], str]
    label: Mapping[str, str]
    note: Mapping[str, str] = field(default_factory=dict)
    matched: str = ""

    @property
    def url(self) -> str:
        """Its address."""
        return self.where()

    def to_json(self) -> dict[str, str]:
        """Return it in the reader's language, as completion shows it."""
        return {
            "type": self.sort,
            "label": in_readers_language(self.label),
            "of": in_readers_language(self.note),
            "matched": self.matched,
            "url": self.url,
        }


@blueprint.get("/search")
def search() -> Response | str:
    """Find ``?q=`` by sort: HTML for a browser, JSON for everyone else."""
    words = request.args.get("q", "").strip()
    most = _limit()
    wanted = _wanted_sorts()
    groups = {s: found for s, found in _found(words).items() if s in wanted} if words else {}
    if chosen([PLAIN_JSON, HTML], format_parameter(), {"json": PLAIN_JSON, "html": HTML}) == HTML:
        near = [] if groups or not words else list(_things(served().names.nearest(words)))
        return render_template(
            "search.html", words=words, groups=groups, near=near, most=most, sorts=wanted
        )
    reply = jsonify(
        {
            "q": words,
            "totals": {sort: len(found) for sort, found in groups.items()},
            "results": [f.to_json() for found in groups.values() for f in found[:most]],
        }
    )
    reply.vary.update(("Accept-Language", "Cookie"))
    return reply


def _limit() -> int:
    given = request.args.get("limit", str(_SHOWN))
    if not given.isdecimal() or int(given) == 0:
        raise UsageError(f"'limit' wants a number above 0, not {given!r}.")
    return min(int(given), _MOST)


def _wanted_sorts() -> tuple[str, ...]:
    given = request.args.get("sort", "")
    if given and given not in SORTS:
        raise UsageError(f"'sort' wants one of {', '.join(SORTS)}, not {given!r}.")
    return (given,) if given else SORTS


def _found(words: str) -> dict[str, list[Found]]:
    """What was found by sort; sorts without anything are left out."""
    groups: dict[str, list[Found]] = {sort: [] for sort in SORTS}
    for found in _things(served().names.matching(words)):
        groups[found.sort].append(found)
    groups["sentence"] = list(_sentences(words))
    return {sort: found for sort, found in groups.items() if found}


def _things(names: Iterable[Name]) -> Iterator[Found]:
    """What names name, each with its page; what has no page is left out."""
    for name in names:
        if name.of in PREFIXES and PREFIXES[name.of].startswith(SCHEMES):
            found = _concept(name)
        elif name.of == "rg:Document":
            found = _document(name)
        else:
            found = _bearer(name)
        if found is not None:
            yield found


def _concept(name: Name) -> Found | None:
    vocabulary = served().vocabulary
    scheme, _, local = name.iri.removeprefix(SCHEMES).partition("/")
    concept = vocabulary.concepts.get(scheme, {}).get(local)
    if concept is None:
        return None
    own = labels(concept)

    def where() -> str:
        return url_for("vocabulary.concept", scheme=scheme, concept=local)

    return Found("concept", where, own, vocabulary.schemes[scheme].label, _other(name, own))


def _document(name: Name) -> Found:
    path = name.iri.removeprefix(served().contents.base).removeprefix("document/")
    title = served().contents.documents.get(path, {}).get("title", "")
    note = {"zh-Hans": title} if title else {}
    return Found("document", lambda: url_for("documents.document", path=path), {"en": path}, note)


def _bearer(name: Name) -> Found | None:
    contents = served().contents
    if (organisation := contents.organisations.get(name.iri)) is not None:
        return Found("organisation", lambda: page_url(name.iri), organisation.label)
    known: Mapping[str, Any] | None = contents.bearer(name.iri)
    if known is None:
        return None
    sort = "position" if name.iri in contents.positions else "unit"
    belongs = known["organisation"].get("label", {})
    own = known["label"]
    return Found(sort, lambda: page_url(name.iri), own, belongs, _other(name, own))


def _other(name: Name, shown: Mapping[str, str]) -> str:
    """The name that was found where it is none of those that are shown."""
    return "" if name.text in shown.values() else name.text


def _sentences(words: str) -> Iterator[Found]:
    """The places whose statement, which is in Simplified Chinese or English, has these words."""
    wanted = plain(words)
    for path, each in served().contents.stated.items():
        said = [s for s in each if s.sort != "title" and wanted in s.text.casefold()]
        # One sentence may state several things of one bearer: it is found once.
        once = {(s.start, s.end, s.bearer["id"]): s for s in said}
        yield from (_sentence(path, stated) for stated in once.values())


def _sentence(path: str, stated: Stated) -> Found:
    place = {"document": path, "start": stated.start, "end": stated.end}
    language = "en" if stated.text.isascii() else "zh-Hans"
    return Found(
        "sentence", lambda: place_url(place), {language: stated.text}, stated.bearer["label"]
    )
