"""Figures in Chinese sentences: numbers, comparison words, ranges, units and currencies.

民法典 art. 1259: 以上, 以下, 以内 include the number; 超过, 不满, 低于, 以外 do not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rolegraph.extraction.figures import HALF, NUMBER, NUMERALS, POWERS, number
from rolegraph.extraction.sentences import REMEMBERED
from rolegraph.extraction.sentences.wording.lexicon import group, lexicon
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.compiled import compiled
from rolegraph.values import replace

_COUNTS = re.compile(rf"[\d{NUMERALS}{HALF}拾佰仟]")
_JOINT = re.compile(r"[\s，、]*(?:[并而]且|[-—~～且并但而至到]|同时|且金额|金额)?[\s，、]*")
#: What a bare 元 means where nothing else is named.
_YUAN = "CNY"
_BOUND_DASH = re.compile(r"(?<=以[上下内])[-—–](?=\d)")
_DASH = r"\s*(?:-|—|–|~|～|至|到)\s*"

_DAYS, _WEEKS = ("天", "日"), ("周", "星期", "个星期")
#: The tenths of a whole price.
_WHOLE = 10
#: What a share is divided by to be per cent.
_SHARES = {"千": 10, "万": 100}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure and where it stands; a range has ``minimum`` and ``maximum`` instead of ``value``.

    ``operator`` is one of ``< <= = >= >``, or "" where no word compares. ``unit`` is an ISO 4217
    code for money, else the word of the text. ``level`` marks an order of magnitude (千万级),
    ``written`` that the number is written in Chinese characters.
    """

    start: int
    end: int
    text: str
    operator: str = ""
    value: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    level: bool = False
    written: bool = False


@lru_cache(maxsize=REMEMBERED)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return every figure with a unit in a sentence, in order.

    Ordinals, dates, clock times and numbers inside names are left out.
    """
    if not _COUNTS.search(text):
        return ()
    # 2天以上-4天以内: no minus.
    joined = _BOUND_DASH.sub("~", text)
    found = _ranges(joined, _in_one_currency(_read(joined)))
    return tuple(replace(one, text=text[one.start : one.end]) for one in found)


def _in_one_currency(found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield the figures, a bare 元 in the currency named before it (逾新台币5万元、未逾30万元)."""
    named = ""
    for one in found:
        foreign = one.unit in lexicon("figures")["currencies"] and one.unit != _YUAN
        named = one.unit if foreign else named
        bare = one.unit == _YUAN and not re.search("人民币|RMB|CNY|[¥￥]", one.text)
        yield replace(one, unit=named) if named and bare else one


def is_money(unit: str) -> bool:
    """Say whether a unit is a currency."""
    return unit in lexicon("figures")["currencies"]


def is_sum(figure: Quantity) -> bool:
    """Say whether a figure is an amount of money: by its unit, or as one that has none (10万以内)."""
    return is_money(figure.unit) or (
        not figure.unit and re.search("[万亿]", figure.text) is not None
    )


