"""The numbers that Word writes before paragraphs and that stand in no text."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_DIGITS = "零一二三四五六七八九"
#: A wide sign leaves room enough behind it.
_WIDE = ("、", "）", "．", "】", "〕")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number < 10:
        return _DIGITS[number]
    if number > 99:
        return str(number)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _chinese,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalZero": "{:02}".format,
    "decimalEnclosedParen": "({})".format,
    "ideographTraditional": lambda number: "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10],
}


@dataclass(slots=True)
class _Level:
    """One level of a list: how its numbers look, and how far it has counted."""

    form: str = "decimal"
    text: str = ""
    first: int = 1
    count: int = 0

    def written(self) -> str:
        """Return the number last counted as Word writes it; before the first one, that."""
        return _FORMATS.get(self.form, str)(self.count or self.first)


@dataclass(slots=True)
class Numbering:
    """The lists of one Word file, counted as its paragraphs pass by."""

    lists: dict[str, list[_Level]] = field(default_factory=dict)

    def label(self, number: str, level: int) -> str:
        """Count one paragraph of a list and return what Word writes before it, such as ``(2)``."""
        levels = self.lists.get(number)
        if levels is None or level >= len(levels):
            return ""
        here = levels[level]
        here.count = here.count + 1 if here.count else here.first
        for below in levels[level + 1 :]:
            below.count = 0
        if here.form == "bullet":
            return "- "
        if here.form == "none" or not here.text:
            return ""
        label = self._filled(levels, here.text)
        return label if label.endswith(_WIDE) else label + " "

    def _filled(self, levels: list[_Level], text: str) -> str:
        for place, each in enumerate(levels, 1):
            text = text.replace(f"%{place}", each.written())
        return text


def numbering(root: Any) -> Numbering:
    """Return the lists that ``numbering.xml`` defines; none where there is no such part.

    Lists that share a definition go on counting together, except where one starts anew.
    """
    if root is None:
        return Numbering()
    abstract = {each.get(qn("w:abstractNumId")): each for each in root.iter(qn("w:abstractNum"))}
    shared: dict[str, list[_Level]] = {}
    lists: dict[str, list[_Level]] = {}
    for each in root.iter(qn("w:num")):
        link = each.find(qn("w:abstractNumId"))
        name = "" if link is None else str(link.get(qn("w:val")))
        if name not in abstract:
            continue
        restarts = _restarts(each)
        if restarts or name not in shared:
            levels = _levels(abstract[name], restarts)
            shared.setdefault(name, levels)
        else:
            levels = shared[name]
        lists[each.get(qn("w:numId"))] = levels
    return Numbering(lists)


def _restarts(num: Any) -> dict[int, int]:
    found = {}
    for override in num.iter(qn("w:lvlOverride")):
        start = override.find(qn("w:startOverride"))
        if start is not None:
            found[int(override.get(qn("w:ilvl")))] = int(start.get(qn("w:val")))
    return found


def _levels(abstract: Any, restarts: dict[int, int]) -> list[_Level]:
    levels = []
    for place, each in enumerate(abstract.findall(qn("w:lvl"))):
        first = int(_value(each, "w:start", "1"))
        form = _value(each, "w:numFmt", "decimal")
        levels.append(_Level(form, _value(each, "w:lvlText", ""), restarts.get(place, first)))
    return levels


def _value(tag: Any, name: str, default: str) -> str:
    child = tag.find(qn(name))
    return default if child is None else str(child.get(qn("w:val"), default))
