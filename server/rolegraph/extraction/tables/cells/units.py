"""The unit that a header or a line over a table gives to the figures below it: 万元, "EUR thousand"."""

import re
from collections.abc import Mapping
from functools import cache

from rolegraph.extraction.english.wording.lexicon import by_entry
from rolegraph.extraction.tables.cells.lexicon import entries

_BRACKET = re.compile(r"[（(【\[]([^）)】\]]*)[）)】\]]")
#: "EUR, ex VAT"
_LISTED = re.compile(r"\s*[,，;；]\s*")
#: 单位：人民币 万元, 金额/万元
_TOLD = re.compile(
    r"单位\s*(?:[:：]|均?[为是])\s*((?:[^\s，,；;。（）()/]+币\s+)?[^\s，,；;。（）()/]+)|[/／]\s*(\S*元)$"
)
#: "Figures are in GBP and exclude VAT"
_IN_UNIT = re.compile(
    r"\bin ((?:[^\s,;.]+ ){0,2}?[^\s,;.]+(?: k)?)\s*"
    r"(?:$|[,;.]|(?:and|but|excluding|including|net|before|without)\b)",
    re.I,
)
#: "Figures in thousand EUR", "in EUR millions"
_SCALED = re.compile(
    r"\bin (?:(?P<first>thousand|million|lakh|crore)s? (?:of )?(?P<of>\S{1,8})"
    r"|(?P<unit>\S{1,8}) (?P<last>thousand|million|lakh|crore)s?)(?!\w)",
    re.I,
)
#: "EUR thousand", "thousands of GBP", "$'000", "£m" in brackets
_SCALED_UNIT = re.compile(
    r"(?:(?P<first>thousand|million|lakh|crore)s?(?: of)? )?(?P<unit>\S{1,8}?)"
    r" ?(?:in )?(?P<last>thousand|million|lakh|crore|['’]?000|k|mn?)?s?"
)
#: "…, GBP per claim"
_COUNTED = re.compile(r"(?:^|[,;:–—(]\s*)(\S{1,4}) per [a-z]+\s*\)?$", re.I)
_SCALES = {
    "thousand": 1e3, "million": 1e6, "lakh": 1e5, "crore": 1e7,
    "000": 1e3, "k": 1e3, "m": 1e6, "mn": 1e6,
}  # fmt: skip


def unit_of(text: str) -> tuple[str, float]:
    """Return the unit that a header or caption gives in brackets or after 单位, and its factor."""
    told = ("".join(one).replace(" ", "") for one in _TOLD.findall(text))
    brackets = _BRACKET.findall(text)
    inside = [*brackets, *(part for one in brackets for part in _LISTED.split(one)), *told]
    inside += [u for said in (text, *inside) for u in _IN_UNIT.findall(said)]
    inside += _COUNTED.findall(text)
    for said in inside:
        plain = re.sub(r"^单位\s*[:：]?\s*|^in\s+", "", said.strip().lower()).strip(" :：)）")
        if plain in _units():
            return _units()[plain]
        if scaled := _scaled_unit(plain):
            return scaled
    # "£000" over amounts
    return _scaled_unit(text.strip().lower()) or _scaled(text)


def _scaled_unit(said: str) -> tuple[str, float] | None:
    """Return a currency that is counted in thousands or millions, and how many; None for other words."""
    found = _SCALED_UNIT.fullmatch(said)
    code, factor = _units().get(found["unit"], ("", 1.0)) if found else ("", 1.0)
    scale = (found["first"] or found["last"] or "").strip("'’") if found and code else ""
    return (code, factor * _SCALES[scale]) if scale else None


def _scaled(text: str) -> tuple[str, float]:
    """Return the currency that a line counts in thousands or millions, and how many, or ("", 1.0)."""
    found = _SCALED.search(text)
    code, factor = (
        _units().get((found["of"] or found["unit"]).lower(), ("", 1.0)) if found else ("", 1.0)
    )
    scale = _SCALES[(found["first"] or found["last"]).lower()] if found and code else 1.0
    return code, factor * scale


@cache
def _units() -> Mapping[str, tuple[str, float]]:
    lists = entries("cells")["units"].items()
    own = {word: (code, float(factor)) for code, said in lists for word, factor in said.items()}
    names = {**by_entry("amounts", "currencies"), **by_entry("amounts", "dollars")}
    return {f"{word}{s}": (code, 1.0) for word, code in names.items() for s in ("", "s")} | own


def unit_first(text: str) -> tuple[str, float]:
    """Return the unit that a remark begins with ("USD, within budget"), or ("", 1.0)."""
    return _units().get(_LISTED.split(text.strip().lower())[0], ("", 1.0))


def unit_behind(text: str) -> tuple[str, str, float]:
    """Return a matter without the unit that a second header row puts behind it, and that unit.

    "Purchase orders GBP" is "Purchase orders" in GBP; ("…", "", 1.0) where no unit stands there.
    """
    words, _, last = text.rpartition(" ")
    code, factor = _units().get(last.strip("()（）").lower(), ("", 1.0))
    return (words.strip(), code, factor) if words and code else (text, "", 1.0)
