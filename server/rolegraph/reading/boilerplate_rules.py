"""The lexicon of boilerplate, and the lines that its rules look at."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Self

from rolegraph.reading.literals import Needs
from rolegraph.resources import lexicon
from rolegraph.values import quickly_made

#: Full-width signs and ASCII ones mean the same to a rule; the table keeps lengths.
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_BULLET = re.compile(r"\s*(?:[-•·*●○▪–—]\s+|\d{1,2}\s*[.、):]\s*|[(]\d{1,2}[)]\s*)*\s*")
#: No notice is longer; a paragraph that quotes one stays.
_LONGEST = 400
#: 1、编制采购计划;2、选择供应商
_LIST = re.compile(r"(?<!\d)1[ ]?[、.)](?!\d).{4,}?[;。;]\s*2[ ]?[、.)](?!\d).{4,}")
_NEVER = "(?!)"


class Pattern:
    """Several regular expressions as one, in letters of either case.

    Those that begin with ^ are tried at the beginning alone, and all only where a text has what they
    cannot match without, which is what makes a long lexicon quick.
    """

    def __init__(self, needs: Needs) -> None:
        self._needs = needs

    @classmethod
    def of(cls, expressions: Iterable[str]) -> Self:
        """Return some regular expressions as one."""
        return cls(Needs.of(expressions))

    def within(self, text: str) -> Self:
        """Return what finds the same in the lines of a text, sooner."""
        return type(self)(self._needs.within(text))

    def finds(self, text: str) -> bool:
        """Return whether one of the expressions is found in the text."""
        return any(
            _compiled(each).match(text) if each.startswith("^") else _compiled(each).search(text)
            for each in self._needs.asked(text)
        )

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the expressions are found, nothing empty."""
        asked = self._needs.asked(text)
        anchored = (_compiled(each).match(text) for each in asked if each.startswith("^"))
        first = next((found for found in anchored if found), None)
        loose = _compiled("|".join(each for each in asked if not each.startswith("^")) or _NEVER)
        for found in (*((first,) if first else ()), *loose.finditer(text)):
            if found[0]:
                yield found.span()


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of boilerplate: what its lines look like, and how far that alone is proof.

    ``strength`` is certain, likely, notice, titles or inline; the lexicon explains them.
    """

    name: str
    kind: str
    strength: str
    lines: tuple[str, ...]
    pattern: Pattern
    matches: tuple[str, ...]
    differs: tuple[str, ...]


@quickly_made
@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, with ASCII signs: ``whole``, and without bullet and number."""

    start: int
    end: int
    whole: str
    text: str
    listed: bool


@cache
def rules() -> tuple[Rule, ...]:
    """Return the boilerplate rules of the lexicon, in its order."""
    return tuple(
        Rule(
            name,
            entry["kind"],
            entry["strength"],
            tuple(entry["lines"]),
            Pattern.of(entry["lines"]),
            tuple(entry["matches"]),
            tuple(entry["differs"]),
        )
        for name, entry in lexicon("reading/boilerplate.yaml").items()
    )


@cache
def rules_of(strength: str) -> tuple[Rule, ...]:
    """Return the rules of one strength."""
    return tuple(rule for rule in rules() if rule.strength == strength)


@cache
def any_of(*strengths: str) -> Pattern:
    """Return all rules of some strengths as one pattern."""
    every = (rule for strength in strengths for rule in rules_of(strength))
    return Pattern.of(line for rule in every for line in rule.lines)


def lines_of(text: str) -> list[Line]:
    """Return the lines of a Simplified text that are not blank, as the rules see them."""
    lines = []
    for found in _LINE.finditer(text.translate(_WIDTHS)):
        bullet = _BULLET.match(found[0])
        skipped = found[0][: bullet.end()] if bullet else ""
        bare = found[0][len(skipped) :].strip()
        lines.append(Line(*found.span(), found[0], bare, bool(skipped.strip())))
    return lines


def kinds_of(line: Line, asked: Pattern) -> Mapping[str, str]:
    """Return, by each strength of rules for whole lines, the kind of the first that the line matches, or "".

    ``asked`` are all of these rules, or those that concern the line's document. A row of a table, its
    cells parted by tabs, is none; nor is a whole list on one line, whoever says that he collected it.
    """
    if len(line.text) > _LONGEST or "\t" in line.text or not asked.finds(line.text):
        return _NONE
    if _LIST.search(line.text):
        return _NONE
    return _kinds(line.text)


#: Strengths of rules that look at a whole line.
WHOLE = ("certain", "likely", "notice", "titles")
_NONE = dict.fromkeys(WHOLE, "")


@lru_cache(maxsize=4096)
def _kinds(text: str) -> Mapping[str, str]:
    """Return the kind that a line is by each strength."""
    return {
        strength: next((r.kind for r in rules_of(strength) if r.pattern.finds(text)), "")
        for strength in WHOLE
    }
