"""Info tables: lines of a key and a value (直接上级：销售部经理), several to a line or one."""

import re
from collections.abc import Iterable
from functools import cache

from rolegraph.extraction.sentences.limits.limits import only_bounds
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.structure.forms import (
    gluedforms,
    parted_values,
    reversed_forms,
    stacked_keys,
)
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.wording import info_keys
from rolegraph.extraction.structure.wording.info_keys import Entry
from rolegraph.extraction.structure.wording.section_words import standalone
from rolegraph.extraction.structure.wording.words import before, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.compiled import compiled
from rolegraph.reading.pictures import PICTURE

_SHORT_KEY = 3
_GROUPS = ("key", "bare", "glued", "beside_title")
_LINES = ("superior", "functional", "subordinate")
#: Last characters of titles.
_HEADS = "理管长员监师计纳书任裁办工助导秘表代机"
#: Last characters of units, and of how many there are.
_UNITS = "部处科室店组心院司人名无料息系况书"
_NEXT_NUMBER = re.compile(rf"(?<={HAN})[ 　]*\d{{1,2}}[ 　.、．]*$")
#: What parts entries on one line.
_PARTS = ";；|｜"
#: What the line of entries is called (**基本信息**：直接上级 总经理；…).
_CALLED = rf"[*]*{HAN}{{2,6}}[*]*[:：][* 　]*"
_VALUE = re.compile(rf"[^\n{_PARTS}\[【]*")


@cache
def _pattern(spaced: bool) -> re.Pattern[str]:
    number = r"[(（]?(?:\d{1,2}|[一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾]{1,3})[)）、.．]\s*"
    bullet = rf"(?:[-*•·●■]|{PICTURE})\s*"
    opening = rf"(?:^|(?<=[\n;；。:：|｜　 \]】]))[ 　]*(?:{bullet}|{number})?[*【\[〔]*"
    # 岗位名称:销售部经理2.直接上级:…
    opening = rf"(?:{opening}|(?<={HAN})\d{{1,2}}[.、．])"
    # 直属领导——餐厅经理
    closing = rf"(?:\**[ 　]*(?:[:：]|—{{1,2}}(?={HAN}))|[】\]〕][ 　]*[:：]?)[ 　*]*"
    # A table without colons (岗位名称 销售内勤 所属部门 销售部) has long keys, each with its value.
    long = info_keys.any_of(
        (key for key in info_keys.every() if len(key) > _SHORT_KEY and "质" not in key), spaced
    )
    nobody = either(words("keys")["nobody"])
    several = r"[^\s、，。；]{2,8}(?:、[^\s、，。；]{2,16})+"
    cell = rf"(?:[^\s{_PARTS}]{{2,20}}|{nobody}|{several})"
    told = rf"[ 　\t]+(?={cell}[ 　\t]*(?:$|[ 　\t{_PARTS}][ 　\t]*(?:{long})[ 　\t]+\S))"
    beside = rf"(?P<beside>(?<=\S)[ 　\t]+|(?<=[{_PARTS}]))"
    bare = rf"(?:^[ 　]*(?:{number}|{_CALLED})?|{beside})(?P<bare>{long}){told}"
    # 餐饮部经理直接上级:总经理岗位编号:…: a key is glued to the title before it, or to what calls the
    # text (…岗位说明直属上级:).
    short = {k for role in _LINES for k in words("keys")[role] if len(k) <= _SHORT_KEY}
    after = rf"(?<=[责限{_HEADS}])(?P<beside_title>{either(short)})"
    named = info_keys.any_of((key for key in info_keys.every() if len(key) > _SHORT_KEY), spaced)
    glued = rf"(?:(?<=[{_HEADS}明责限{_UNITS}\d])(?P<glued>{named})|{after})[:：]"
    whole = (
        rf"{opening}(?P<key>{info_keys.any_of(info_keys.every(), spaced)}){closing}|{bare}|{glued}"
    )
    return compiled(whole, re.MULTILINE)


def find(text: str) -> tuple[Entry, ...]:
    """Return the entries of a text in order.

    A value ends with its line, at the next key, or at a semicolon; a key whose value stands on the
    next line alone takes that line.
    """
    if whole := _entries(gluedforms.headed(text, info_keys.every())) or _turned(text):
        return whole
    matches = [
        m
        for m in _pattern(info_keys.is_spaced(text)).finditer(text)
        if not _inside_sentence(text, m)
    ]
    matches = [m for m in matches if not m["beside"] or _is_beside(text, m)]
    entries = []
    for n, match in enumerate(matches):
        limit = matches[n + 1].start() if n + 1 < len(matches) else len(text)
        if entry := _entry(text, match, limit):
            entries += parted_values.apart(text, entry)
    if any(entry.role == "position" and entry.value[1] > entry.value[0] for entry in entries):
        return tuple(entries)
    stacked = stacked_keys.stacked(text) or _entries(gluedforms.glued(text, info_keys.every()))
    taken = [(e.start, e.end) for e in stacked]
    beside = [e for e in entries if all(e.end <= a or e.start >= b for a, b in taken)]
    return tuple(sorted((*stacked, *beside), key=lambda e: e.start))


