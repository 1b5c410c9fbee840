"""Info tables: lines of a key and a value (直接上级：销售部经理), several to a line or one."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rolegraph.extraction.sentences.leading_verbs import verb_at
from rolegraph.extraction.sentences.limits import only_bounds
from rolegraph.extraction.structure import gluedforms, parted_values, reversed_forms, titles, units
from rolegraph.extraction.structure.titles import Title
from rolegraph.extraction.structure.words import before, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.pictures import PICTURE

LONGEST_VALUE = 80
_SHORT_KEY = 3
_GROUPS = ("key", "bare", "glued", "beside_title")
_LINES = ("superior", "functional", "subordinate")
#: Last characters of titles.
_HEADS = "理管长员监师计纳书任裁"
#: Last characters of units, and of how many there are.
_UNITS = "部处科室店组心院司人名无料息系况书"
_FEWEST = 3
_NEXT_NUMBER = re.compile(rf"(?<={HAN})[ 　]*\d{{1,2}}[ 　.、．]*$")
_VALUE = re.compile(r"[^\n;；|\[【]*")
_GAP = re.compile(r"(?<=(\S))[ 　]{1,4}(?=(\S))")
_BLANK = re.compile("[ 　]")
#: What a character of a key takes at most with the blanks behind it.
_WIDEST = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value; ``role`` is what the key tells (position, superior, unit …).

    ``start`` to ``end`` is the whole entry, ``value`` the span of what stands behind the colon.
    """

    start: int
    end: int
    role: str
    key: str
    value: tuple[int, int]


@cache
def _keys() -> dict[str, str]:
    roles = ("position", "unit", "head", "superior", "functional", "subordinate", "headcount", "alias",
             "above", "posts", "organisation", "overview", "charge", "appraisal", "ignored")  # fmt: skip
    return {key: role for role in roles for key in words("keys")[role]}


@cache
def _pattern(spaced: bool) -> re.Pattern[str]:
    number = r"[(（]?(?:\d{1,2}|[一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾]{1,3})[)）、.．]\s*"
    bullet = rf"(?:[-*•·●■]|{PICTURE})\s*"
    opening = rf"(?:^|(?<=[\n;；。:：|　 \]】]))[ 　]*(?:{bullet}|{number})?[*【\[〔]*"
    # 岗位名称:销售部经理2.直接上级:…
    opening = rf"(?:{opening}|(?<={HAN})\d{{1,2}}[.、．])"
    closing = r"(?:\**[ 　]*[:：]|[】\]〕][ 　]*[:：]?)[ 　*]*"
    # A table without colons (岗位名称 销售内勤 所属部门 销售部) has long keys, each with its value.
    long = _any_of((key for key in _keys() if len(key) > _SHORT_KEY and "质" not in key), spaced)
    nobody = either(words("keys")["nobody"])
    several = r"[^\s、，。；]{2,8}(?:、[^\s、，。；]{2,16})+"
    cell = rf"(?:\S{{2,20}}|{nobody}|{several})"
    told = rf"[ 　\t]+(?={cell}[ 　\t]*(?:$|[ 　\t](?:{long})[ 　\t]+\S))"
    bare = rf"(?:^[ 　]*(?:{number})?|(?P<beside>(?<=\S)[ 　\t]+))(?P<bare>{long}){told}"
    # 餐饮部经理直接上级:总经理岗位编号:…: a key is glued to the title before it, or to what calls the
    # text (…岗位说明直属上级:).
    short = {k for role in _LINES for k in words("keys")[role] if len(k) <= _SHORT_KEY}
    after = rf"(?<=[责限{_HEADS}])(?P<beside_title>{either(short)})"
    named = _any_of((key for key in _keys() if len(key) > _SHORT_KEY), spaced)
    glued = rf"(?:(?<=[{_HEADS}明责限{_UNITS}\d])(?P<glued>{named})|{after})[:：]"
    whole = rf"{opening}(?P<key>{_any_of(_keys(), spaced)}){closing}|{bare}|{glued}"
    return re.compile(whole, re.MULTILINE)


def _any_of(keys: Iterable[str], spaced: bool) -> str:
    return either(keys, between="[ 　]{0,4}" if spaced else "")


def _is_spaced(text: str) -> bool:
    """Say whether blanks may stand inside a key (岗 位 名 称：): what finds those takes long to compile."""
    gaps = ((found.start(), found[1] + found[2]) for found in _GAP.finditer(text))
    return any(
        key in _BLANK.sub("", text[max(0, at - _WIDEST * len(key)) : at + _WIDEST * len(key)])
        for at, joint in gaps
        for key in _joints().get(joint, ())
    )


@cache
def _joints() -> dict[str, frozenset[str]]:
    """Return the keys by each two characters that stand side by side in them."""
    found: dict[str, set[str]] = defaultdict(set)
    for key in _keys():
        for one, other in pairwise(key):
            found[one + other].add(key)
    return {joint: frozenset(keys) for joint, keys in found.items()}


