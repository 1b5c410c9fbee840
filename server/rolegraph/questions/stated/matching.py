"""Which norms carry the words of a question: an index of their clauses by phrase, not a scan.

A clause is found by any form of a word's meaning in either language; what nobody has listed is found
by its own characters or word stems.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from rolegraph.questions.words.lexicon import LONGEST, Meaning, Phrase
from rolegraph.questions.words.segmenting import parts, segment
from rolegraph.questions.words.tokens import Token, normal, tokens

#: How many phrases that no list has are kept with their clauses.
MOST_KEPT = 50_000
Lookup = Callable[[Phrase], tuple[Meaning, ...]]
#: What a word counts that stands in another clause of the same norm.
ELSEWHERE = 0.75
#: What a compound counts whose parts stand in one clause: following each other with at most so many
#: characters between, or anyhow.
CLOSE, GAP, TOGETHER = 0.96, 5, 0.75
#: What a party's thing counts where a clause says both apart: 解决客户就产品提出的投诉 for 客户投诉.
OWNED = 0.91


@dataclass(frozen=True, slots=True)
class Group:
    """One word of a question: every phrase that says the same, and how much each counts.

    ``weight`` grows with its rarity in the documents; ``verb`` words count less. A compound is also
    met where all its ``parts`` stand in one clause; ``known`` is False where it occurs nowhere.
    """

    text: str
    alternatives: Mapping[Phrase, float]
    weight: float = 1.0
    verb: bool = False
    known: bool = True
    parts: tuple[Mapping[Phrase, float], ...] = ()
    owned: bool = False
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A norm, how much of the question's words it carries, and which words not.

    ``body`` counts its own sentence alone, but for words that only what stands around it carries.
    """

    number: int
    score: float
    body: float
    missing: tuple[str, ...] = ()


