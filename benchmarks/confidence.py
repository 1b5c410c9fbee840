"""Learn how far a first proposal can be relied on, from titles whose codes are known.

    python benchmarks/confidence.py LABELLED.csv VOCABULARY.csv [--out data/lexicon/linking]

LABELLED and VOCABULARY are those of ``benchmarks/linking.py``, and only its tuning half is looked at. Written
are ``trust.yaml`` (for each word of our lexicon, how often it meant its occupation) and
``confidence.yaml`` (the weights of a logistic regression). Neither holds a title. Printed is what can
be expected of others: each fifth of the half is judged by what the other four taught.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
from linking import tuned
from sklearn.linear_model import LogisticRegression

from rolegraph.linking import pointers
from rolegraph.linking.adding import read
from rolegraph.linking.candidates import Linked, Linker
from rolegraph.linking.confidence import UNKNOWN, Signals, Trust
from rolegraph.linking.titles import variants
from rolegraph.linking.vocabularies import Vocabulary

_FIFTHS = 5
#: How many counts the trust of an uncounted word weighs.
_LEAN = 3
#: How many of the confident ones shall be right in unseen fifths: the nine in ten that are promised, and a
#: margin, since the lexicon was written with sight of the same half.
_RIGHT = 0.92
Title = tuple[str, str]


def counted(titles: Sequence[Title], vocabulary: Vocabulary) -> Trust:
    """Return how often each word of the lexicon, where it stood in a title, meant its occupation."""
    words = pointers.words(vocabulary, {})
    seen: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for title, code in titles:
        for place, hit in pointers.hits(variants(title), words).items():
            one = vocabulary.occupations[place]
            seen[one.label, hit.word].append(one.code == code)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (label, word), right in sorted(seen.items()):
        share = (sum(right) + _LEAN * UNKNOWN) / (len(right) + _LEAN)
        found[label][word] = round(share, 2)
    return {label: dict(several) for label, several in found.items()}


def judged(titles: Sequence[Title], vocabulary: Vocabulary) -> Iterator[tuple[Linked, str]]:
    """Yield each title as it is linked by what the other four fifths taught, with its code."""
    for n in range(_FIFTHS):
        others = [t for k, t in enumerate(titles) if k % _FIFTHS != n]
        linker = Linker(vocabulary, trust=counted(others, vocabulary))
        mine = titles[n::_FIFTHS]
        yield from zip(linker.link([t for t, _ in mine]), (c for _, c in mine), strict=True)


def learnt(signals: np.ndarray, right: np.ndarray) -> LogisticRegression:
    """Return the regression of being right on the signals, each brought to one size while learning."""
    size = signals.std(axis=0)
    model = LogisticRegression(C=0.3, max_iter=1000).fit(signals / size, right)
    model.coef_ = model.coef_ / size
    return model


def expected(signals: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Return the least chance from which enough are right in unseen fifths, and the share that reaches it."""
    fold = np.arange(len(right)) % _FIFTHS
    chances = np.zeros(len(right))
    for n in range(_FIFTHS):
        model = learnt(signals[fold != n], right[fold != n])
        chances[fold == n] = model.predict_proba(signals[fold == n])[:, 1]
    best = np.argsort(-chances, kind="stable")
    precise = np.cumsum(right[best]) / np.arange(1, len(right) + 1)
    last = int(np.flatnonzero(precise >= _RIGHT)[-1])
    return float(chances[best[last]]), (last + 1) / len(right)


def written(model: LogisticRegression, enough: float) -> str:
    """Return what is learnt as YAML."""
    names = [f.name for f in fields(Signals)]
    weights = ", ".join(f"{n}: {w:.2f}" for n, w in zip(names, model.coef_[0], strict=True))
    return (
        "# How a first proposal's chance of being right follows from what speaks for it; made by\n"
        "# `python benchmarks/confidence.py`. `enough` is the least chance that is called confident.\n"
        f"weights: {{{weights}}}\nintercept: {model.intercept_[0]:.2f}\nenough: {enough:.2f}\n"
    )


def trusted(found: Trust) -> str:
    """Return the trust in words as YAML."""
    lines = (
        f"{label}: {{{', '.join(f'{word}: {share}' for word, share in several.items())}}}\n"
        for label, several in found.items()
    )
    return (
        "# How often a word of occupations.yaml, or the name itself, meant its occupation, the seldom seen\n"
        "# leaning to 0.45; made by `python benchmarks/confidence.py`.\n" + "".join(lines)
    )


def main() -> None:
    """Write both files and print what can be expected."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data/lexicon/linking"))
    arguments = parser.parse_args()
    with arguments.labelled.open(encoding="utf-8-sig", newline="") as lines:
        rows = [(r["job_name"], r["expected_code"]) for r in csv.DictReader(lines)]
    titles = [r for r in rows if tuned(r[0])]
    vocabulary, _ = read(arguments.vocabulary, "csco")
    found = [(one, code) for one, code in judged(titles, vocabulary) if one.signals]
    signals = np.array([astuple(one.signals) for one, _ in found if one.signals])
    right = np.array([one.proposals[0].occupation.code == code for one, code in found])
    enough, share = expected(signals, right)
    (arguments.out / "confidence.yaml").write_text(
        written(learnt(signals, right), enough), "utf-8"
    )
    (arguments.out / "trust.yaml").write_text(trusted(counted(titles, vocabulary)), "utf-8")
    print(
        f"{len(titles)} titles, each judged by others: first {right.mean():.3f}; "
        f"of {share:.1%}, from a chance of {enough:.2f}, {_RIGHT} are right"
    )


if __name__ == "__main__":
    main()