def find(text: str) -> tuple[Entry, ...]:
    """Return the entries of a text in order.

    A value ends with its line, at the next key, or at a semicolon; a key whose value stands on the
    next line alone takes that line.
    """
    if whole := _entries(gluedforms.headed(text, _keys())) or _turned(text):
        return whole
    matches = [
        m for m in _pattern(_is_spaced(text)).finditer(text) if not _inside_sentence(text, m)
    ]
    matches = [m for m in matches if not m["beside"] or _is_beside(text, m)]
    entries = []
    for n, match in enumerate(matches):
        limit = matches[n + 1].start() if n + 1 < len(matches) else len(text)
        span = _value(text, match.end(), limit)
        if span[1] - span[0] > LONGEST_VALUE or only_bounds(text[slice(*span)]):
            continue
        key = re.sub(r"\s", "", _named(match))
        value = text[slice(*span)]
        if key in words("keys")["titles_too"] and not _lists_titles(value):
            continue
        if _keys()[key] == "head" and verb_at(value.strip(), 0):
            # 部门负责人：审核本部门的费用 says what they do, and not who they are.
            continue
        if _keys()[key] == "unit" and value.strip().startswith("负责"):
            # 用人部门：负责收集资料 says what it does, and not whose a post is.
            continue
        entries += parted_values.apart(text, Entry(_at(match), span[1], _keys()[key], key, span))
    if any(entry.role == "position" and entry.value[1] > entry.value[0] for entry in entries):
        return tuple(entries)
    stacked = _stacked(text) or _entries(gluedforms.glued(text, _keys()))
    taken = [(e.start, e.end) for e in stacked]
    beside = [e for e in entries if all(e.end <= a or e.start >= b for a, b in taken)]
    return tuple(sorted((*stacked, *beside), key=lambda e: e.start))


def _turned(text: str) -> tuple[Entry, ...]:
    turned = reversed_forms.found(text, _keys())
    return tuple(Entry(at, end, _role(key), key, value) for key, at, value, end in turned)


def _lists_titles(value: str) -> bool:
    """Say whether a value is nothing but titles (领班、服务员)."""
    parts = [part.strip() for part in re.split("[、,，]", value)]
    return all(titles.is_title(part) for part in parts)


def _stacked(text: str) -> tuple[Entry, ...]:
    """Return the entries of a table without its grid: each key on a line, its value on the next.

    Only where it names a position and says two things more.
    """
    every = [_stacked_entry(m) for m in _stack(_is_spaced(text)).finditer(text)]
    filled = [entry for entry in every if entry.value[1] > entry.value[0]]
    named = any(entry.role == "position" for entry in filled)
    return tuple(every) if named and len(filled) >= _FEWEST else ()


def _entries(cells: Iterable[gluedforms.Found]) -> tuple[Entry, ...]:
    """Return the entries of a form without colons, where one of its cells names a position."""
    found = [Entry(at, span[1], _role(key), key, span) for key, at, span in cells]
    named = any(e.role == "position" and e.value[1] > e.value[0] for e in found)
    return tuple(found) if named else ()


def _stacked_entry(match: re.Match[str]) -> Entry:
    """Return a key on its line with the next line; without a value where that is a key as well.

    What ends in a colon (联系岗位：) is one that no list knows.
    """
    key = re.sub(r"[ 　]", "", match["key"])
    if match["value"].endswith((":", "：")) or re.sub(r"\s", "", match["value"]) in _keys():
        return Entry(*match.span("key"), _role(key), key, (match.end("key"), match.end("key")))
    return Entry(match.start("key"), match.end("value"), _role(key), key, match.span("value"))


@cache
def _stack(spaced: bool) -> re.Pattern[str]:
    keys = _any_of(_keys(), spaced)
    # 职责一 above what it is about (薪酬制度)
    key = rf"{keys}|(?:职责|任务)[一二三四五六七八九十\d]{{1,2}}"
    return re.compile(
        rf"^[ 　]*(?P<key>{key})[ 　]*[:：]?[ 　]*\n(?=\s*(?P<value>\S[^\n]{{0,{LONGEST_VALUE}}}?)[ 　]*$)",
        re.MULTILINE,
    )


def _role(key: str) -> str:
    return _keys().get(key, "ignored")


def _is_beside(text: str, match: re.Match[str]) -> bool:
    """Say whether a key without a colon stands behind a key and a value on its line."""
    line = text.rfind("\n", 0, match.start()) + 1
    first = text[line : match.start()].split()
    return len(first) > 1 and len(first) % 2 == 0 and all(key in _keys() for key in first[::2])


