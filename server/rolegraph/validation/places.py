"""Where the words behind a result stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.graph.terms import Writer
from rolegraph.validation.report import Violation
from rolegraph.vocabulary import expand

_EVIDENCE, _EXACT = NamedNode(expand("rg:evidence")), NamedNode(expand("oa:exact"))


@dataclass(frozen=True, slots=True)
class Place:
    """A document's IRI and two offsets; (0, 0) stands for the whole document."""

    document: str = ""
    start: int = 0
    end: int = 0


def parse_place(iri: str) -> Place:
    """Return the place that an IRI such as ``…/document/000.txt#char=5,9`` names."""
    document, _, fragment = iri.partition("#")
    if "/document/" not in document:
        return Place()
    start, _, end = fragment.partition("=")[2].partition(",")
    if start.isdigit() and end.isdigit():
        return Place(document, int(start), int(end))
    return Place(document)


def placed(
    results: Iterable[Violation], stated: Iterable[Quad], writer: Writer
) -> Iterator[Violation]:
    """Yield results with their document's path, offsets and sentence filled in.

    The words are those of the evidence of the result's focus; where that has none, of its value.
    """
    evidence: dict[str, list[str]] = {}
    quotes: dict[str, str] = {}
    for quad in stated:
        if not isinstance(quad.subject, NamedNode):
            continue
        if quad.predicate == _EVIDENCE and isinstance(quad.object, NamedNode):
            evidence.setdefault(quad.subject.value, []).append(quad.object.value)
        elif quad.predicate == _EXACT and isinstance(quad.object, Literal):
            quotes[quad.subject.value] = quad.object.value
    for result in results:
        about = result.focus if result.focus in evidence else result.value
        place = parse_place(min(evidence.get(about, [result.focus])))
        yield replace(
            result,
            document=place.document.removeprefix(writer.node("document/").value),
            start=place.start,
            end=place.end,
            sentence=quotes.get(f"{place.document}#quote={place.start},{place.end}", ""),
        )