def _entry(text: str, match: re.Match[str], limit: int) -> Entry | None:
    """Return the entry that a key begins, up to the next one at the latest; None for what is no value."""
    span = _value(text, match.end(), limit)
    key = re.sub(r"\s", "", _named(match))
    # 使用说明：此表为标准模板，… tells how the form is filled in, at whatever length.
    remark = key in words("keys")["remarks"]
    span = (span[0], min(limit, _line_end(text, span[0]))) if remark else span
    long = not remark and span[1] - span[0] > stacked_keys.LONGEST_VALUE
    value, role = text[slice(*span)], info_keys.every()[key]
    if long or only_bounds(value):
        return None
    if key in words("keys")["titles_too"] and not _lists_titles(value):
        return None
    if role == "head" and verb_at(value.strip(), 0):
        # 部门负责人：审核本部门的费用 says what they do, and not who they are.
        return None
    if role == "unit" and value.strip().startswith("负责"):
        # 用人部门：负责收集资料 says what it does, and not whose a post is.
        return None
    return Entry(_at(match), span[1], role, key, span)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _turned(text: str) -> tuple[Entry, ...]:
    turned = reversed_forms.found(text, info_keys.every())
    return tuple(Entry(at, end, info_keys.role(key), key, value) for key, at, value, end in turned)


def _lists_titles(value: str) -> bool:
    """Say whether a value is nothing but titles (领班、服务员)."""
    parts = [part.strip() for part in re.split("[、,，]", value)]
    return all(titles.is_title(part) for part in parts)


def _entries(cells: Iterable[gluedforms.Found]) -> tuple[Entry, ...]:
    """Return the entries of a form without colons, where one of its cells names a position."""
    found = [Entry(at, span[1], info_keys.role(key), key, span) for key, at, span in cells]
    named = any(e.role == "position" and e.value[1] > e.value[0] for e in found)
    return tuple(found) if named else ()


def _is_beside(text: str, match: re.Match[str]) -> bool:
    """Say whether a key without a colon stands behind a key and a value on its line."""
    line = text.rfind("\n", 0, match.start()) + 1
    before = re.sub(_CALLED, "", text[line : match.start()], count=1)
    first = re.sub(f"[{_PARTS}]", " ", before).split()
    return (
        len(first) > 1
        and len(first) % 2 == 0
        and all(key in info_keys.every() for key in first[::2])
    )


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
    """Match where a section or list sets in behind a value: 总监 一、岗位职责 1、…, 职位概要：…"""
    keys = words("keys")
    headed = rf"{either({*keys['duties'], *keys['authority']})}[ 　]*(?:[:：]|[（(]?[1一①])"
    told = rf"{either(word for word in standalone() if len(word) > _SHORT_KEY)}[ 　]*[:：]"
    number = (
        r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|1[、.．](?!\d)|①"
    )
    # 销售业务员 岗位评价：…: a key that no list knows ends it as well.
    other = rf"{HAN}{{2,6}}[:：](?!\d)"
    return compiled(rf"(?<=\S)[ 　]+(?={number}|{headed}|{told}|(?<={HAN}[ 　]){other})")


@cache
def _section() -> re.Pattern[str]:
    """Match what ends a value of titles on one line: 厨师长|职责:1、… 管理人员|权限一、…"""
    keys = words("keys")
    held = either({*keys["duties"], *keys["authority"]})
    # 经理|4.本职工作:●…, 业务员|4、岗位性质指导…, 经理|1、负责车辆管理，…, 管理岗|2.岗位职责（排序）（1）…
    named = either(key for key in info_keys.every() if len(key) > _SHORT_KEY)
    key = rf"\d\d?[.、．](?={HAN}{{2,8}}[:：]|{named})"
    counted = rf"{key}|1[.、．](?={HAN}{{4,}}[^、\d\n]*?[,，;；。])"
    next_list = rf"\d{{1,2}}[.、．](?=(?:{held})(?:[（(][^（()）\n]{{2,12}}[)）])?[（(]?[1一①])"
    # 客户服务部经理|二、岗位在组织中的位置
    chapter = rf"(?<=[{_HEADS}])[二三四五六七八九十]、(?={HAN}{{2,}})"
    glued = rf"(?<={HAN})(?:(?:{held})(?=[一1][、.．])|{counted}|{next_list}|{chapter})"
    long = either(key for key in keys["authority"] if len(key) > _SHORT_KEY)
    return compiled(rf"(?<=[{_HEADS}])(?:{held})[:：]|{long}[:：]|{glued}")


def names(value: str) -> tuple[Title, ...]:
    """Return the titles that a value lists (销售主管、销售代表 2名), in order.

    A group that is no title (销售团队全体成员) stands as it is written; 无 and the like name nobody.
    """
    value = re.sub(r"[ 　](?:直接|间接)督导.*|。.*", "", value)
    plain = re.sub(r"[(（][^)）]*[)）]", "", value)
    joined = re.split(r"[、,，;；]|(?<=\S)和(?=\S)|(?<=\S)及(?=\S)", plain)
    apart = [name for each in joined for name in parted_values.run_together(each)]
    alike = parted_values.headed_alike(apart)
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
    return info_keys.role_of_key(text) == "ignored" or bool(
        _empty(info_keys.is_spaced(text)).fullmatch(text)
    )


@cache
def _empty(spaced: bool) -> re.Pattern[str]:
    key = info_keys.any_of(
        (key for key in info_keys.every() if len(key) > _SHORT_KEY or key.endswith("人")), spaced
    )
    return re.compile(rf"(?:[ 　]*{key}[ 　]*(?:[:：][ 　]*|(?=[ 　])|$))+[。;；]?")


def _at(match: re.Match[str]) -> int:
    return next(match.start(group) for group in _GROUPS if match[group])


def _named(match: re.Match[str]) -> str:
    return next(match[group] for group in _GROUPS if match[group])
