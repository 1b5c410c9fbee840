"""Documents and the places in them: Web Annotation selectors, no blank nodes.

W3C Web Annotation Data Model, 4.2.4 and 4.2.5: positions count code points, end excluded.
"""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from rolegraph.graph.terms import Writer, number
from rolegraph.model import Evidence
from rolegraph.reading import Document, Repair

_CONTEXT = 16


def describe_document(writer: Writer, document: Document) -> Iterator[Quad]:
    """Yield what the graph says of a document, never its text."""
    yield from writer.write(
        writer.graph(document.path),
        writer.document(document.path),
        "rg:Document",
        {
            "dcterms:identifier": document.path,
            "dcterms:title": document.title,
            "dcterms:format": document.media_type,
            "rg:sha256": document.sha256,
            "rg:textSha256": document.text_sha256,
            "rg:script": document.script,
            "rg:encoding": document.encoding,
        },
    )


def place(writer: Writer, evidence: Evidence) -> NamedNode:
    """Return the IRI of a place, ``…/document/000.txt#char=1776,1796`` (RFC 5147)."""
    document = writer.document(evidence.document).value
    return NamedNode(f"{document}#char={evidence.start},{evidence.end}")


def describe_place(
    writer: Writer, evidence: Evidence, documents: Mapping[str, Document]
) -> Iterator[Quad]:
    """Yield a place with both selectors, and the repairs that lie in it."""
    document = documents[evidence.document]
    graph, source = writer.graph(document.path), writer.document(document.path)
    span = f"{evidence.start},{evidence.end}"
    position = NamedNode(f"{source.value}#position={span}")
    quote = NamedNode(f"{source.value}#quote={span}")
    repairs = document.repairs_in(evidence.start, evidence.end)
    yield from writer.write(
        graph,
        place(writer, evidence),
        "oa:SpecificResource",
        {
            "oa:hasSource": source,
            "oa:hasSelector": (position, quote),
            "rg:page": evidence.page,
            "rg:cell": evidence.cell,
            "rg:repair": tuple(
                NamedNode(f"{source.value}#repair={r.start},{r.end}") for r in repairs
            ),
        },
    )
    yield from _selectors(writer, evidence, document)
    for repair in repairs:
        yield from _repair(writer, repair, document)


def _selectors(writer: Writer, evidence: Evidence, document: Document) -> Iterator[Quad]:
    """Yield where the words stand, and the words with what stands around them."""
    graph, source = writer.graph(document.path), writer.document(document.path).value
    yield from writer.write(
        graph,
        NamedNode(f"{source}#position={evidence.start},{evidence.end}"),
        "oa:TextPositionSelector",
        {"oa:start": evidence.start, "oa:end": evidence.end},
    )
    yield from writer.write(
        graph,
        NamedNode(f"{source}#quote={evidence.start},{evidence.end}"),
        "oa:TextQuoteSelector",
        {
            "oa:exact": evidence.quote,
            "oa:prefix": document.text[max(0, evidence.start - _CONTEXT) : evidence.start],
            "oa:suffix": document.text[evidence.end : evidence.end + _CONTEXT],
        },
    )


def _repair(writer: Writer, repair: Repair, document: Document) -> Iterator[Quad]:
    """Yield damage and how it was mended."""
    yield from writer.write(
        writer.graph(document.path),
        NamedNode(f"{writer.document(document.path).value}#repair={repair.start},{repair.end}"),
        "rg:Repair",
        {
            "rg:raw": repair.raw,
            "rg:repaired": repair.reading,
            "rg:repairBasis": repair.basis,
            "rg:repairNote": repair.note,
            "rg:confidence": number(repair.confidence),
        },
    )
