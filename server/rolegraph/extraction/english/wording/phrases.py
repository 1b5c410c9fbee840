"""Find the lexicon's phrases in a run of words."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.english.wording.lexicon import entries, group
from rolegraph.extraction.english.wording.words import Word, words
from rolegraph.values import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found: its words are ``start`` to ``end`` (excluded) of the run.

    ``value`` is what the table says of it: its list's name, or the phrase itself.
    """

    phrase: str
    value: str
    start: int
    end: int


class Phrases:
    """A table of phrases, found longest first; with ``fillers``, small words between are skipped."""

    def __init__(self, table: Mapping[str, str], fillers: frozenset[str] = frozenset()) -> None:
        self._fillers = fillers
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for phrase, value in table.items():
            parts = tuple(w.low for w in words(phrase))
            self._by_first.setdefault(parts[0], []).append((parts, phrase, value))
        for several in self._by_first.values():
            several.sort(key=lambda entry: -len(entry[0]))

    @property
    def begins(self) -> Set[str]:
        """The first words of the phrases, in lower case."""
        return self._by_first.keys()

    def at(self, run: tuple[Word, ...], start: int) -> Hit | None:
        """Return the longest phrase that begins at one word of the run, or None, as behind its last word."""
        if start >= len(run):
            return None
        for parts, phrase, value in self._by_first.get(run[start].low, ()):
            end = self._match(run, start, parts) if len(parts) > 1 else start + 1
            if end:
                return Hit(phrase, value, start, end)
        return None

    def first(self, run: tuple[Word, ...], start: int = 0, end: int | None = None) -> Hit | None:
        """Return the first phrase that begins between two words of the run, or None."""
        begins = self._by_first
        for at, word in enumerate(run[start:end], start):
            if word.low in begins and (hit := self.at(run, at)):
                return hit
        return None

    def every(self, run: tuple[Word, ...]) -> Iterable[Hit]:
        """Yield the phrases of a run from left to right; they do not overlap."""
        at = 0
        while at < len(run):
            hit = self.first(run, at)
            if hit is None:
                return
            yield hit
            at = hit.end

    def _match(self, run: tuple[Word, ...], start: int, parts: tuple[str, ...]) -> int:
        at = start
        for number, part in enumerate(parts):
            while (
                number and at < len(run) and run[at].low != part and run[at].low in self._fillers
            ):
                at += 1
            if at >= len(run) or run[at].low != part:
                return 0
            at += 1
        return at


@cache
def phrases(name: str) -> Phrases:
    """Return one list of ``phrases.yaml``, its phrases found with small words between."""
    table = {one: one for p in entries("phrases")[name] for one in _written_out(p)}
    return Phrases(table, group("phrases", "fillers"))


def _written_out(phrase: str) -> Iterator[str]:
    """Yield a phrase with every word that a part in braces stands for: "{beyond} this"."""
    head, brace, rest = phrase.partition("{")
    if not brace:
        yield phrase
        return
    name, _, tail = rest.partition("}")
    for part in entries("phrases")["parts"][name]:
        yield from _written_out(f"{head}{part}{tail}")


@cache
def reporting() -> Phrases:
    """Return the phrases that state a line; a hit's value is the line's kind or ``below``."""
    table = {p: kind for kind, several in entries("phrases")["reporting"].items() for p in several}
    # "shall report functionally to" as well as "reports functionally to"
    bare = {f"report {p[8:]}": kind for p, kind in table.items() if p.startswith("reports ")}
    return Phrases(bare | table, group("phrases", "fillers"))