def _inside_sentence(text: str, match: re.Match[str]) -> bool:
    """Tell 审批流程:… 上级:… in running prose from a table: a comma stands right before the key."""
    return before(text, match.start()) in (",", "，", "、")


def _value(text: str, start: int, limit: int) -> tuple[int, int]:
    found = _VALUE.match(text, start, limit)
    end = found.end() if found else start
    for stop in (_section(), _run_on()):
        if found := stop.search(text, start, end):
            end = found.start()
    value = text[start:end]
    # 职务:经理3 直接上司:… counts the next key.
    value = _NEXT_NUMBER.sub("", value) if end == limit else value
    return start, start + len(value.rstrip(" 　。\t\r"))


@cache
def _run_on() -> re.Pattern[str]:
    """Match where a section or a list sets in behind a value on one line: 总监 一、岗位职责 1、…"""
    keys = words("keys")
    headed = rf"{either({*keys['duties'], *keys['authority']})}[ 　]*(?:[:：]|[（(]?[1一①])"
    number = (
        r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|1[、.．](?!\d)|①"
    )
    return re.compile(rf"(?<=\S)[ 　]+(?={number}|{headed})")


@cache
def _section() -> re.Pattern[str]:
    """Match what ends a value of titles on one line: 厨师长|职责:1、… 管理人员|权限一、…"""
    keys = words("keys")
    held = either({*keys["duties"], *keys["authority"]})
    # 经理|4.本职工作:●…, 业务员|4、岗位性质指导…, 经理|1、负责车辆管理，…, 管理岗|2.岗位职责（排序）（1）…
    named = either(key for key in _keys() if len(key) > _SHORT_KEY)
    key = rf"\d\d?[.、．](?={HAN}{{2,8}}[:：]|{named})"
    counted = rf"{key}|1[.、．](?={HAN}{{4,}}[^、\d\n]*?[,，;；。])"
    next_list = rf"\d{{1,2}}[.、．](?=(?:{held})(?:[（(][^（()）\n]{{2,12}}[)）])?[（(]?[1一①])"
    glued = rf"(?<={HAN})(?:(?:{held})(?=[一1][、.．])|{counted}|{next_list})"
    long = either(key for key in keys["authority"] if len(key) > _SHORT_KEY)
    return re.compile(rf"(?<=[{_HEADS}])(?:{held})[:：]|{long}[:：]|{glued}")


def names(value: str) -> tuple[Title, ...]:
    """Return the titles that a value lists (销售主管、销售代表 2名), in order.

    A group that is no title (销售团队全体成员) stands as it is written; 无 and the like name nobody.
    """
    value = re.sub(r"[ 　](?:直接|间接)督导.*|。.*", "", value)
    plain = re.sub(r"[(（][^)）]*[)）]", "", value)
    joined = re.split(r"[、,，;；]|(?<=\S)和(?=\S)|(?<=\S)及(?=\S)", plain)
    alike = parted_values.headed_alike(joined)
    parts = [name for each in alike for name in titles.shared(each.split("/"))]
    found = []
    for part in (re.sub(r"(?<=..)等.*", "", p).strip(" 　。.\t") for p in parts):
        if (
            not part
            or part.startswith(("相关", "其他", "有关"))
            or part in words("keys")["nobody"]
            or len(part) > titles.LONGEST
            or re.search(r"[:：]|\d$|^附?表[一二三四五六七八九十]$", part)
        ):
            continue
        title = titles.parse(re.sub("^(?:本|我)?公司(?=..)", "", part)) or titles.parse(part)
        # 直接下级：销售部 names a unit, which is no position; a body (董事会) may be somebody's superior.
        if title or part.endswith("会") or not units.parse(part):
            found.append(title or Title(part))
    return tuple(found)


def only_keys(text: str) -> bool:
    """Say whether a text is nothing but keys whose values are empty (编制日期 审核日期：)."""
    return role_of_key(text) == "ignored" or bool(_empty(_is_spaced(text)).fullmatch(text))


@cache
def _empty(spaced: bool) -> re.Pattern[str]:
    key = _any_of((key for key in _keys() if len(key) > _SHORT_KEY or key.endswith("人")), spaced)
    return re.compile(rf"(?:[ 　]*{key}[ 　]*(?:[:：][ 　]*|(?=[ 　])|$))+[。;；]?")


def role_of_key(words: str) -> str:
    """Return what a key of an info table tells (直接上级: superior), "" for no key."""
    return _keys().get("".join(words.split()).strip(":："), "")


def is_nobody(value: str) -> bool:
    """Say whether a value says that there is nobody (直接上级：无)."""
    return value.strip(" 　。.") in words("keys")["nobody"]


def _at(match: re.Match[str]) -> int:
    return next(match.start(group) for group in _GROUPS if match[group])


def _named(match: re.Match[str]) -> str:
    return next(match[group] for group in _GROUPS if match[group])
