"""Learn how far a first proposal can be relied on, from titles whose codes are known.

    python benchmarks/confidence.py LABELLED.csv VOCABULARY.csv [--out data/lexicon/linking] [--both]

LABELLED and VOCABULARY are those of ``benchmarks/linking.py``, and only its tuning half is looked at. Written
are ``trust.yaml`` (for each word of our lexicon, how often it meant its occupation) and
``confidence.yaml`` (small boosted trees). Neither holds a title. Each fifth of the half is judged by what the
other four taught, and by the lexicon as it would have been written with sight of these four alone. Printed is
what can be expected of others.

``--both`` counts the words in the other half too, for who has a third one to measure with. The trees stay
those of the tuning half, and it prints how well each fifth of the other half, and its likeliest quarter, is
linked by what is counted in all the rest.
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import numpy as np
from linking import report, tuned
from sklearn.ensemble import GradientBoostingClassifier

from rolegraph.linking import pointers
from rolegraph.linking.adding import read
from rolegraph.linking.candidates import Linked, Linker
from rolegraph.linking.confidence import UNKNOWN, Signals, Tree, Trust
from rolegraph.linking.titles import variants, written_out
from rolegraph.linking.vocabularies import Vocabulary

_FIFTHS = 5
#: How many counts the trust of an uncounted word weighs.
_LEAN = 3
#: How many of the confident ones shall be right in unseen fifths: the nine in ten that are promised, and a
#: margin, since words that no title counts were written with sight of them all the same.
_RIGHT = 0.94
#: How many trees, of at most how many questions deep, and how few titles an end of one may rest on.
_TREES, _DEPTH, _TITLES = 40, 3, 25
_NAMES = [f.name for f in fields(Signals)]
Title = tuple[str, str]
#: Label of an occupation and word → the codes of the titles that hold the word.
Seen = dict[tuple[str, str], Counter[str]]


def seen(
    titles: Sequence[Title], vocabulary: Vocabulary, used: pointers.Spoken | None = None
) -> Seen:
    """Return for each occupation and word of a lexicon the codes of the titles that hold the word."""
    words = pointers.words(vocabulary, {}, used)
    found: Seen = defaultdict(Counter)
    for title, code in titles:
        for place, hit in pointers.hits(variants(title), words).items():
            found[vocabulary.occupations[place].label, hit.word][code] += 1
    return found


def counted(
    titles: Sequence[Title], vocabulary: Vocabulary, used: pointers.Spoken | None = None
) -> Trust:
    """Return how often each word of a lexicon, ours if none is given, meant its occupation in a title."""
    codes = {o.label: o.code for o in reversed(vocabulary.occupations)}
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (label, word), several in sorted(seen(titles, vocabulary, used).items()):
        share = (several[codes[label]] + _LEAN * UNKNOWN) / (several.total() + _LEAN)
        found[label][word] = round(share, 2)
    return {label: dict(several) for label, several in found.items()}


def rewritten(
    mine: Sequence[Title], others: Sequence[Title], vocabulary: Vocabulary
) -> pointers.Spoken:
    """Return the lexicon as one would write it who sees the others' titles and not one's own.

    A word that only one's own titles have is gone. One that did not mean its occupation in any of the
    others' stands below what it meant there most.
    """
    labels = {o.code: o.label for o in vocabulary.occupations}
    own, theirs = seen(mine, vocabulary), seen(others, vocabulary)
    written_anew: dict[str, list[str]] = defaultdict(list)
    for label, several in pointers.spoken().items():
        for word in several:
            key = label, written_out(word.lower())
            meant = {labels.get(code): n for code, n in theirs.get(key, {}).items()}
            if key not in own or label in meant:
                written_anew[label].append(word)
            elif meant:
                written_anew[str(max(meant, key=lambda one: meant[one]))].append(word)
    return written_anew


def judged(titles: Sequence[Title], vocabulary: Vocabulary) -> Iterator[tuple[Linked, str]]:
    """Yield each title as it is linked by what the other four fifths taught, with its code."""
    for mine, others in fifths(titles):
        used = rewritten(mine, others, vocabulary)
        trust = counted(others, vocabulary, used)
        yield from linked(mine, Linker(vocabulary, trust=trust, used=used))


def judged_beside(
    more: Sequence[Title], titles: Sequence[Title], vocabulary: Vocabulary
) -> Iterator[tuple[Linked, str]]:
    """Yield each further title as it is linked by the trees of today and what all the rest counts."""
    for mine, others in fifths(more):
        yield from linked(mine, Linker(vocabulary, trust=counted([*titles, *others], vocabulary)))


def fifths(titles: Sequence[Title]) -> Iterator[tuple[Sequence[Title], Sequence[Title]]]:
    """Yield each fifth of some titles, with the other four."""
    for n in range(_FIFTHS):
        yield titles[n::_FIFTHS], [t for k, t in enumerate(titles) if k % _FIFTHS != n]


def linked(titles: Sequence[Title], linker: Linker) -> Iterator[tuple[Linked, str]]:
    """Yield each title as it is linked, with its code."""
    return zip(linker.link([t for t, _ in titles]), (c for _, c in titles), strict=True)


def learnt(signals: np.ndarray, right: np.ndarray) -> GradientBoostingClassifier:
    """Return trees that tell how probably a proposal is right."""
    return GradientBoostingClassifier(
        n_estimators=_TREES,
        max_depth=_DEPTH,
        min_samples_leaf=_TITLES,
        learning_rate=4 / _TREES,
        random_state=0,
    ).fit(signals, right)


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


def drawn(tree: Any, size: float, node: int = 0) -> Tree:
    """Return a tree of scikit-learn from a node on as signal, limit, what is below it and what above."""
    if tree.children_left[node] < 0:
        return float(round(size * tree.value[node][0][0], 3))
    ways = (drawn(tree, size, int(w[node])) for w in (tree.children_left, tree.children_right))
    return _NAMES[tree.feature[node]], float(round(tree.threshold[node], 3)), *ways


def written(model: GradientBoostingClassifier, right: np.ndarray, enough: float) -> str:
    """Return what is learnt as YAML."""
    start = float(np.log(right.mean() / (1 - right.mean())))
    trees = (drawn(several[0].tree_, model.learning_rate) for several in model.estimators_)
    lines = "".join(f"- {shown(tree)}\n" for tree in trees)
    return (
        "# How a first proposal's chance of being right follows from what speaks for it; made by\n"
        "# `python benchmarks/confidence.py`. The log-odds are `start` and what each tree adds: a tree is a\n"
        "# signal, a limit, what follows up to the limit and what follows above it.\n"
        "# `enough` is the least chance that is called confident.\n"
        f"start: {start:.3f}\nenough: {enough:.2f}\ntrees:\n{lines}"
    )


def shown(tree: Tree) -> str:
    """Return a tree as YAML on one line."""
    if isinstance(tree, float):
        return f"{tree}"
    name, limit, below, above = tree
    return f"[{name}, {limit}, {shown(below)}, {shown(above)}]"


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


def teach(titles: Sequence[Title], vocabulary: Vocabulary) -> str:
    """Return the trees, as YAML, that some titles teach; print what can be expected of others."""
    found = [(one, code) for one, code in judged(titles, vocabulary) if one.signals]
    signals = np.array([astuple(one.signals) for one, _ in found if one.signals])
    right = np.array([one.proposals[0].occupation.code == code for one, code in found])
    enough, share = expected(signals, right)
    print(
        f"{len(titles)} titles, each judged by others: first {right.mean():.3f}; "
        f"of {share:.1%}, from a chance of {enough:.2f}, {_RIGHT} are right"
    )
    return written(learnt(signals, right), right, enough)


def main() -> None:
    """Write both files and print what can be expected."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data/lexicon/linking"))
    parser.add_argument("--both", action="store_true")
    arguments = parser.parse_args()
    with arguments.labelled.open(encoding="utf-8-sig", newline="") as lines:
        rows = [(r["job_name"], r["expected_code"]) for r in csv.DictReader(lines)]
    titles, more = ([r for r in rows if tuned(r[0]) == half] for half in (True, False))
    vocabulary, _ = read(arguments.vocabulary, "csco")
    (arguments.out / "confidence.yaml").write_text(teach(titles, vocabulary), "utf-8")
    if arguments.both:
        every = list(judged_beside(more, titles, vocabulary))
        report("beside", [one for one, _ in every], [code for _, code in every])
        likeliest = sorted(every, key=lambda each: -(each[0].chance or 0))[: len(every) // 4]
        report("quarter", [one for one, _ in likeliest], [code for _, code in likeliest])
    known = [*titles, *more] if arguments.both else titles
    (arguments.out / "trust.yaml").write_text(trusted(counted(known, vocabulary)), "utf-8")


if __name__ == "__main__":
    main()
