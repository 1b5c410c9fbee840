"""Score the questions of a file in process, by family and language; the rest of the split apart.

Usage: python benchmarks/questions.py QUESTIONS.yaml --gold DIR --corpus DIR --tools DIR [--data DIR]

Questions are tuned on two thirds of a file and reported on the third: the third holds those whose
sha256 of the id is divisible by three. The scorer is ``score_answers.judge`` of the tools folder.
"""

import argparse
import collections
import hashlib
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from rolegraph.questions import Index, ask, build_index
from rolegraph.releases import open_release
from rolegraph.store import EmbeddedStore


def held(identifier: str) -> bool:
    """Say whether a question belongs to the third that is only reported."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 3 == 0


def wordings(question: dict[str, Any]) -> list[tuple[str, str]]:
    """Return every wording of a question with its language."""
    found = [("en", question["en"]), ("zh", question["zh"])]
    found += [("en", w) for w in question.get("paraphrases_en") or []]
    return found + [("zh", w) for w in question.get("paraphrases_zh") or []]


class Tally:
    """Counts of one part of the split."""

    def __init__(self) -> None:
        self.asked = self.exact = self.traps = self.answerable = self.silent = 0
        self.table: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])

    def add(self, family: str, language: str, right: bool) -> None:
        """Count one wording."""
        self.asked += 1
        self.exact += right
        for row in (family, f"({language})"):
            self.table[row][0] += right
            self.table[row][1] += 1

    def show(self, name: str) -> None:
        """Print the table and the sums."""
        print(f"\n{name}")
        for row, (right, every) in sorted(self.table.items()):
            print(f"  {row:28} {right:4}/{every}")
        share = self.exact / max(self.asked, 1)
        print(
            f"  exact {self.exact}/{self.asked} = {share:.3f}  traps {self.traps}"
            f"  wrongly not-stated {self.silent}/{self.answerable}"
        )


def main() -> int:
    """Ask every wording and print the score of both parts, and the time that asking took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    for name in ("gold", "corpus", "tools"):
        parser.add_argument(f"--{name}", required=True, type=Path)
    parser.add_argument("--data", type=Path, default=Path("build"))
    args = parser.parse_args()
    sys.path.insert(0, str(args.tools))
    import score_answers
    from goldlib import Gold

    gold = Gold(args.gold, args.corpus)
    store = EmbeddedStore.load(open_release(args.data).graph)
    index: Index = build_index(store)
    tallies = {False: Tally(), True: Tally()}
    times = []
    for question in yaml.safe_load(args.questions.read_text("utf-8"))["questions"]:
        tally = tallies[held(question["id"])]
        for language, wording in wordings(question):
            began = time.perf_counter()
            reply = ask(wording, store, index).to_json()
            times.append(time.perf_counter() - began)
            right, _, _, _, traps, _ = score_answers.judge(question, reply, gold)
            tally.add(question["type"][0], language, right)
            tally.traps += len(traps)
            if question["answer"]["kind"] != "none":
                tally.answerable += 1
                tally.silent += reply["status"] in score_answers.NOBODY
    tallies[False].show("tuned on (two thirds)")
    tallies[True].show("reported (one third)")
    times.sort()
    middle, late = times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000
    print(f"\nasked and answered in {middle:.1f} ms (median), {late:.1f} ms (95th percentile)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
