"""What may be the number of a list or heading: every form of it, glued or damaged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.structure.words import words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.pictures import PICTURE, PICTURES
from rolegraph.values import quickly_made

_CN = "一二三四五六七八九十"
#: 第廿五条, 第卅条: how tens are written short.
_SHORT_TENS = "廿卅卌"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_NO_TENS = str.maketrans("", "", "〇零")
_PLACES = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_BULLETS = "★☆※◎❖➤●■◆▪▶►□➢✓√◇○•·\uf0b7\uf06c\uf06e"
_DOTS = "．・‧∙◦▸"
#: What a bullet of a symbol font turns into as plain text.
GLYPHS = "nluØü§"
#: What every form of the pattern begins with: nearly no character of a text, so that none else is tried.
_FIRST = (
    rf"第篇【岗职任权步参\d（(){_CN}{_FORMAL}{_CIRCLED}）、a-hA-H{GLYPHS}{_BULLETS}{_DOTS}{PICTURES}"
    r" 　\t—–*+-"
)
#: Groups of the pattern that hold a number.
_DIGITS = ("nth", "nth2", "piece", "chap", "chap2", "chap3", "cls", "postn", "stepn", "stepn2", "taskn",
           "taskn2", "powern", "cnp", "cnn", "cnb", "par", "opn", "num", "bar")  # fmt: skip
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
    for n, short in enumerate(_SHORT_TENS, 2):
        text = text.replace(short, f"{_CN[n - 1]}十")
    # 參、 is three where 叁 is written so.
    text = text.replace("参", "叁").translate(str.maketrans(_FORMAL, _CN)).translate(_NO_TENS)
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        return (_CN.find(hundreds) + 1 or 1) * 100 + (number(rest) if rest else 0)
    tens, _, ones = text.rpartition("十") if "十" in text else ("", "", text)
    if "十" in text:
        return (_CN.find(tens) + 1 or 1) * 10 + (_CN.find(ones) + 1 if ones else 0)
    return _CN.find(ones) + 1


#: 第一章总则第一条: an article glued to its chapter's title.
_GLUED = "|".join(f"(?<=章{HAN}{{{n}}})" for n in range(2, 11))


@cache
def _pattern() -> re.Pattern[str]:
    cjk = f'(?=\\s*(?:{HAN}|[《“"(（A-Za-z]))'
    return re.compile(
        rf"""(?=[{_FIRST}])(?:
        (?P<collection>第\s*(?P<nth>[{_CN}\d]{{1,3}})\s*[篇份](?=\s*[:：\s])
           |(?:(?<=\n)|(?<=^))[ 　]*篇\s*(?P<nth2>[{_CN}\d]{{1,3}})(?=\s*[:：])
           |【\s*篇\s*(?:(?P<piece>\d+)\s*[:：]|(?={HAN})))
        |(?P<chapter>第\s*(?P<chap>[{_CN}\d]{{1,3}})\s*(?:章|节|部分)(?=[\s:：、])
           |(?:(?<=\n)|(?<=^))第(?P<chap2>[{_CN}]{{1,3}})章
           |(?<=[。；;.])第(?P<chap3>[{_CN}]{{1,3}})章(?={HAN}{{2,10}}第[{_CN}百〇零\d]{{1,6}}条))
        |(?P<clause>(?:(?<=\n)|(?<=^)|(?<=[。；;])|{_GLUED})[ 　]*
           第\s*(?P<cls>[{_CN}{_SHORT_TENS}百〇零\d]{{1,6}})\s*条[ 　]*(?:[:：、][ 　]*)?
           (?={HAN}|[《【（(“]|(?<=[ 　:：、])\d|[ 　\t]*\n|\Z))
        |(?P<post>(?:岗位|职位)\s*(?P<postn>[{_CN}\d]{{1,3}})\s*[:：])
        |(?P<step>(?:(?<=\n)|(?<=^))[ 　]*
           (?:步骤\s*(?P<stepn>[{_CN}\d]{{1,3}})|第(?P<stepn2>[{_CN}\d]{{1,2}})步)\s*[:：、，.．]\s*)
        |(?P<stated>(?:(?<=\n)|(?<=^))[ 　]*职责表述\s*[:：]\s*)
        |(?P<power>(?<=\n)权限\s*(?P<powern>[{_CN}]{{1,2}})\s*[:：]\s*)
        |(?P<task>(?:职\s*责|任\s*务)\s*(?P<taskn>[{_CN}\d]{{1,3}})\s*(?:[:：]|(?=职责[表描]述))\s*(?:职责[表描]述\s*[:：]\s*)?
           |(?:(?<=\s)|(?<=^)|(?<=[。；;]))职\s?责\s?(?P<taskn2>[{_CN}]{{1,2}})[ 　\t]+{cjk})
        |(?P<dotted>\d{{1,2}}(?:[.．]\d{{1,2}})+[.．、]?(?![\d%]|[万千百]?元|折|倍|成(?!立)|亿|吨|个百分点|个工作日|小时|天(?!气)|年(?![度终末会检])){cjk}
           |\d{{1,2}}(?:[.．]\d{{1,2}}){{2,}}[.．、]?(?=[ 　]+\d))
        |(?P<cnparen>(?:[（(]\s*|(?:(?<=\n)|(?<=^))[ 　\t]{{0,12}})(?P<cnp>[{_CN}]{{1,3}})\s*[)）])
        |(?P<cn>(?P<cnn>[{_CN}{_FORMAL}]{{1,3}}|(?:(?<=\n)|(?<=^)|(?<=[ 　\t]))参(?=、))
           \s?(?:[、.．]{{1,2}}|[,，](?={HAN}))
           |(?:(?<=\n)|(?<=^))[ 　\t]{{0,12}}(?P<cnb>[{_CN}]{{1,3}})[ 　]+(?={HAN}{{3}}[^\n]{{8}}))
        |(?P<paren>[（(]\s*(?P<par>\d{{1,2}})\s*[)）])|(?P<open>[（(](?P<opn>\d{{1,2}}){cjk})
        |(?P<circled>[{_CIRCLED}])
        |(?P<arabic>(?<!\d)(?<!\d[.．])(?P<num>\d{{1,2}})\s?
           (?P<delim>[、．）)]|(?:(?<=[\n 　\t]\d)|(?<=[\n 　\t]\d\d))[,，](?={HAN})
           |[.](?!\d)|[.](?=\d+年|\d{{3}}|\d+(?:\.\d+)?[万千]?元|\d+[%天])){{1,2}})
        |(?P<bare>(?<![\d.．\-~≥≤<>=A-Za-z])(?P<bar>\d{{1,2}})
           (?:{cjk}|(?=[ 　\t]+\d+(?:\.\d+)?[万千百]?(?:元|天|日|%|折)以)))
        |(?P<closed>(?<=[;；。\n])[)）](?={HAN}))|(?P<lost>(?<=[;；。])、(?={HAN}))
        |(?P<letter>(?<![A-Za-z])(?P<let>[a-hA-H])[.、)）](?=\s*(?:{HAN}|[《“])|\s*\d+(?:\.\d+)?[%万元]))
        |(?P<bullet>[{_BULLETS}]\s*(?!\s*\d{{1,2}}薪)
           |(?:(?<=\n)|(?<=^)|(?<={HAN}|[。；;：:）)】]))[ 　\t]{{0,12}}[-–*]\s+(?={HAN}|[\dA-Za-z《“（(*])
           |(?<=[%％])[ 　\t]{{0,12}}[-–*]\s+(?={HAN})
           |(?:(?<=\n)|(?<=^))[ 　\t]{{0,12}}[+]\s+(?={HAN}|[\dA-Za-z《“（(*])
           |(?:(?<=\n)|(?<=^))[ 　\t]{{0,12}}—{{1,2}}\s*(?={HAN})
           |(?:(?<=\n)|(?<=^))[ 　\t]{{0,12}}(?:[{_DOTS}]\s*(?={HAN}|[《“])|[{_DOTS[1:]}]\s*(?=[\dA-Za-z（]))
           |(?:(?<=\n)|(?<=^))[ 　\t]{{0,12}}{PICTURE}\s*(?={HAN}|[\dA-Za-z《“（(])
           |(?<=\n)[-–](?={HAN})|(?<![A-Za-z0-9])[{GLYPHS}][ 　]?(?={HAN})))
        """,
        re.VERBOSE | re.MULTILINE,
    )


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
        for m in _pattern().finditer(text[low:high]):
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
        return Mark(*at, "circled", _CIRCLED.index(m[0]) % 20 + 1)
    if form == "letter":
        return Mark(*at, "letter", ord(m["let"].lower()) - 96)
    if form in _NUMBERLESS:
        return Mark(*at, _NUMBERLESS[form], 0, _sign(form, m[0]))
    # 【篇销售专员: a collection whose number is lost.
    digits = next((m[group] for group in _DIGITS if m[group]), "0")
    kind = {"cnparen": "cn-paren", "open": "paren", "power": "paren", "bare": "arabic"}.get(
        form, form
    )
    if form == "chapter" and "节" in m[0]:
        kind = "part"
    delimiter = m["delim"] if form == "arabic" else ""
    if form == "collection" and m[0].startswith("【"):
        delimiter = "【"
    return Mark(*at, kind, number(digits), delimiter.replace("．", ".").replace("）", ")"))
