"""Ask questions of documents that questions were not tuned on, and say how many are answered exactly.

Usage: python benchmarks/unseen_questions.py --data DIR [--questions FILE] [--verbose]

DIR is a build of ``benchmarks/unseen``; the questions and the titles that answer them stand beside
this script, those of ``benchmarks/unseen_mixed`` in ``unseen_mixed_questions.yaml``. Exact is the very
set of titles; for a question without answer, not-stated or stated-none. A case may ask for a verdict
(``verdict``) and for words that the answer must hold (``says``), and be asked after another question
(``after``), on which it leans.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

from rolegraph.questions import Index, ask, build_index, written_out
from rolegraph.releases import open_release
from rolegraph.store import EmbeddedStore

_BESIDE = Path(__file__).with_suffix(".yaml")
_NOBODY = ("not-stated", "stated-none")


def answered(
    question: str, store: EmbeddedStore, index: Index, after: str = ""
) -> tuple[set[str], str, Any]:
    """Return the titles of the first reading's answers, the status and the reading itself."""
    if after:
        question = written_out(question, [ask(after, store, index)], index)
    reply: Any = ask(question, store, index).to_json()
    top = (reply["readings"] or [{}])[0]
    titles = {_title(a["label"]) for a in top.get("answers", [])}
    return titles, reply["status"], top


def _title(label: dict[str, str]) -> str:
    return label.get("zh-Hans") or label.get("zh-Hant") or label["en"]


def right(case: Any, titles: set[str], status: str, top: Any) -> bool:
    """Say whether an answer is exactly what a case wants."""
    wanted = set(case["answers"])
    if "verdict" in case and top.get("verdict") != case["verdict"]:
        return False
    if case.get("says", "") not in str(top.get("answers")):
        return False
    return titles == wanted if wanted else not titles and status in _NOBODY


def main() -> int:
    """Print the shares for each language, and the wrong answers if wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--questions", type=Path, default=_BESIDE)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    release = open_release(args.data)
    store = EmbeddedStore.load(release.graph)
    index = build_index(store, release.index)
    counts = {"en": [0, 0], "zh": [0, 0]}
    silent = answerable = invented = 0
    for case in yaml.safe_load(args.questions.read_text("utf-8")):
        wanted = set(case["answers"])
        for question in case["ask"]:
            given, status, top = answered(question, store, index, case.get("after", ""))
            exact = right(case, given, status, top)
            count = counts["en" if question.isascii() else "zh"]
            count[0], count[1] = count[0] + exact, count[1] + 1
            answerable += bool(wanted)
            silent += bool(wanted) and status in _NOBODY
            invented += not wanted and bool(given)
            if args.verbose and not exact:
                print(f"{question}: {sorted(given)} for {sorted(wanted)}, {status}")
    for language, (good, every) in counts.items():
        print(f"{language}: exact {good}/{every} = {good / max(every, 1):.3f}")
    print(f"wrongly not-stated {silent}/{answerable}, invented {invented}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
