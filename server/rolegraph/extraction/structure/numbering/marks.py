"""What may be the number of a list or heading: every form of it, glued or damaged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.structure.numbering.mark_forms import (
    CIRCLED,
    FORMAL,
    NUMERALS,
    SHORT_TENS,
    mark_pattern,
    number_groups,
)
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.alternation import either
from rolegraph.values import quickly_made

_NO_TENS = str.maketrans("", "", "〇零")
_PLACES = "〇一二三四五六七八九"
#: What has no number of its own: it takes the next one of its list.
_NUMBERLESS = {"bullet": "bullet", "closed": "paren", "lost": "arabic", "stated": "task"}


@quickly_made
@dataclass(frozen=True, slots=True)
class Mark:
    """One number or bullet between two offsets of a text.

    ``kind``: collection (第一篇), chapter (第一章), part (第一节), task (职责一:), cn (一、),
    cn-paren ((一)), arabic (1、 1. 1), paren ((1)), circled (①), dotted (3.1.2), post (岗位1:),
    step (步骤1:), letter (a.) or bullet. ``delimiter`` is what follows an arabic number, or a bullet's
    own sign. ``path`` holds a dotted number's parts.
    """

    start: int
    end: int
    kind: str
    value: int
    delimiter: str = ""
    path: tuple[int, ...] = ()


def number(text: str) -> int:
    """Return a number written in digits or in Chinese numerals up to 999 (一百〇七, 廿五, 二五)."""
    if text.isdigit():
        return int(text)
    if len(text) > 1 and all(letter in _PLACES for letter in text):
        # 第二五条: each numeral stands in its place.
        return int("".join(str(_PLACES.index(letter)) for letter in text))
    for n, short in enumerate(SHORT_TENS, 2):
        text = text.replace(short, f"{NUMERALS[n - 1]}十")
    # 參、 is three where 叁 is written so.
    text = text.replace("参", "叁").translate(str.maketrans(FORMAL, NUMERALS)).translate(_NO_TENS)
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        return (NUMERALS.find(hundreds) + 1 or 1) * 100 + (number(rest) if rest else 0)
    tens, _, ones = text.rpartition("十") if "十" in text else ("", "", text)
    if "十" in text:
        return (NUMERALS.find(tens) + 1 or 1) * 10 + (NUMERALS.find(ones) + 1 if ones else 0)
    return NUMERALS.find(ones) + 1


@cache
def _measure() -> re.Pattern[str]:
    alternatives = [
        re.escape(word) + (f"(?!{either(map(str, others))})" if others else "")
        for word, others in words("numbering")["measures"].items()
    ]
    return re.compile(r"\s?(?:" + "|".join(alternatives) + ")")


@cache
def opener() -> re.Pattern[str]:
    """Return a pattern of the words that open an item whose number was lost (负责, 协助)."""
    return re.compile(r"\s?" + either(words("numbering")["openers"]))


def is_quantity(text: str, end: int) -> bool:
    """Say whether the digits that end at an offset count something (2年以上, 80户)."""
    return bool(_measure().match(text, end))


def candidates(text: str, headings: tuple[tuple[int, int], ...]) -> Iterator[tuple[str, Mark]]:
    """Yield what may be a number between the headings.

    Each stretch is read alone: the 1 of 岗位职责21、 is one, for the heading took the 2.
    """
    ends = [end for _, end in headings]
    for low, high in zip([0, *ends], [*(start for start, _ in headings), len(text)], strict=True):
        for m in mark_pattern().finditer(text[low:high]):
            form = str(m.lastgroup)
            yield form, _mark(form, m, low)


def _sign(form: str, found: str) -> str:
    """Return what tells lists without numbers apart: a bullet's sign, dashes being one."""
    if form == "bullet":
        sign = "-" if found.strip() in ("–", "-") else found.strip()
        return sign + " " * (len(found) - len(found.lstrip(" 　\t")))
    return "、" if form == "lost" else ""


def _mark(form: str, m: re.Match[str], low: int) -> Mark:
    at = (m.start() + low, m.end() + low)
    if form == "dotted":
        path = tuple(int(n) for n in re.findall(r"\d+", m[0]))
        # 3.0 副经理 heads 3.1, 3.2.
        path = path[:-1] if path[-1] == 0 and len(path) > 1 else path
        return Mark(*at, "dotted", path[-1], "", path)
    if form == "circled":
        return Mark(*at, "circled", CIRCLED.index(m[0]) % 20 + 1)
    if form == "letter":
        return Mark(*at, "letter", ord(m[0].strip(" 　\t（(")[0].lower()) - 96)
    if form in _NUMBERLESS:
        return Mark(*at, _NUMBERLESS[form], 0, _sign(form, m[0]))
    # 【篇销售专员: a collection whose number is lost.
    digits = next((m[group] for group in number_groups() if m[group]), "0")
    kind = {"cnparen": "cn-paren", "open": "paren", "power": "paren", "bare": "arabic"}.get(
        form, form
    )
    if form == "chapter" and "节" in m[0]:
        kind = "part"
    delimiter = m["delimiter"] if form == "arabic" else ""
    if form == "collection" and m[0].startswith("【"):
        delimiter = "【"
    return Mark(*at, kind, number(digits), delimiter.replace("．", ".").replace("）", ")"))