def _ranges(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield the figures, the two bounds of one thing as one (2000元以上1万元以下)."""
    last: Quantity | None = None
    for one in found:
        # 三天以上一周以内
        one = _in_days(one) if last and last.unit in _DAYS else one
        if last and _bounds(text, last, one):
            last = replace(
                last, end=one.end, text=text[last.start : one.end], operator="", value=None,
                minimum=min(last.value or 0, one.value or 0), unit=one.unit or last.unit,
                maximum=max(last.value or 0, one.value or 0),
            )  # fmt: skip
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _in_days(figure: Quantity) -> Quantity:
    """Return a figure of weeks in days, any other as it is."""
    weeks = figure.value if figure.unit in _WEEKS else None
    return replace(figure, value=weeks * 7, unit="天") if weeks is not None else figure


def _bounds(text: str, first: Quantity, second: Quantity) -> bool:
    """Say whether two figures bound one thing, in either order (500万元以下、100万元以上)."""
    if first.value is None or second.value is None or first.value == second.value:
        return False
    low, high = (first, second) if first.value < second.value else (second, first)
    # 5万元以上至50万元: where it goes to is its upper bound, without a word.
    reached = not second.operator and text[first.end : second.start].strip("，、 ") in (
        "至",
        "到",
        "~",
        "～",
    )
    ways = low.operator in (">", ">=") and (
        high.operator in ("<", "<=") or (reached and low is first)
    )
    joined = _JOINT.fullmatch(text, first.end, second.start) is not None
    # 10万元以上300万以下: the second figure is of money too.
    alike = first.unit in (second.unit, "") or (is_money(first.unit) and is_sum(second))
    return ways and joined and alike


def _read(text: str) -> Iterator[Quantity]:
    for m in _figure().finditer(text):
        if _is_name(text, m):
            continue
        first = number(m["first"] or m["hundredth"])
        second = number(m["second"]) if m["second"] else None
        if first is None:
            continue
        # 千分之三 is 0.3 %, 万分之一 0.01 %.
        first /= _SHARES.get(m["share"], 1)
        if m["unit"] == "折":
            first, second = _tenths(first), second and _tenths(second)
        if second is not None and _shares_power(m):
            first *= second / _unpowered(m["second"], second)
        yield Quantity(
            start=m.start(),
            end=m.end(),
            text=m[0],
            operator=_operator(m),
            value=first if second is None else None,
            minimum=None if second is None else first,
            maximum=second,
            unit=_unit(m),
            level=bool(m["level"]),
            written=not re.search(r"\d", m[0]),
        )


def _tenths(rate: float) -> float:
    """Return how many tenths a price falls to: 九五折 and 95折 are 9.5."""
    return rate / 10 if rate > _WHOLE else rate


def _shares_power(m: re.Match[str]) -> bool:
    """Say whether the power at a range's end is its beginning's too (5至10万, 五十至八十万).

    Unlike 5000元-2万元 and 五百至一万: what is counted there is not less than what the end counts.
    """
    if m["second"][-1] not in POWERS or m["first"][-1] in "万萬亿億":
        return False
    whole = number(m["second"]) or 0.0
    first = number(m["first"]) or 0.0
    return not m["own"] and first < _unpowered(m["second"], whole)


def _unpowered(words: str, otherwise: float) -> float:
    """Return the number before the power: 十 of 十万, whose 十 is no power of its own."""
    return number(re.sub("(?<=.)[百千万萬亿億佰仟]+$", "", words)) or otherwise


#: 两次内部审核, 3次内训: what is 内 by its name, and no bound (3天内审核, 2小时内部署).
_NO_NAME = "(?!(?<![以之]内)(?<=内)(?:部(?!署)|审(?![核批定查结阅签议计理])|训(?!练)|控(?!制)|[容勤需刊外]))"


@cache
def _figure() -> re.Pattern[str]:
    before = either(w for ws in lexicon("figures")["before"].values() for w in ws)
    after = either(w for ws in lexicon("figures")["after"].values() for w in ws)
    currencies = [w for ws in lexicon("figures")["currencies"].values() for w in ws]
    signs = either(w for ws in lexicon("figures")["signs"].values() for w in ws)
    unit = either([*currencies, *group("figures", "units")])
    noted = either((*group("figures", "excluded"), *group("figures", "included")))
    level = either(group("figures", "levels"))
    # 不得超过预算的5%, 超过指导价5%: what the rate is of stands between the comparison and the figure.
    nouns = either(group("figures", "bases"))
    of = rf"(?<=[过出超]){HAN}{{0,4}}(?:{nouns})"
    # 低于净资产10%
    of += rf"|(?<=于){HAN}{{0,4}}(?:{nouns})(?=(?:{NUMBER})%(?!以))"
    # 超过每节120元: what the figure counts may stand behind the comparison.
    each = rf"(?P<each>每(?![年月周日天季晚班])[^，。；\d{NUMERALS}]{{1,3}}?|人均)"
    base = rf"(?P<base>{HAN}{{2,10}}?的|{of})(?=[百千万]分之|{NUMBER}\s*[%‰])"
    return compiled(
        rf"(?:(?P<before>{before})(?:了|到|在)?\s*(?:{base}|{each})?)?(?P<sign>{signs})?\s*"
        rf"(?:(?P<share>[百千万])分之(?P<hundredth>[{NUMERALS}]+|{NUMBER})|(?P<first>{NUMBER}|{HALF}(?=天|日|小时|个))"
        rf"(?:(?P<own>{unit})?(?:（不?含[^）]*）)?{_DASH}(?P<second>{NUMBER}))?)\s*"
        # 一至三年期劳动合同
        rf"(?P<level>{level})?(?P<unit>{unit})?(?:(?<=[年月])期(?![限间内货末初后权满中]))?"
        rf"(?:（(?P<noted>{noted})[^（）]*）|/[次笔单人桌间台件票户家天日周月季年](?={after}))?(?:(?P<after>{after}){_NO_NAME})?"
        rf"(?:（(?P<noted2>{noted})[^（）]*）)?"
    )


@cache
def _meanings(where: str) -> dict[str, str]:
    return {w: op for op, ws in lexicon("figures")[where].items() for w in ws}


def _operator(m: re.Match[str]) -> str:
    before = _meanings("before").get(m["before"] or "", "")
    after = _meanings("after").get(m["after"] or "", "")
    operator = after if after and (not before or before in "=" or before == ">=") else before
    if before == ">" and (after == "<=" or (after and m["base"])):
        # 超出预算10%以内 is up to so much above it, 超出预算10%以上 from there on.
        operator = after
    if before in ("<=", ">=", "<", ">") and after == "<=" and before == "<=":
        operator = "<="
    noted = m["noted"] or m["noted2"] or ""
    if noted in group("figures", "excluded"):
        return operator.replace("=", "") or operator
    if noted in group("figures", "included") and operator in ("<", ">"):
        return operator + "="
    return "=" if operator == "~" else operator


def _unit(m: re.Match[str]) -> str:
    if m["hundredth"]:
        return "%"
    for where, word in (("signs", m["sign"]), ("currencies", m["unit"])):
        for code, ws in lexicon("figures")[where].items():
            if word and word in ws:
                return str(code)
    return m["unit"] or ""


_NAMES_BEFORE = re.compile(r"(?:第|[A-Za-z.\-])$")
_NAMES_AFTER = re.compile(r"\s*(?:[A-Za-z]|:\d|[日号](?:之?前|起|前后)|月份|年代|号)")


#: 3-5万由校长审批: a sum as well.
_SUM = re.compile("[由报须需经]")


def _is_name(text: str, m: re.Match[str]) -> bool:
    if (m["second"] or "")[-1:] in (*"万亿",) and _SUM.match(text, m.end()):
        return False
    if not (m["unit"] or m["sign"] or m["before"] or m["after"] or m["hundredth"]):
        return True
    begin = m.start("hundredth") if m["hundredth"] else m.start("first")
    if _NAMES_BEFORE.search(text, max(0, begin - 1), begin):
        return True
    if m["unit"] == "年" and re.fullmatch(r"(?:19|20)\d\d", m["first"] or ""):
        return True
    if not re.search(r"\d", m["first"] or m["hundredth"] or ""):
        # 一万以内 is an amount, 一 before 起 none.
        alone = not m["after"] or not re.search("[千万亿]", m["first"] or "")
        return not m["unit"] and not m["hundredth"] and not m["sign"] and alone
    last = m.end("unit") if m["unit"] else m.end("first")
    return bool(_NAMES_AFTER.match(text, m.start("unit") if m["unit"] in ("日", "月") else last))
