"""Score the questions of several files in process, by family and language; the rest of the split apart.

Usage: python benchmarks/questions.py QUESTIONS.yaml… --gold DIR --corpus DIR --tools DIR [--data DIR]

Questions are tuned on two thirds of a file and reported on the third: the third holds those whose
sha256 of the id is divisible by three. The scorer is ``score_answers.judge`` of the tools folder.
Every Chinese wording is asked in Simplified script as written and in Traditional.
"""

import argparse
import collections
import hashlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from opencc import OpenCC

from rolegraph.questions import Index, ask, build_index
from rolegraph.releases import open_release
from rolegraph.store import EmbeddedStore

_TRADITIONAL = OpenCC("s2t")


def held(identifier: str) -> bool:
    """Say whether a question belongs to the third that is only reported."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 3 == 0


def wordings(question: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every wording of a question with its language."""
    for wording in (question["en"], *question.get("paraphrases_en", ())):
        yield "en", wording
    for wording in (question["zh"], *question.get("paraphrases_zh", ())):
        yield "zh-Hans", wording
        traditional = _TRADITIONAL.convert(wording)
        if traditional != wording:
            yield "zh-Hant", traditional


class Tally:
    """Counts of one part of the split."""

    def __init__(self) -> None:
        self.asked = self.exact = self.traps = self.answerable = self.silent = 0
        self.true = self.false = self.missed = 0
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
        f1 = 2 * self.true / max(2 * self.true + self.false + self.missed, 1)
        print(
            f"  exact {self.exact}/{self.asked} = {share:.3f}  F1 {f1:.3f}  traps {self.traps}"
            f"  wrongly not-stated {self.silent}/{self.answerable}"
        )


class Examiner:
    """A release that is asked, and the scorer that judges its answers."""

    def __init__(self, args: argparse.Namespace) -> None:
        sys.path.insert(0, str(args.tools))
        import score_answers
        from goldlib import Gold

        self._scorer = score_answers
        self._gold = Gold(args.gold, args.corpus)
        release = open_release(args.data)
        self._store = EmbeddedStore.load(release.graph)
        self._index: Index = build_index(self._store, release.index)
        self._verbose: bool = args.verbose
        self.times: list[float] = []

    def ask(self, question: dict[str, Any], tally: Tally) -> None:
        """Ask every wording of a question and count its answers."""
        for language, wording in wordings(question):
            began = time.perf_counter()
            reply = ask(wording, self._store, self._index).to_json()
            self.times.append(time.perf_counter() - began)
            right, true, false, missed, traps, why = self._scorer.judge(
                question, reply, self._gold
            )
            tally.add(question["type"][0], language, right)
            tally.true, tally.false = tally.true + true, tally.false + false
            tally.missed, tally.traps = tally.missed + missed, tally.traps + len(traps)
            if question["answer"]["kind"] != "none":
                tally.answerable += 1
                tally.silent += reply["status"] in self._scorer.NOBODY
            if self._verbose and not held(question["id"]) and (traps or not right):
                top: dict[str, Any] = (reply.get("readings") or [{}])[0]  # type: ignore[index]
                trap = f" TRAP {traps}" if traps else ""
                print(f"{question['id']} {wording!r} as {top.get('query')}: {why}{trap}")


def main() -> int:
    """Ask every wording and print the score of both parts, and the time that asking took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path, nargs="+")
    for name in ("gold", "corpus", "tools"):
        parser.add_argument(f"--{name}", required=True, type=Path)
    parser.add_argument("--data", type=Path, default=Path("build"))
    parser.add_argument(
        "--verbose", action="store_true", help="print the wrong answers of what is tuned on"
    )
    args = parser.parse_args()
    examiner = Examiner(args)
    for file in args.questions:
        tallies = {False: Tally(), True: Tally()}
        for question in yaml.safe_load(file.read_text("utf-8"))["questions"]:
            examiner.ask(question, tallies[held(question["id"])])
        tallies[False].show(f"{file.name}, tuned on (two thirds)")
        tallies[True].show(f"{file.name}, reported (one third)")
    times = sorted(examiner.times)
    middle, late = times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000
    print(f"\nasked and answered in {middle:.1f} ms (median), {late:.1f} ms (95th percentile)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
