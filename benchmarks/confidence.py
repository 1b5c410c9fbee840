"""Learn how far a first proposal can be relied on, from titles whose codes are known.

    python benchmarks/confidence.py LABELLED.csv VOCABULARY.csv [--out data/lexicon/linking]

LABELLED and VOCABULARY are those of ``benchmarks/linking.py``. Written are ``trust.yaml`` (for each word of
our lexicon, how often it meant its occupation), ``rates.yaml`` (for each occupation that is proposed first,
how often that is right) and ``confidence.yaml`` (a weight for each signal: a logistic regression). None holds
a title.

Both halves teach what is shipped, each in its own way. The lexicon was written with sight of the tuning half:
each fifth of it is judged by what the other four taught, and by the lexicon as it would have been written
with sight of these four alone. The other half was not seen: each fifth of it is judged by the lexicon as it
is and what all the rest counts. Printed is what can be expected of others, by weights that saw neither.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from labelled import Title, halves, titles_of
from sklearn.linear_model import LogisticRegression

from rolegraph.linking import pointers
from rolegraph.linking.adding import read
from rolegraph.linking.candidates import Linked, Linker
from rolegraph.linking.confidence import UNKNOWN, Learnt, Rates, Signals, Trust
from rolegraph.linking.titles import variants, written_out
from rolegraph.linking.vocabularies import Vocabulary

_FIFTHS = 5
#: How many counts the trust of an uncounted word weighs.
_LEAN = 3
#: How many of the confident ones shall be right in unseen fifths: the nine in ten that are promised, and a
#: margin, since the lexicon was written with sight of half of the titles that judge it.
_WANTED = 0.915
#: How many right and wrong proposals the rate of an occupation that was not seen weighs, and how few make a
#: rate of its own.
_USUAL, _SEEN = 6, 3
#: How little the weights are held back.
_FREE = 0.1
_NAMES = [f.name for f in fields(Signals)]
T = TypeVar("T")
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
    learnt = Learnt(
        trust=counted(titles, vocabulary, used),
        rates={},
        usual=UNKNOWN,
        start=0.0,
        weights=dict.fromkeys(_NAMES, 0.0),
        enough=1.0,
    )
    return Linker(vocabulary, learnt=learnt, used=used)


def fifths(several: Sequence[T]) -> Iterator[tuple[Sequence[T], Sequence[T]]]:
    """Yield each fifth of some things, with the other four."""
    for n in range(_FIFTHS):
        yield several[n::_FIFTHS], [one for k, one in enumerate(several) if k % _FIFTHS != n]


def linked(titles: Sequence[Title], linker: Linker) -> Iterator[tuple[Linked, str]]:
    """Yield each title as it is linked, with its code."""
    return zip(linker.link([t for t, _ in titles]), (c for _, c in titles), strict=True)


@dataclass(frozen=True, slots=True)
class First:
    """The first proposal of a title: the signals for it, its label, and whether it is right."""

    signals: Signals
    label: str
    right: bool


def firsts(found: Examples) -> list[First]:
    """Return the first proposals of those titles that have any."""
    return [
        First(one.signals, best.label, best.code == code)
        for one, code in found
        if one.signals
        for best in [one.proposals[0].occupation]
    ]


def rated(several: Sequence[First]) -> tuple[Rates, float]:
    """Return how often each occupation is right where it is first, and how often one is that is seldom so."""
    usual = sum(one.right for one in several) / len(several)
    every, right = Counter(o.label for o in several), Counter(o.label for o in several if o.right)
    rates = {
        label: round((right[label] + _USUAL * usual) / (n + _USUAL), 2)
        for label, n in sorted(every.items())
        if n >= _SEEN
    }
    return rates, round(usual, 2)


def figures(several: Sequence[First], others: Sequence[First]) -> np.ndarray:
    """Return the signals of some, with the rates that others tell."""
    rates, usual = rated(others)
    return np.array([astuple(replace(o.signals, rate=rates.get(o.label, usual))) for o in several])


def taught(several: Sequence[First]) -> tuple[float, np.ndarray]:
    """Return where the log-odds of being right start, and the weight of each signal.

    The rates are those that the other fifths tell, since they are to be leant on for titles not seen.
    """
    parts = [(mine, figures(mine, others)) for mine, others in fifths(several)]
    signals = np.concatenate([part for _, part in parts])
    right = [one.right for mine, _ in parts for one in mine]
    centre, spread = signals.mean(axis=0), signals.std(axis=0)
    model = LogisticRegression(C=_FREE).fit((signals - centre) / spread, right)
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - weights @ centre), weights


def unseen(several: Sequence[First]) -> tuple[np.ndarray, np.ndarray]:
    """Return how probably each proposal is right, by what the other four fifths teach, and whether it is."""
    chances, right = np.zeros(len(several)), np.zeros(len(several), bool)
    for n, (mine, others) in enumerate(fifths(several)):
        start, weights = taught(others)
        chances[n::_FIFTHS] = 1 / (1 + np.exp(-start - figures(mine, others) @ weights))
        right[n::_FIFTHS] = [one.right for one in mine]
    return chances, right


def line(chances: np.ndarray, right: np.ndarray) -> float:
    """Return the least chance from which the wanted share are right."""
    best = np.argsort(-chances, kind="stable")
    precise = np.cumsum(right[best]) / np.arange(1, len(right) + 1)
    return float(chances[best[int(np.flatnonzero(precise >= _WANTED)[-1])]])


def learn(titles: Sequence[Title], found: Examples, vocabulary: Vocabulary) -> Learnt:
    """Return what titles teach that are linked as given, confident where enough of the unseen are right."""
    several = firsts(found)
    rates, usual = rated(several)
    start, weights = taught(several)
    return Learnt(
        trust=counted(titles, vocabulary),
        rates=rates,
        usual=usual,
        start=round(start, 3),
        weights={k: round(float(w), 3) for k, w in zip(_NAMES, weights, strict=True)},
        enough=round(line(*unseen(several)), 2),
    )


def expect(name: str, chances: np.ndarray, right: np.ndarray, enough: float) -> None:
    """Print how many of some titles are confident, and how many of these are right."""
    sure = chances >= enough
    print(
        f"{name:8} {len(right)} titles, each judged by others: first {right.mean():.3f}; from a chance of "
        f"{enough:.2f} on {sure.mean():.1%}, of those right {right[sure].mean():.3f}"
    )


def written(learnt: Learnt) -> str:
    """Return the weights as YAML."""
    weights = "".join(f"  {name}: {weight}\n" for name, weight in learnt.weights.items())
    return (
        "# How a first proposal's chance of being right follows from what speaks for it; made by\n"
        "# `python benchmarks/confidence.py`. The log-odds are `start` and each signal times its weight;\n"
        "# `usual` is the rate of an occupation that rates.yaml does not have.\n"
        "# `enough` is the least chance that is called confident.\n"
        f"start: {learnt.start}\nusual: {learnt.usual}\nenough: {learnt.enough}\nweights:\n{weights}"
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


def counts(rates: Rates) -> str:
    """Return the rates of occupations as YAML."""
    return (
        "# How often an occupation was right where it was proposed first, the seldom seen leaning to\n"
        "# `usual` of confidence.yaml; made by `python benchmarks/confidence.py`.\n"
        + "".join(f"{label}: {rate}\n" for label, rate in rates.items())
    )


def main() -> None:
    """Write the three files and print what can be expected."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data/lexicon/linking"))
    arguments = parser.parse_args()
    titles, more = halves(titles_of(arguments.labelled))
    vocabulary, _ = read(arguments.vocabulary, "csco")
    first, second = examples(titles, vocabulary), examples_beside(more, titles, vocabulary)
    learnt = learn([*titles, *more], [*first, *second], vocabulary)
    chances, right = unseen(firsts([*first, *second]))
    seen_before = len(firsts(first))
    expect("tuned", chances[:seen_before], right[:seen_before], learnt.enough)
    expect("beside", chances[seen_before:], right[seen_before:], learnt.enough)
    (arguments.out / "confidence.yaml").write_text(written(learnt), "utf-8")
    (arguments.out / "trust.yaml").write_text(trusted(learnt.trust), "utf-8")
    (arguments.out / "rates.yaml").write_text(counts(learnt.rates), "utf-8")


if __name__ == "__main__":
    main()
