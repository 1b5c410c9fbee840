"""Ask about things narrowed by what no document tells apart, and count the answers that do not say so.

Usage: python benchmarks/narrowed.py [--data DIR] [--verbose]

DIR is a build of ``data/corpus``. What is asked stands in ``narrowed.yaml`` beside this script: things that
somebody does, narrowed by words (*overseas* returns) of which no document speaks. An answer is open where it
says which word it leaves out.
"""

import argparse
import collections
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from asking import asking

from rolegraph.questions.answer import Answer
from rolegraph.questions.families.unsaid import LEFT_OUT


def questions(asked: dict[str, Any]) -> Iterator[str]:
    """Yield each deed done to each of its things with each narrowing word, in every form."""
    for does, things in asked["things"].items():
        for thing in things:
            for words in asked["words"]:
                for form in asked["forms"]:
                    yield form.format(does=does, thing=thing, words=words)


def told(answer: Answer) -> str:
    """Return how a narrowed question is answered: not answered, open or silent about what is left out."""
    if answer.status != "found":
        return "not answered"
    notes = answer.readings[0].outcome.related
    return "open" if any(n.en.startswith(LEFT_OUT) for n in notes) else "silent"


def main() -> int:
    """Print how many were answered openly and how many silently, by language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build"))
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    answer_of = asking(args.data)
    listed = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    for language, asked in listed.items():
        counts: collections.Counter[str] = collections.Counter()
        for question in questions(asked):
            kind = told(answer_of(question))
            counts[kind] += 1
            if args.verbose and kind == "silent":
                print(question)
        print(language, counts.total(), dict(counts))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
