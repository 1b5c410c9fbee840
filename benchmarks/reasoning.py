"""Seconds and memory of inference and validation on invented organisations, and ratios to owlrl.

    python benchmarks/reasoning.py [--positions 1000 10000] [--owlrl 20] [--whole 20 80]

Seconds are processor time. Ten positions a document, ten norms a position, evidence on everything.
"""

import argparse
import hashlib
import resource
import time
from collections.abc import Iterable

from generator import Generated, organisation
from pyoxigraph import NamedNode, Quad, Store

from rolegraph.graph import quads
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.inference.reference import entailments
from rolegraph.reading import Document
from rolegraph.reading.passages import whole
from rolegraph.validation import validate
from rolegraph.validation.shapes import as_graph, check, document_shapes
from rolegraph.vocabulary import BASE, INFERRED_GRAPH

_PER_DOCUMENT = 10
_VALIDATED = 50


def document(generated: Generated) -> Document:
    """Return an invented text as if it had been read."""
    text = generated.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        path=generated.path,
        sha256=digest,
        text_sha256=digest,
        media_type="text/plain",
        encoding="utf-8",
        script="Hans",
        text=text,
        body=whole(text),
    )


def filled(positions: int) -> tuple[Store, list[Document], int]:
    """Return a store of invented organisations, some of their documents, and the norms in it."""
    store, kept, norms = Store(), [], 0
    store.bulk_extend(ontology_quads())
    for seed in range(positions // _PER_DOCUMENT):
        generated = organisation(seed, _PER_DOCUMENT)
        read = document(generated)
        norms += len(generated.statements.norms)
        store.bulk_extend(quads(generated.statements, [read]))
        if len(kept) < _VALIDATED:
            kept.append(read)
    return store, kept, norms


def megabytes() -> int:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(positions: int) -> None:
    """Print one size's figures."""
    store, documents, norms = filled(positions)
    stated, before = len(store), megabytes()
    began = time.process_time()
    derived = infer(store, ontology_triples())
    seconds = time.process_time() - began
    print(
        f"{positions:7} positions {norms:8} norms {stated:9} triples  inference {seconds:6.2f} s "
        f"({derived.inferred} by axioms, {sum(derived.by_rule.values())} in all)  "
        f"{before} MB before, {megabytes()} MB at most"
    )
    few = Store()
    few.bulk_extend(ontology_quads())
    for one in documents:
        graph = NamedNode(f"{BASE}graph/document/{one.path}")
        few.bulk_extend(store.quads_for_pattern(None, None, None, graph))
    began = time.process_time()
    validate(few, documents)
    each = (time.process_time() - began) / len(documents)
    print(f"{'':7} validation {each:.3f} s a document of {_PER_DOCUMENT} positions")


def compare(positions: int) -> None:
    """Print how much longer owlrl takes on the same small input, without its labels."""
    store, _, _ = filled(positions)
    data = list(_without_texts(store))
    began = time.process_time()
    infer(store, ontology_triples())
    ours = time.process_time() - began
    graph = NamedNode(BASE + INFERRED_GRAPH)
    found = len(list(store.quads_for_pattern(None, None, None, graph)))
    began = time.process_time()
    entailments(data, list(_without_texts(ontology_triples())))
    theirs = time.process_time() - began
    print(
        f"{positions:7} positions: rules {ours:.2f} s ({found} triples), owlrl {theirs:.2f} s, "
        f"{theirs / ours:.0f} times as long"
    )


def compare_validation(positions: int) -> None:
    """Print how much longer pySHACL takes on a whole graph than we do document by document."""
    store, documents, _ = filled(positions)
    validate(store, documents[:1])  # reads the shapes, which both need
    began = time.process_time()
    validate(store, documents)
    ours = time.process_time() - began
    infer(store, ontology_triples())
    whole = as_graph(store)
    began = time.process_time()
    found = list(check(whole, document_shapes()))
    theirs = time.process_time() - began
    print(
        f"{positions:7} positions: document by document {ours:.2f} s, pySHACL on the whole graph "
        f"{theirs:.2f} s ({len(found)} results), {theirs / ours:.1f} times as long"
    )


def _without_texts(source: Iterable[Quad]) -> Iterable[Quad]:
    texts = ("Label", "definition", "example", "exact", "prefix", "suffix", "reading")
    return (quad for quad in source if not quad.predicate.value.endswith(texts))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--positions", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--owlrl", type=int, default=20)
    parser.add_argument("--whole", type=int, nargs="*", default=[20, 80])
    arguments = parser.parse_args()
    compare(arguments.owlrl)
    for each in arguments.whole:
        compare_validation(each)
    for positions in arguments.positions:
        measure(positions)


if __name__ == "__main__":
    main()
