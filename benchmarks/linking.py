"""How well job titles are linked to the 职业分类大典, on titles whose codes are known.

    python benchmarks/linking.py LABELLED.csv VOCABULARY.csv [--unseen]

LABELLED has the columns job_name and expected_code, VOCABULARY is what a user would add (csco22.csv).
What is shipped was taught by all the labelled titles there are. So the half that is reported is linked here
by what the other half alone teaches; ``--unseen`` is for titles that nothing was taught by: all are linked by
what is shipped.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import sklearn.feature_extraction.text  # noqa: F401, imported before the clock runs
from confidence import examples, learn, linked
from labelled import Title, halves, report, titles_of

from rolegraph.linking.adding import read
from rolegraph.linking.candidates import Linker
from rolegraph.linking.vocabularies import Vocabulary


def taught_by_one_half(titles: Sequence[Title], vocabulary: Vocabulary) -> None:
    """Print how well each half is linked by what the tuning half teaches."""
    first, second = halves(titles)
    learnt = learn(first, examples(first, vocabulary), vocabulary)
    for name, several in (("tuned", first), ("reported", second)):
        report(name, list(linked(several, Linker(vocabulary, learnt=learnt))))


def measured(titles: Sequence[Title], vocabulary: Vocabulary) -> None:
    """Print how well titles are linked, and how fast by the time of the processor."""
    began = time.process_time()
    linker = Linker(vocabulary)
    indexed = time.process_time() - began
    began = time.process_time()
    found = list(linked(titles, linker))
    pace = len(titles) / (time.process_time() - began)
    report("unseen", found)
    print(f"index in {indexed:.2f} s, {pace:.0f} titles a second, by the time of the processor")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--unseen", action="store_true")
    arguments = parser.parse_args()
    titles = titles_of(arguments.labelled)
    vocabulary, _ = read(arguments.vocabulary, "csco")
    (measured if arguments.unseen else taught_by_one_half)(titles, vocabulary)


if __name__ == "__main__":
    main()
