"""Numbers, amounts and periods in a question, in figures or in words of either language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rolegraph import resources
from rolegraph.extraction.figures import COUNTED, POWERS, number
from rolegraph.reading.alternation import either

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_WORDS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}
_SCALED = {
    **dict.fromkeys(("thousand", "k"), 1000),
    **dict.fromkeys(("lakhs", "lakh", "lacs", "lac"), 100_000),
    **dict.fromkeys(("million", "mn", "m"), 1_000_000),
    **dict.fromkeys(("crores", "crore"), 10_000_000),
    **dict.fromkeys(("billion", "bn"), 1_000_000_000),
}
_HAN_NUMBER = r"[零〇一二两三四五六七八九十百千万亿]"
_NUMBER = re.compile(
    # 3万5 is 35,000.
    rf"(?P<digits>\d[\d,]*(?:\.\d+)?(?:{COUNTED}(?:(?<=[万千])\d(?!\d))?)?)"
    rf"\s*(?P<scale>[万亿千百]|(?:{'|'.join(_SCALED)})\b)?"
    rf"|(?P<han>{_HAN_NUMBER}+)|\b(?P<word>{'|'.join(_WORDS)})\b"
)
_SCALES = {**_SCALED, **POWERS}
# A range in words, whose unit stands behind its end: three to five years.
_FURTHER = re.compile(rf"\s*(?:to|or|-|–)\s*(?:{'|'.join(_WORDS)})\b")
_COUNTED = (
    r"%|percent\b|per cent\b|小时|hours?\b|天|日|days?\b|周|weeks?\b|个?月|months?\b|年|years?\b"
    r"|户|家|台|份|人|名|次|折(?!扣)|times?\b"
)


@cache
def _money() -> Mapping[str, str]:
    """Return the code of every word and sign for a currency, those of English documents among them."""
    listed = resources.lexicon("questions/amounts.yaml")
    written = resources.lexicon("english/amounts.yaml")["currencies"]
    several = [*written.items(), *listed["money"].items()]
    found = {word.lower(): code for code, words in several for word in words}
    return {word: code for word, code in found.items() if word not in listed["no_money"]}


@cache
def _unit_behind() -> re.Pattern[str]:
    return re.compile(rf"\s*\+?\s*(?P<unit>{either(_money())}(?![a-z])|{_COUNTED})?")


@cache
def _money_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?P<unit>{either(_money())})\s*$")


_UNITS = {
    "%": "%",
    "percent": "%",
    "per cent": "%",
    **dict.fromkeys(("hour", "hours", "小时"), "hour"),
    **dict.fromkeys(("天", "日", "day", "days"), "day"),
    **dict.fromkeys(("周", "week", "weeks"), "week"),
    **dict.fromkeys(("月", "个月", "month", "months"), "month"),
    **dict.fromkeys(("年", "year", "years"), "year"),
}
#: Units in which something lasts.
STRETCHES = frozenset(("hour", "day", "week", "month", "year"))
#: The unit of what is paid of a price, in tenths: 八折 is a discount of 20 %.
TENTHS = "折"
#: The English words that follow a number.
UNIT_WORDS = frozenset(w for w in (*_UNITS, *_money()) if w.isascii() and w.isalpha()) | {
    "times",
    "time",
}
#: The codes of the currencies that questions name.
CURRENCIES = frozenset(_money().values())
_ABOVE = re.compile(
    r"(over|above|(?:more|greater|longer|higher|larger|bigger|older|later) than|exceeding|in excess of"
    r"|beyond|超过|高于|大于|超出|不止|多于|以上)\W*$"
)
_BELOW = re.compile(
    r"(up to(?: the (?:value|amount|sum) of)?|below|under|(?:less|lower|smaller|shorter|cheaper|fewer) than"
    r"|within|at most|no more than|不超过|低于|少于|小于|最多|不到)\W*$"
)
_AT_LEAST = re.compile(r"(at least|a minimum of|no less than|至少|不少于|不低于)\W*$")
_ABOVE_AFTER = re.compile(r"^\s*(\+|or more|and above|以上|以外|开外)")
_BELOW_AFTER = re.compile(r"^\s*(or less|以下|以内|之内|or below)")
# A numeral that is part of a word of the language and counts nothing.
_LARGE_NUMBER = re.compile(r"^[一二两三四五六七八九十百千]+[万亿]")
_NO_FIGURE = re.compile(r"^[一万千百]$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a question names: ``operator`` is ``>``, ``<=`` or ``=``, as it was said.

    ``unit`` is a currency code, %, a period's name, or the word of the text; ``start`` and ``end``
    are offsets of the normal form.
    """

    value: float
    unit: str
    operator: str
    start: int
    end: int


def unit_of(word: str) -> str:
    """Return a unit as a figure has it: day of 天 and of days; a word that is no unit as it is."""
    bare = _RUNNING.sub("", word)
    return _UNITS.get(bare) or _money().get(word, word)


#: What tells which days of leave are counted.
_RUNNING = re.compile(
    "^(?:consecutive|working|calendar|business|full|连续|工作|自然|个工作|个)(?: |(?=[日天]))"
)


def same_money(said: str, stated: str) -> bool:
    """Say whether a currency that is said can be the stated one: 元 in a document of Taiwan is its dollar."""
    return said == stated or stated in resources.lexicon("questions/amounts.yaml")["as_bare"].get(
        said, ()
    )


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text that is already normal, in order."""
    found = (_figure(text, m) for m in _NUMBER.finditer(text))
    return tuple(f for f in found if f)


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    value = _value(match)
    before = _money_before().search(text[: match.start()])
    start = before.start() if before else match.start()
    further = _FURTHER.match(text, match.end()) if match["word"] else None
    after = _unit_behind().match(text, further.end() if further else match.end())
    unit = (after["unit"] if after else None) or ""
    end = after.end() if after and unit else match.end()
    unit = unit or (before["unit"] if before else "")
    if value is None or _counts_nothing(match, unit):
        return None
    value = _tenths(match[0], value) if unit == TENTHS else value
    after_it = text[match.end() :] if text[match.end() :].startswith("+") else text[end:]
    operator = _operator(text[:start], after_it)
    return Figure(value, unit_of(unit), operator, start, end)


def _tenths(said: str, value: float) -> float:
    """Return how many tenths of a price are paid: 8.5 of 八五折 and of 85折."""
    digits = [_DIGITS[c] for c in said if c in _DIGITS]
    value = digits[0] * 10 + digits[1] if len(digits) == 2 else value
    return value / 10 if value > 10 else value


def _counts_nothing(match: re.Match[str], unit: str) -> bool:
    """Whether a numeral in words has no unit, or is part of a word."""
    if match["digits"] or _LARGE_NUMBER.match(match["han"] or ""):
        return False
    return not unit or bool(_NO_FIGURE.match(match["han"] or ""))


def _operator(before: str, after: str) -> str:
    if _BELOW.search(before) or _BELOW_AFTER.match(after):
        return "<="
    if _ABOVE.search(before):
        return ">"
    return ">=" if _AT_LEAST.search(before) or _ABOVE_AFTER.match(after) else "="


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        return (number(match["digits"]) or 0) * _SCALES.get(match["scale"] or "", 1)
    return word_number(match["word"]) if match["word"] else number(match["han"])


def word_number(word: str) -> float | None:
    """Return the value of an English numeral up to twelve, None for other words."""
    return _WORDS.get(word)
