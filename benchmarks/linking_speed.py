"""How fast titles are linked: the index of each shipped vocabulary, and titles a second.

    python benchmarks/linking_speed.py [VOCABULARY.csv]

VOCABULARY is one that a user would add, the full 职业分类大典 for instance.
By the time of the processor, so that a busy machine tells the same; without importing scikit-learn. Asked
are an index in 2 s, and 10,000 titles in a minute (167 a second).
"""

import argparse
import time
from pathlib import Path

import sklearn.feature_extraction.text  # noqa: F401, imported before the clock runs

from rolegraph.linking.adding import read
from rolegraph.linking.candidates import Linker
from rolegraph.linking.vocabularies import shipped, vocabulary

_TITLES = [
    "sales manager",
    "急聘高级销售经理（包吃住）",
    "Warehouse clerk / driver",
    "财务主管",
] * 250


def main() -> None:
    """Print a line a vocabulary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vocabulary", type=Path, nargs="?")
    added = parser.parse_args().vocabulary
    several = [vocabulary(name) for name in shipped()]
    for found in [*several, *([read(added, added.stem)[0]] if added else [])]:
        began = time.process_time()
        linker = Linker(found)
        indexed = time.process_time() - began
        began = time.process_time()
        count = sum(1 for _ in linker.link(_TITLES))
        pace = count / (time.process_time() - began)
        names = sum(len(o.names) for o in found.occupations)
        print(
            f"{found.name:6} {names:6} names: index in {indexed:.2f} s, {pace:.0f} titles a second"
        )


if __name__ == "__main__":
    main()