@dataclass
class ClauseIndex:
    """Clauses by phrase. ``owners`` gives the norm of each clause."""

    owners: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    postings: dict[Phrase, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    size: int = 0
    fillers: frozenset[str] = frozenset()
    _unlisted: dict[Phrase, Mapping[int, float]] = field(default_factory=dict, repr=False)

    def add(self, norm: int, text: str, factor: float, lookup: Lookup) -> None:
        """Add one clause of a norm."""
        clause = len(self.owners)
        self.owners.append(norm)
        self.texts.append(spaced(t.key for t in tokens(normal(text))))
        for phrase in features(text, lookup):
            known = self.postings[phrase]
            known[clause] = max(factor, known.get(clause, 0))

    def clauses(self, alternatives: Mapping[Phrase, float]) -> dict[int, float]:
        """Return the clauses that have any of these phrases, and how much it counts there."""
        found: dict[int, float] = {}
        for phrase, credit in alternatives.items():
            for clause, factor in self.having(phrase).items():
                found[clause] = max(found.get(clause, 0), credit * factor)
        return found

    def having(self, phrase: Phrase) -> Mapping[int, float]:
        """Return the clauses that have a phrase; one that no list has is found by its pieces."""
        known = self.postings.get(phrase)
        han = not phrase[0].isascii()
        if known is not None or len(phrase) < 2 + han:
            return known or {}
        if phrase not in self._unlisted:
            if len(self._unlisted) >= MOST_KEPT:
                self._unlisted.clear()
            self._unlisted[phrase] = self._by_pieces(phrase, han)
        return self._unlisted[phrase]

    def _by_pieces(self, phrase: Phrase, han: bool) -> Mapping[int, float]:
        pieces = pairwise(phrase) if han else ((word,) for word in phrase)
        each = [self.postings.get(piece, {}) for piece in pieces]
        text = _written(phrase)
        together = set.intersection(*(set(e) for e in each)) if all(each) else set()
        return {c: each[0][c] for c in together if text in self.texts[c]}

    def of_group(self, group: Group) -> dict[int, float]:
        """Return the clauses that carry a word, or all parts of a compound."""
        found = self.clauses(group.alternatives)
        if group.parts:
            each = [self.clauses(part) for part in group.parts]
            said = [self._phrases(part) for part in group.parts]
            for clause in set.intersection(*(set(e) for e in each)):
                least = min(e[clause] for e in each)
                if CLOSE * least > found.get(clause, 0):
                    near = self._close(clause, [s[clause] for s in said])
                    together = (CLOSE if near else OWNED if group.owned else TOGETHER) * least
                    found[clause] = max(found.get(clause, 0), together)
        return found

    def _phrases(self, alternatives: Mapping[Phrase, float]) -> dict[int, list[str]]:
        """Return the forms that count most in each clause that has any."""
        best: dict[int, tuple[float, list[str]]] = {}
        for phrase, credit in alternatives.items():
            clauses = self.having(phrase)
            if not clauses:
                continue
            text = _written(phrase)
            for clause in clauses:
                known = best.get(clause)
                if known is None or credit > known[0]:
                    best[clause] = (credit, [text])
                elif credit == known[0]:
                    known[1].append(text)
        return {clause: several for clause, (_, several) in best.items()}

    def _close(self, clause: int, parts: Sequence[Sequence[str]]) -> bool:
        """Whether a compound's parts follow each other in a clause: 本部门的各项费用."""
        text, end = self.texts[clause], 0
        for forms in parts:
            starts = [(s, -len(w)) for w in forms if (s := text.find(w, end)) >= 0]
            if not starts or (end and not self._nothing(text[end : min(starts)[0]])):
                return False
            end = min(starts)[0] - min(starts)[1]
        return True

    def _nothing(self, between: str) -> bool:
        """Whether what stands between two parts has no content of its own: 的各项."""
        words = between.split() if between.isascii() else between
        return len(words) <= GAP and all(w in self.fillers for w in words)

    def frequency(self, alternatives: Iterable[Phrase]) -> int:
        """Return how many norms have one of these phrases."""
        return len({self.owners[c] for p in alternatives for c in self.having(p)})

    def weight(self, alternatives: Mapping[Phrase, float]) -> float:
        """Return how much a word tells: more the fewer norms have it."""
        return math.log(1 + self.size / (1 + self.frequency(alternatives)))


@lru_cache(maxsize=50_000)
def _written(phrase: Phrase) -> str:
    return spaced(phrase)


def spaced(keys: Iterable[str]) -> str:
    """Return keys as one text: Han characters together, words apart."""
    return "".join(k if not k.isascii() else f" {k} " for k in keys).replace("  ", " ")


def features(text: str, lookup: Lookup) -> Iterator[Phrase]:
    """Yield the phrases by which a text is found: known ones, their parts, and single pieces.

    Pieces are word stems, and pairs of neighbouring Han characters.
    """
    pieces = tokens(normal(text))
    known = [one for one in segment(pieces, lookup) if one.meanings]
    for one in known:
        yield one.phrase
        yield from parts(one.phrase, lookup)
    yield from _long(pieces, lookup)
    for token in pieces:
        if token.kind in ("word", "number"):
            yield (token.key,)
    begins = {one.first for one in known if one.last > one.first}
    apart = {one.last for one in known if one.last > one.first}
    for number, (left, right) in enumerate(pairwise(pieces)):
        if left.kind == right.kind == "han":
            pair = (left.key, right.key)
            # The 人员 | 工作 of a sentence are no 员工, nor 审核 | 销售 核销.
            if not (number in apart and number + 1 in begins and lookup(pair)):
                yield pair


def _long(pieces: Sequence[Token], lookup: Lookup) -> Iterator[Phrase]:
    """Yield known phrases long enough to be meant even across the cuts: 车辆运输|费 is 运输费 too."""
    for start in range(len(pieces)):
        for end in range(start + 3, min(len(pieces), start + LONGEST) + 1):
            phrase = tuple(t.key for t in pieces[start:end])
            if not phrase[0].isascii() and lookup(phrase):
                yield phrase


Context = Callable[[int], Sequence[float]]


def match(
    index: ClauseIndex,
    groups: Sequence[Group],
    credits: Sequence[Mapping[int, float]],
    among: Callable[[int], bool],
    context: Context,
    least: float = 0.0,
) -> list[Match]:
    """Return the norms that carry the groups, the best first; none that cannot reach ``least``.

    ``credits`` are the clauses of each group; ``among`` says which norms may be taken; ``context``
    how much each group is carried by what stands around a norm: its bearer's title, unit,
    organisation.
    """
    by_norm: dict[int, dict[int, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for number, found in enumerate(credits):
        for clause, credit in found.items():
            by_norm[index.owners[clause]][clause][number] = credit
    total = sum(g.weight for g in groups) or 1.0
    matches = []
    for norm, clauses in by_norm.items():
        if among(norm):
            around, anywhere = context(norm), _anywhere(clauses)
            most = (g.weight * max(anywhere.get(n, 0), around[n]) for n, g in enumerate(groups))
            if sum(most) >= least * total:
                matches.append(_score(norm, clauses, groups, total, around, anywhere))
    return sorted(matches, key=lambda m: (-m.score, m.number))


def _anywhere(clauses: Mapping[int, Mapping[int, float]]) -> dict[int, float]:
    """Return how much each word counts in the clause of a norm that has it best."""
    found: dict[int, float] = {}
    for credits in clauses.values():
        for number, credit in credits.items():
            if credit > found.get(number, 0):
                found[number] = credit
    return found


def _score(
    norm: int,
    clauses: Mapping[int, Mapping[int, float]],
    groups: Sequence[Group],
    total: float,
    around: Sequence[float],
    anywhere: Mapping[int, float],
) -> Match:
    best, body, missing = 0.0, 0.0, tuple(g.text for g in groups)
    for found in clauses.values():
        score, own, expected, lacking = 0.0, 0.0, 0.0, []
        for number, group in enumerate(groups):
            inside = max(found.get(number, 0), ELSEWHERE * anywhere.get(number, 0))
            credit = max(inside, around[number])
            score += group.weight * credit
            own += group.weight * inside
            expected += group.weight if inside or not around[number] else 0.0
            if credit < 0.3:
                lacking.append(group.text)
        if score > best * total:
            best, body, missing = score / total, own / (expected or 1.0), tuple(lacking)
    return Match(norm, best, body, missing)
