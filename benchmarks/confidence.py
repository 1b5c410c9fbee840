"""Learn how far a first proposal can be relied on, from titles whose codes are known.

    python benchmarks/confidence.py LABELLED.csv VOCABULARY.csv [--out data/lexicon/linking]

LABELLED and VOCABULARY are those of ``benchmarks/linking.py``. Written are ``trust.yaml`` (for each word of
our lexicon, how often it meant its occupation) and ``confidence.yaml`` (small boosted trees). Neither holds a
title.

Both halves teach what is shipped, each in its own way. The lexicon was written with sight of the tuning half:
each fifth of it is judged by what the other four taught, and by the lexicon as it would have been written
with sight of these four alone. The other half was not seen: each fifth of it is judged by the lexicon as it
is and what all the rest counts. Printed is what can be expected of others, by trees that saw neither.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from labelled import Title, halves, titles_of
from sklearn.ensemble import GradientBoostingClassifier

from rolegraph.linking import pointers
from rolegraph.linking.adding import read
from rolegraph.linking.candidates import Linked, Linker
from rolegraph.linking.confidence import UNKNOWN, Learnt, Signals, Tree, Trust, shipped
from rolegraph.linking.titles import variants, written_out
from rolegraph.linking.vocabularies import Vocabulary

_FIFTHS = 5
#: How many counts the trust of an uncounted word weighs.
_LEAN = 3
#: How many of the confident ones shall be right in unseen fifths: the nine in ten that are promised, and a
#: margin. It is wider where the lexicon was written with sight of all the titles that judge it.
SEEN, BOTH = 0.93, 0.91
#: How many trees, of at most how many questions deep, and how few titles an end of one may rest on.
_TREES, _DEPTH, _TITLES = 40, 3, 25
_NAMES = [f.name for f in fields(Signals)]
#: Titles as they are linked by what others taught, with their codes.
Examples = list[tuple[Linked, str]]
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


def examples(titles: Sequence[Title], vocabulary: Vocabulary) -> Examples:
    """Return titles that were seen by who wrote the lexicon, linked by what the other four fifths taught."""
    found: Examples = []
    for mine, others in fifths(titles):
        used = rewritten(mine, others, vocabulary)
        found += linked(mine, counting(others, vocabulary, used))
    return found


def examples_beside(
    more: Sequence[Title], titles: Sequence[Title], vocabulary: Vocabulary
) -> Examples:
    """Return titles that the lexicon was written without, as what all the rest counts links them."""
    found: Examples = []
    for mine, others in fifths(more):
        found += linked(mine, counting([*titles, *others], vocabulary))
    return found


def counting(
    titles: Sequence[Title], vocabulary: Vocabulary, used: pointers.Spoken | None = None
) -> Linker:
    """Return a linker that trusts words as some titles count them."""
    trust = counted(titles, vocabulary, used)
    return Linker(vocabulary, learnt=replace(shipped(), trust=trust), used=used)


def fifths(titles: Sequence[Title]) -> Iterator[tuple[Sequence[Title], Sequence[Title]]]:
    """Yield each fifth of some titles, with the other four."""
    for n in range(_FIFTHS):
        yield titles[n::_FIFTHS], [t for k, t in enumerate(titles) if k % _FIFTHS != n]


def linked(titles: Sequence[Title], linker: Linker) -> Iterator[tuple[Linked, str]]:
    """Yield each title as it is linked, with its code."""
    return zip(linker.link([t for t, _ in titles]), (c for _, c in titles), strict=True)


def grown(signals: np.ndarray, right: np.ndarray) -> GradientBoostingClassifier:
    """Return trees that tell how probably a proposal is right."""
    return GradientBoostingClassifier(
        n_estimators=_TREES,
        max_depth=_DEPTH,
        min_samples_leaf=_TITLES,
        learning_rate=4 / _TREES,
        random_state=0,
    ).fit(signals, right)


def unseen(signals: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return how probably each proposal is right, by trees that the others of five fifths taught."""
    fold = np.arange(len(right)) % _FIFTHS
    chances = np.zeros(len(right))
    for n in range(_FIFTHS):
        model = grown(signals[fold != n], right[fold != n])
        chances[fold == n] = model.predict_proba(signals[fold == n])[:, 1]
    return chances


