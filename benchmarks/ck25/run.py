"""Ask the 50 questions of CK25 (eccenca/ck25-dataset, CC BY 4.0) and give the set-F1 of our answers.

Usage: python benchmarks/ck25/run.py DATASET TEXT2SPARQL [--verbose]

DATASET is a git directory of the data set, TEXT2SPARQL one of AKSW/text2sparql.aksw.org, which has the true
results and the evaluations of other systems, printed beside. The graph's people, departments and what it
says of them are taken over by ``organisation.rq``; of products, prices and suppliers nothing is, since
rolegraph has no words for them.
What is compared with the true results are the things that the first reading names.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import yaml

from rolegraph.questions import Index, ask, build_index
from rolegraph.store import EmbeddedStore

_MAPPING = Path(__file__).with_name("organisation.rq")


def stored(folder: Path, path: str) -> bytes:
    """Return a file of the newest commit of a git directory."""
    done = subprocess.run(
        ["git", "-C", str(folder), "show", f"HEAD:{path}"], capture_output=True, check=True
    )
    return done.stdout


def listed(folder: Path, ending: str) -> list[str]:
    """Return the files of the newest commit that end so."""
    done = subprocess.run(
        ["git", "-C", str(folder), "ls-tree", "-r", "--name-only", "HEAD"],
        capture_output=True,
        check=True,
        text=True,
    )
    return [line for line in done.stdout.splitlines() if line.endswith(ending)]


def expected(folder: Path) -> Mapping[str, set[str]]:
    """Return the published true result of each question, by its number."""
    results = json.loads(stored(folder, "docs/benchmark/ck25_true_result_set.json"))
    return {name.removeprefix("ck25:").removesuffix("-en"): set(v) for name, v in results.items()}


def answered(question: str, store: EmbeddedStore, index: Index) -> set[str]:
    """Return what our first reading names: a verdict, a count, or the things themselves."""
    reply: Any = ask(question, store, index).to_json()
    for reading in reply["readings"][:1]:
        if reading.get("verdict"):
            return {"true" if reading["verdict"] == "yes" else "false"}
        if reading.get("value") and reading["status"] == "found":
            return {reading["value"]}
        return {a["id"] for a in reading["answers"]}
    return set()


def f1(wanted: set[str], given: set[str]) -> float:
    """Return the harmonic mean of precision and recall; nothing given is nothing right."""
    shared = len(wanted & given)
    return 2 * shared / (len(wanted) + len(given)) if shared else 0.0


def published(folder: Path) -> Mapping[str, float]:
    """Return the average set-F1 of each system whose evaluation is published."""
    found = {}
    for path in listed(folder, "/ck25_eval.json"):
        scores = json.loads(stored(folder, path))
        found[path.split("/")[-2]] = float(scores["average"]["set_F"])
    return found


def table(own: float, others: Mapping[str, float]) -> Iterable[str]:
    """Yield the lines of the comparison, the best first."""
    rows = sorted([*others.items(), ("rolegraph", own)], key=lambda r: -r[1])
    yield from (f"{name:12} {score:.3f}" for name, score in rows)


def main() -> int:
    """Print the score of each question if wanted, and the averages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("results", type=Path)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    graph = ox.Store()
    graph.load(stored(args.dataset, "graphs/prod-inst.ttl"), format=ox.RdfFormat.TURTLE)
    triples: Any = graph.query(_MAPPING.read_text("utf-8"))
    store = EmbeddedStore.from_quads([ox.Quad(*t) for t in triples])
    index = build_index(store)
    questions = yaml.safe_load(stored(args.dataset, "questions.yml"))["questions"]
    truth = expected(args.results)
    scores = []
    for one in questions:
        text = one["question"]["en"]
        given = answered(text, store, index)
        scores.append(f1(truth[str(one["id"])], given))
        if args.verbose:
            print(f"{one['id']:3} {scores[-1]:.2f} {len(given):4} {text}")
    own = sum(scores) / len(scores)
    print(f"CK25: {sum(s > 0 for s in scores)} of {len(scores)} questions with any right answer")
    for line in table(own, published(args.results)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
