"""How long a question takes to be understood, on a release and with 100,000 positions' labels.

Usage: python benchmarks/understanding.py QUESTIONS.yaml… [--data DIR] [--positions N]

The labels beyond the release's own are those of its positions, each under a heading of its own, in
organisations of their own. Each question is asked once before it is measured.
"""

import argparse
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import yaml

from rolegraph.questions.asking import understood
from rolegraph.questions.stated.facts import Facts, Place
from rolegraph.questions.stated.names import build_names
from rolegraph.questions.understanding.index import Index, build_index
from rolegraph.releases import open_release
from rolegraph.store import EmbeddedStore

_HEADS = "东西南北中上下左右前后内外新老大小高低长"


def enlarged(facts: Facts, wanted: int) -> Facts:
    """Return facts with so many positions, the further ones under titles of their own."""
    own = facts.of_sort("position")
    further: dict[str, Place] = {}
    for number in range(wanted - len(own)):
        model, copy = own[number % len(own)], number // len(own)
        head = "".join(_HEADS[(copy // 20**n) % 20] for n in range(3))
        iri = f"{model.id}/{copy}"
        label = {language: f"{head}{name}" for language, name in model.label.items()}
        further[iri] = replace(
            model, id=iri, label=label, organisation=f"{model.organisation}/{copy}"
        )
    return replace(facts, places={**facts.places, **further})


def measured(index: Index, questions: Iterable[str]) -> list[float]:
    """Return the seconds of processor time that each question takes, in ascending order."""
    times = []
    for question in questions:
        understood(question, index)
        began = time.process_time()
        understood(question, index)
        times.append(time.process_time() - began)
    return sorted(times)


def main() -> int:
    """Print median and 95th percentile for both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, default=Path("build"))
    parser.add_argument("--positions", type=int, default=100_000)
    args = parser.parse_args()
    several = [
        q for f in args.questions for q in yaml.safe_load(f.read_text("utf-8"))["questions"]
    ]
    wordings = [q[language] for q in several for language in ("en", "zh")]
    release = open_release(args.data)
    began = time.perf_counter()
    index = build_index(EmbeddedStore.load(release.graph), release.index)
    print(f"index ready in {time.perf_counter() - began:.1f} s (clauses kept in the release)")
    many = enlarged(index.facts, args.positions)
    large = replace(index, facts=many, names=build_names(many))
    for name, one in (("release", index), (f"{args.positions:,} positions", large)):
        times = measured(one, wordings)
        middle, late = times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000
        print(f"understood, {name}: {middle:.1f} ms median, {late:.1f} ms 95th percentile")
    return 0


if __name__ == "__main__":
    sys.exit(main())
