"""Milliseconds of each competency question on the stated graph and on the inferred one.

    python benchmarks/competency.py [--positions 1000]

Questions about things of the tests' example find nothing here, and are left out.
"""

import argparse
import time

from pyoxigraph import QuerySolutions, Store
from reasoning import filled

from rolegraph.documentation.terms import questions
from rolegraph.graph.ontology import ontology_triples
from rolegraph.inference import infer

_RUNS = 5


def milliseconds(store: Store, query: str) -> tuple[float, int]:
    """Return the best time of several runs, and the number of rows."""
    best, rows = float("inf"), 0
    for _ in range(_RUNS):
        began = time.perf_counter()
        answer = store.query(query, use_default_graph_as_union=True)
        assert isinstance(answer, QuerySolutions)
        rows = sum(1 for _ in answer)
        best = min(best, time.perf_counter() - began)
    return best * 1000, rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--positions", type=int, default=1000)
    stated, _, _ = filled(parser.parse_args().positions)
    inferred = Store()
    inferred.bulk_extend(stated)
    infer(inferred, ontology_triples())
    for question in questions():
        if question.inferred and "id:" not in question.query.split("WHERE", 1)[1]:
            before, rows = milliseconds(stated, question.query)
            after, same = milliseconds(inferred, question.inferred)
            note = "" if rows == same else f"  (other rows: {same})"
            print(f"{question.name:30} {rows:6} rows  {before:8.1f} ms  {after:8.1f} ms{note}")


if __name__ == "__main__":
    main()