def line(chances: np.ndarray, right: np.ndarray, wanted: float) -> float:
    """Return the least chance from which the wanted share are right."""
    best = np.argsort(-chances, kind="stable")
    precise = np.cumsum(right[best]) / np.arange(1, len(right) + 1)
    return float(chances[best[int(np.flatnonzero(precise >= wanted)[-1])]])


def drawn(tree: Any, size: float, node: int = 0) -> Tree:
    """Return a tree of scikit-learn from a node on as signal, limit, what is below it and what above."""
    if tree.children_left[node] < 0:
        return float(round(size * tree.value[node][0][0], 3))
    ways = (drawn(tree, size, int(w[node])) for w in (tree.children_left, tree.children_right))
    return _NAMES[tree.feature[node]], float(round(tree.threshold[node], 3)), *ways


def learn(
    titles: Sequence[Title], found: Examples, vocabulary: Vocabulary, wanted: float
) -> Learnt:
    """Return what titles teach that are linked as given, confident where the wanted share are right."""
    signals, right = figures(found)
    model = grown(signals, right)
    return Learnt(
        trust=counted(titles, vocabulary),
        start=float(round(np.log(right.mean() / (1 - right.mean())), 3)),
        enough=round(line(unseen(signals, right), right, wanted), 2),
        trees=[drawn(several[0].tree_, model.learning_rate) for several in model.estimators_],
    )


def figures(found: Examples) -> tuple[np.ndarray, np.ndarray]:
    """Return the signals of those that have any, and which are right."""
    told = [(astuple(one.signals), one, code) for one, code in found if one.signals]
    right = [one.proposals[0].occupation.code == code for _, one, code in told]
    return np.array([signals for signals, _, _ in told]), np.array(right)


def expect(name: str, found: Examples, chances: np.ndarray, enough: float) -> None:
    """Print how many of some titles are confident, and how many of these are right."""
    _, right = figures(found)
    sure = chances >= enough
    print(
        f"{name:8} {len(found)} titles, each judged by others: first {right.mean():.3f}; from a chance of "
        f"{enough:.2f} on {sure.mean():.1%}, of those right {right[sure].mean():.3f}"
    )


def written(learnt: Learnt) -> str:
    """Return the trees as YAML."""
    lines = "".join(f"- {shown(tree)}\n" for tree in learnt.trees)
    return (
        "# How a first proposal's chance of being right follows from what speaks for it; made by\n"
        "# `python benchmarks/confidence.py`. The log-odds are `start` and what each tree adds: a tree is a\n"
        "# signal, a limit, what follows up to the limit and what follows above it.\n"
        "# `enough` is the least chance that is called confident.\n"
        f"start: {learnt.start:.3f}\nenough: {learnt.enough:.2f}\ntrees:\n{lines}"
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


def main() -> None:
    """Write both files and print what can be expected."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data/lexicon/linking"))
    arguments = parser.parse_args()
    titles, more = halves(titles_of(arguments.labelled))
    vocabulary, _ = read(arguments.vocabulary, "csco")
    first, second = examples(titles, vocabulary), examples_beside(more, titles, vocabulary)
    learnt = learn([*titles, *more], [*first, *second], vocabulary, BOTH)
    chances = unseen(*figures([*first, *second]))
    seen_before = len(figures(first)[1])
    expect("tuned", first, chances[:seen_before], learnt.enough)
    expect("beside", second, chances[seen_before:], learnt.enough)
    (arguments.out / "confidence.yaml").write_text(written(learnt), "utf-8")
    (arguments.out / "trust.yaml").write_text(trusted(learnt.trust), "utf-8")


if __name__ == "__main__":
    main()
