"""Digits and Chinese numerals → a number."""

import re

# A trillion with its separators and cents has 20 characters.
_LONGEST = 24

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
#: What a digit before them is taken times.
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8}
#: The characters of numerals.
NUMERALS = "零〇一二两兩三四五六七八九十百千万萬亿億"
# As cheques and letters of authority write numbers (伍拾万元), and as they are read.
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_CHEQUE = r"[壹贰叁肆伍陆柒捌玖](?:[零壹贰叁肆伍陆柒捌玖]*[拾佰仟万亿])+[壹贰叁肆伍陆柒捌玖]?"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
#: Whatever counts digits in tens, hundreds and so on.
POWER = "[十百千万萬亿億拾佰仟]"
#: What stands behind digits that count as numerals do: of 1亿5千万 亿5千万, of 3仟万 仟万.
COUNTED = rf"{POWER}+(?:{_ARABIC}{POWER}+)*"
#: How a number is written: 1,500, 5万, 1亿5千万, 三十二, 伍拾万, 一点五.
NUMBER = rf"{_ARABIC}(?:{COUNTED})?|{_CHEQUE}|[{NUMERALS}]+(?:点[{NUMERALS}]+)?"
#: Half of what follows.
HALF = "半"
_TERM = re.compile(r"\d+(?:\.\d+)?|.")


def is_amount(written: str) -> bool:
    """Say whether figures or numerals are few enough to be an amount: more are damage, or a code."""
    return len(written) <= _LONGEST


def number(text: str) -> float | None:
    """Return the number that digits, Chinese numerals or both write (5万, 三十二, 1亿5千万), or None."""
    plain = text.replace(",", "").strip().translate(_FORMAL)
    if plain == HALF:
        return 0.5
    if not is_amount(plain):
        return None
    whole, _, part = plain.partition("点")
    terms = _TERM.findall(whole)
    if not terms or any(not t[0].isdecimal() and t not in NUMERALS for t in terms):
        return None
    return _whole(terms) + sum(_DIGITS.get(c, 0) / float(10**n) for n, c in enumerate(part, 1))


def _whole(terms: list[str]) -> float:
    """Return what digits and powers make: 亿 takes all before it times, 万 what stands behind 亿."""
    if len(terms) > 1 and not set(terms) & set(POWERS):
        return float("".join(str(_DIGITS.get(t, t)) for t in terms))
    total, section = 0.0, 0.0
    digit: float | None = None
    for before, term in zip(["", *terms], terms, strict=False):
        power = POWERS.get(term, 0)
        if not power:
            # 一万五 is 15,000, 一万零五 10,005.
            lower = POWERS.get(before, 0) / 10 if term is terms[-1] and len(term) == 1 else 0
            digit = float(_DIGITS.get(term, term)) * (lower or 1)
        elif power < POWERS["万"]:
            section, digit = section + (1 if digit is None else digit) * power, None
        else:
            counted = 1 if digit is None and not section else section + (digit or 0)
            beyond = power == POWERS["亿"]
            counted = total + section + (digit or 0) if beyond and total else counted
            total, section, digit = (0 if beyond else total) + counted * power, 0.0, None
    return total + section + (digit or 0)
