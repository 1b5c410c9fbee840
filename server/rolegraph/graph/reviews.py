"""What a reviewer wrote → quads of the corrections graph."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.extraction.corrections import Corrected, Correction
from rolegraph.graph.norms import describe_norm
from rolegraph.graph.terms import Writer
from rolegraph.reading import Document
from rolegraph.vocabulary import CORRECTIONS_GRAPH, expand, slug

_DATE = NamedNode(expand("xsd:date"))


def describe_review(
    writer: Writer, corrected: Corrected, documents: Mapping[str, Document]
) -> Iterator[Quad]:
    """Yield the statements that a reviewer wrote, and who corrected what, when and why."""
    for norm in corrected.statements.norms:
        if norm.id in corrected.reviewed:
            yield from describe_norm(writer, norm, documents)
    for correction in corrected.applied:
        yield from _describe(writer, correction)


def _describe(writer: Writer, correction: Correction) -> Iterator[Quad]:
    about = None if correction.verb == "add" else writer.node(correction.subject)
    yield from writer.write(
        writer.node(CORRECTIONS_GRAPH),
        writer.node(f"correction/{slug(correction.source)}"),
        "rg:Correction",
        {
            "rg:corrects": about,
            "rg:correctionVerb": correction.verb,
            "rg:reason": correction.reason,
            "dcterms:creator": correction.reviewer,
            "dcterms:date": Literal(correction.date, datatype=_DATE),
        },
    )
