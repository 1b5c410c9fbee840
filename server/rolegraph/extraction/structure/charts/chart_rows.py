"""One row of a chart that is drawn in text: the names in it, behind signs, branches and numbers."""

import re
from collections.abc import Iterator

from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.wording import info_keys
from rolegraph.extraction.structure.wording.words import squeeze
from rolegraph.extraction.structure.wording.words import words as lists

CONNECTORS = "│┃|─━—-┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋+/\\↓↑→▼▲"
DRAWN = re.compile("[│┃─━┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋↓▼]|^[ \t|+/\\\\-]+$|^\\s*\\|")
#: A name's characters: what draws, brackets around a box and what lists names (保洁员、绿化工) are none.
_OF_NAME = rf"(?:[（(][^\s（()）]*[)）]|[^\s{re.escape(CONNECTORS)}\[\]【】、])+"
_NAME = re.compile(f"{_OF_NAME}(?: {_OF_NAME})*")
_SENTENCE = re.compile(r"[，。；？！,;]")
#: What a row of a list begins with: a sign, a branch or a number.
NUMBER = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,6}(?:[.、．)]|(?=\s))"
    r"|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[)）])\s*(?=\S)"
)
ITEM = re.compile(rf"\s*(?:[-+•·●○■□◆◇▪]|\*(?!\*)|[│|\s]*[├└┣┗][─━—-]*)\s*(?=\S)|{NUMBER.pattern}")
#: Who holds a post (总经理：王强, 总监：韩东（兼）).
_HOLDER = re.compile(r"\s*[:：]\s*([^\s:：()（）]{2,4})(?:[（(][兼代暂][^()（）]{0,4}[)）])?$")
_COUNTED = re.compile(r"[（(]?\d{1,3}\s*[人名位家个间][)）]?$")
#: Who is in a unit, behind its name (仓储部：仓储部经理, 项目部（驻厂项目经理）, **客服部**（总监：李某）).
_INSIDE = re.compile(
    r"\**(?P<unit>[^:：（(*]{2,12})\**(?:[:：]\**(?P<named>[^*]+)\**|[（(](?P<noted>[^（()）]+)[)）])"
)
#: How many hold each of a unit's posts: 经理1人，客服专员6人.
_COUNT = r"[^\s，,、；;:：()（）\d]{2,10}?\s*\d{1,3}\s*[人名位]"
_STAFF = re.compile(rf"{_COUNT}(?:[，,、；;和及]\s*{_COUNT})*")
STAFFED = re.compile(rf"(?<=[:：（(]){_STAFF.pattern}(?=[)）]?[；;。]?$)")
_EACH = re.compile("^各(?=.{4})")
#: A key and its value (- **直属主管**：厂长), which are no names.
_ENTRY = re.compile(r"[\s*]*([^\s*:：]{2,10})[\s*]*[:：]")
_AROUND = "·-—│├└┌┐┘┤* "
_LONGEST = 240


def is_row(line: str) -> bool:
    """Say whether a line is names and connecting signs alone, and no field or sentence."""
    bare = line.strip()
    if not bare or len(bare) > _LONGEST or _SENTENCE.search(STAFFED.sub("", bare).strip("；")):
        return False
    names = names_in(line)
    if not names:
        return bool(DRAWN.search(line.rstrip("\n")))
    entry = _ENTRY.match(line, names[0][0])
    if entry and info_keys.role_of_key(entry[1]):
        return False
    known = [named(line[a:b]) is not None for a, b in names]
    # 运输部经理、调度员、车管员
    return any(known) and all(
        fits or titles.is_office(line[a:b].strip())
        for fits, (a, b) in zip(known, names, strict=True)
    )


def names_in(line: str) -> list[tuple[int, int]]:
    """Return where the names of a row stand, behind what its list begins a row with."""
    item = ITEM.match(line)
    begin, end = item.end() if item else 0, len(line.rstrip(" \t\n；;。"))
    if found := _INSIDE.fullmatch(line, begin, end):
        posts = _STAFF.fullmatch(found["named"] or found["noted"])
        if posts and units.parse(found["unit"]):
            at = found.start("named" if found["named"] else "noted")
            counted = re.finditer(_COUNT, posts[0])
            return [found.span("unit"), *((at + m.start(), at + m.end()) for m in counted)]
    every = _NAME.finditer(line, begin)
    return [span for m in every for span in _inside(line, *m.span())]


def _inside(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a name's span, or those of a unit and of who is named in it behind a colon or in brackets.

    Titles that only a blank parts are names of their own (业务员 客服), a unit and its head are one.
    """
    found = _INSIDE.fullmatch(line, start, end) if set(":：）)") & {*line[start:end]} else None
    group = "named" if found and found["named"] else "noted"
    if found and units.parse(found["unit"]) and titles.parse(_HOLDER.sub("", found[group])):
        yield from (found.span("unit"), found.span(group))
        return
    words = list(re.finditer(r"\S+", line[start:end]))
    apart = len(words) > 1 and all(map(_stands_alone, (m[0] for m in words)))
    yield from ((start + m.start(), start + m.end()) for m in words) if apart else ((start, end),)


def _stands_alone(word: str) -> bool:
    """Say whether a word is a whole title, which needs nothing before it (业务员, 副校长（教学）)."""
    title = titles.parse(word)
    return title is not None and title.name not in lists("titles")["bare"]


def may_name(line: str) -> bool:
    """Say whether a row of a list is short as a name that no list knows (- 条线支持)."""
    item = ITEM.match(line)
    name = line[item.end() :].strip() if item else ""
    return 0 < len(name) <= titles.LONGEST and not re.search(r"[，。；？！,;：:、\s\d]", name)


def named(text: str) -> Title | UnitName | None:
    """Return the position or the unit that a name of a drawing names (各项目部 each of a kind), or None."""
    if title := titles.parse(_HOLDER.sub(r" \1", text).strip(_AROUND)):
        return title
    name = _COUNTED.sub("", squeeze(text).strip(_AROUND))
    return units.parse(name) or units.parse(_EACH.sub("", name))


def goes_on(line: str, start: int) -> bool:
    """Say whether a row lists the name at an offset, or names it in the unit before it."""
    return line[:start].rstrip()[-1:] in set("、:：（(，,；和及")
