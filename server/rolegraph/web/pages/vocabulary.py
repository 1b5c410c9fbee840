"""``/vocabulary``: the concept schemes as trees, each concept with its labels, meaning and uses."""

from collections.abc import Callable
from urllib.parse import urlencode

import orjson
import pyoxigraph as ox
from flask import Blueprint, Response, render_template, request, url_for

from rolegraph.documentation.terms import SCHEMES, Scheme, aliases, labels
from rolegraph.errors import UnknownResource
from rolegraph.queries import internal_bound, library, page
from rolegraph.queries.concepts import LISTED_BY, Vocabulary, triples_of
from rolegraph.store import Request, formats
from rolegraph.vocabulary import SCHEMES as ROOT
from rolegraph.vocabulary import Concept, expand
from rolegraph.web.pages.wording import name as in_readers_language
from rolegraph.web.serving.answering import answered
from rolegraph.web.serving.cache import Kept
from rolegraph.web.serving.nearest import nearest
from rolegraph.web.serving.negotiation import HTML, PLAIN_JSON, SHORT, chosen, format_parameter
from rolegraph.web.serving.served import served

blueprint = Blueprint("vocabulary", __name__, url_prefix="/vocabulary")
Json = dict[str, object]
OFFERS = (PLAIN_JSON, HTML, *formats.GRAPHS)
_NAMES = {**SHORT, "json": PLAIN_JSON}
#: How many uses a concept's own page shows; the named query lists them all.
_SHOWN = 5
_MATCHES = tuple(expand(f"skos:{name}Match") for name in ("exact", "close", "broad", "narrow"))


@blueprint.get("", strict_slashes=False)
def schemes() -> Response:
    """Show every scheme; JSON lists all their concepts, RDF is the vocabulary as it stands."""
    vocabulary = served().vocabulary
    return _answer(
        lambda: [_scheme_json(vocabulary, s) for s in vocabulary.schemes.values()],
        triples_of,
        lambda: render_template("vocabulary.html", vocabulary=vocabulary),
    )


@blueprint.get("/<scheme>")
def scheme(scheme: str) -> Response:
    """Show one scheme as a tree."""
    vocabulary = served().vocabulary
    if scheme not in vocabulary.schemes:
        named = {s: in_readers_language(found.label) for s, found in vocabulary.schemes.items()}
        near = nearest(scheme, named, lambda key: url_for("vocabulary.scheme", scheme=key))
        raise UnknownResource(f"The vocabulary has nothing at '{scheme}'.", near)
    found = vocabulary.schemes[scheme]
    return _answer(
        lambda: _scheme_json(vocabulary, found),
        lambda: triples_of(f"{ROOT}{scheme}/"),
        lambda: render_template("scheme.html", vocabulary=vocabulary, scheme=found),
    )


@blueprint.get("/<scheme>/<concept>")
def concept(scheme: str, concept: str) -> Response:
    """Show one concept: labels, meaning, what stands around it, and the first of its uses."""
    vocabulary = served().vocabulary
    found = vocabulary.concepts.get(scheme, {}).get(concept)
    if found is None:
        raise _unknown(vocabulary, scheme, concept)
    iri = f"{ROOT}{scheme}/{concept}"
    return _answer(
        lambda: _concept_json(vocabulary, scheme, found),
        lambda: internal_bound("describe", "resource", iri),
        lambda: render_template(
            "concept.html",
            vocabulary=vocabulary,
            scheme=vocabulary.schemes[scheme],
            concept=found,
            iri=iri,
            matches=_matches(iri),
            uses=_first_uses(iri),
        ),
    )


def _answer(
    listed: Callable[[], object], triples: Callable[[], str], shown: Callable[[], str]
) -> Response:
    media_type = chosen(OFFERS, format_parameter(), _NAMES)
    now = served()

    def made() -> Kept:
        if media_type == PLAIN_JSON:
            return Kept(orjson.dumps(listed()))
        if media_type == HTML:
            return Kept(shown().encode())
        return Kept(now.store.answer(Request(text=triples(), media_type=media_type)).body)

    return answered(media_type, (now.release.digest, request.path.rstrip("/")), made)


def _unknown(vocabulary: Vocabulary, scheme: str, concept: str) -> UnknownResource:
    known = {
        f"{name}/{one}": " ".join(text for _, text in found.labels)
        for name, concepts in vocabulary.concepts.items()
        for one, found in concepts.items()
        if scheme in (name, "") or scheme not in SCHEMES
    }
    near = nearest(
        concept,
        known,
        lambda key: url_for(
            "vocabulary.concept", scheme=key.split("/")[0], concept=key.split("/")[1]
        ),
    )
    return UnknownResource(f"The vocabulary has nothing at '{scheme}/{concept}'.", near)


def _scheme_json(vocabulary: Vocabulary, scheme: Scheme) -> Json:
    return {
        "id": f"{ROOT}{scheme.name}/",
        "name": scheme.name,
        "label": dict(scheme.label),
        "definition": dict(scheme.definition),
        "url": url_for("vocabulary.scheme", scheme=scheme.name),
        "concepts": [_concept_json(vocabulary, scheme.name, c) for c in scheme.concepts],
    }


def _concept_json(vocabulary: Vocabulary, scheme: str, concept: Concept) -> Json:
    iri = f"{ROOT}{scheme}/{concept.name}"
    found: Json = {
        "id": iri,
        "name": concept.name,
        "label": dict(labels(concept)),
        "aliases": dict(aliases(concept)),
        "definition": dict(concept.definition),
        "broader": list(concept.broader),
        "narrower": list(vocabulary.schemes[scheme].children.get(concept.name, ())),
        "includes": list(concept.includes),
        **concept.values,
        "uses": vocabulary.used.get(iri, 0),
        "uses_with_narrower": vocabulary.uses(scheme, concept.name),
        "uses_url": f"/q/{LISTED_BY}?{urlencode({'concept': iri})}",
        "url": url_for("vocabulary.concept", scheme=scheme, concept=concept.name),
    }
    return {key: value for key, value in found.items() if value not in ([], {}, ())}


def _matches(iri: str) -> list[tuple[str, str]]:
    """The terms of other vocabularies that a concept is said to match, with how."""
    body = served().store.construct(internal_bound("describe", "resource", iri))
    return sorted(
        (t.predicate.value.rpartition("#")[2].removesuffix("Match"), t.object.value)
        for t in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
        if t.predicate.value in _MATCHES and isinstance(t.object, ox.NamedNode)
    )


def _first_uses(iri: str) -> Json:
    """The first uses, those of one sentence and bearer together, and how many uses there are."""
    now = served()
    found = page(
        now.store,
        library()[LISTED_BY],
        {"concept": [iri]},
        now.release.digest,
        most=_SHOWN,
        look=now.look,
    )
    told = found.to_json()
    sentences: dict[str, list[Json]] = {}
    for row in told["rows"]:
        places = [(at["document"], at["start"], at["end"]) for at in row["evidence"]]
        words = repr((row["bearer"]["id"], places))
        sentences.setdefault(words, []).append(row)
    return {
        "sentences": list(sentences.values()),
        "shown": len(told["rows"]),
        "total": told["total"],
    }
