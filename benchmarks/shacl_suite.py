"""The W3C SHACL test suite, run with the validator as rolegraph uses it.

    git clone https://github.com/w3c/data-shapes
    python benchmarks/shacl_suite.py data-shapes/data-shapes-test-suite/tests

A test passes when verdict and results agree: focus node, path, value, component and severity of each.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyshacl
from rdflib import BNode, Graph, Namespace, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
_PARTS = (SH.focusNode, SH.resultPath, SH.value, SH.sourceConstraintComponent, SH.resultSeverity)


def results(graph: Graph, report: Node) -> Counter[tuple[str, ...]]:
    """Return the results of a report as plain values; blank nodes all look alike."""
    return Counter(
        tuple(_plain(graph.value(result, part)) for part in _PARTS)
        for result in graph.objects(report, SH.result)
    )


def _plain(node: Node | None) -> str:
    return "_" if isinstance(node, BNode) else "" if node is None else node.n3()


def outcome(manifest: Graph, test: Node, file: Path) -> str:
    """Return "pass" or what differs for one test."""
    action = manifest.value(test, MF.action)
    wanted = manifest.value(test, MF.result)
    data, shapes = (
        _graph(manifest.value(action, p), file) for p in (SHT.dataGraph, SHT.shapesGraph)
    )
    try:
        conforms, found, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    except Exception as error:  # Whatever it is, it is the outcome.
        return "pass" if wanted == SHT.Failure else f"raises {type(error).__name__}: {error}"[:160]
    if wanted == SHT.Failure:
        return "should fail, and does not"
    report = found.value(None, RDF.type, SH.ValidationReport) if isinstance(found, Graph) else None
    if bool(conforms) != bool(manifest.value(wanted, SH.conforms).toPython()):
        return "another verdict"
    same = report is not None and results(found, report) == results(manifest, wanted)
    return "pass" if same else "other results"


def _graph(source: Node | None, file: Path) -> Graph:
    path = Path(str(source).removeprefix("file://"))
    return Graph().parse(path if path.is_file() else file, format="turtle", publicID=file.as_uri())


def tests(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each test's name and outcome."""
    for file in sorted(folder.rglob("*.ttl")):
        manifest = Graph().parse(file, format="turtle", publicID=file.as_uri())
        for test in sorted(manifest.subjects(RDF.type, SHT.Validate)):
            if isinstance(test, URIRef):
                yield str(file.relative_to(folder)), outcome(manifest, test, file)


def main() -> None:
    """Print what does not pass, and the count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    counts: Counter[str] = Counter()
    for name, result in tests(parser.parse_args().folder.resolve()):
        counts["pass" if result == "pass" else "miss"] += 1
        if result != "pass":
            print(f"{name}: {result}")
    print(f"{counts['pass']} of {counts.total()} pass")


if __name__ == "__main__":
    main()
