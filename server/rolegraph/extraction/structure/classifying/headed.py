"""Pieces that name whom the text below them is about, and the name's own node."""

import re
from dataclasses import dataclass, replace

from rolegraph.extraction.sentences.limits.limits import only_bounds
from rolegraph.extraction.structure.names import held_posts, several_titles, titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.names.units import UnitName
from rolegraph.extraction.structure.pieces.following import opens_list
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.extraction.structure.wording import section_words
from rolegraph.extraction.structure.wording.clauses import masked
from rolegraph.extraction.structure.wording.words import words as lexicon
from rolegraph.reading.characters import HAN
from rolegraph.values import quickly_made

#: What an entry below a title may tell of it.
_OF_POSTS = ("superior", "subordinate", "functional", "unit", "headcount")
_COUNTED = re.compile(r"\d{1,3}\s*[人名位]")
# 华东大区设大区总监1名 is a sentence.
_SET_UP = re.compile("设(?![计备施])")
_STOPS = re.compile(r"[。；;！!？?，,]")
#: 图文编辑部（编辑、摄影师若干） is called with who is in it.
_STAFFED = re.compile(r"(?P<unit>[^（()）]{2,12})[（(](?P<staff>[^（()）]{2,40})[)）]")
_SO_MANY = re.compile(r"[ 　]*(?:若干|各?\d{1,2})[名人位]?$")
_NAME = re.compile(r"([^:：。；;，,\n]{2,30}?)\s*[:：]")


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One node to be: as ``outlining.Node``. ``numbered`` where the piece's number is its own."""

    kind: str
    start: int
    end: int
    numbered: bool = False
    section: str = ""
    title: Title | None = None
    unit: UnitName | None = None
    named: tuple[int, int] | None = None
    ordinal: int | None = None


def over(piece: Piece, kind: str, numbered: bool = False, section: str = "") -> Reading:
    """Return one node over all of a piece's words."""
    return Reading(kind=kind, start=piece.start, end=piece.end, numbered=numbered, section=section)


def bearer(words: str, piece: Piece, inside: bool = False) -> list[Reading]:
    """Read a numbered position or unit: its name alone, or with its text behind a colon.

    ``inside`` a unit, what units do (法务, 人事) names one as well.
    """
    called, colon = name(words)
    if found := held(words, called, piece):
        return found
    title = _post(called) or several_titles.every(called)
    if title and (colon or title.headcount or len(called) == len(words.rstrip("。.:： "))):
        return glued_heading("position", piece, len(called), title=title)
    counted = re.match(r"[^，。；;,]{2,10}?\d{1,2}[名人][)）]?", words)
    if counted and not _SET_UP.search(counted[0]) and (title := titles.parse(counted[0])):
        return glued_heading("position", piece, counted.end(), title=title)
    if len(called) < len(words.rstrip("。.．:： ")) and not colon:
        return []
    unit = units.parse(called) or (_staffed(called) if colon else None)
    if not unit and inside and units.is_function(called):
        unit = UnitName(called.strip("。.．:： "), units.unit_type(called.strip("。.．:： ")))
    return glued_heading("unit", piece, len(called), unit=unit) if unit else []


def _staffed(called: str) -> UnitName | None:
    """Return the unit that is called with who is in it (网络零售部（零售主管、客服若干）), or None."""
    found = _STAFFED.fullmatch(called)
    staff = re.split("[、,，/]", found["staff"]) if found else []
    posts = (titles.parse(_SO_MANY.sub("", each)) for each in staff)
    return units.parse(found["unit"]) if found and any(posts) else None


def _post(called: str) -> Title | None:
    """Return the title that words are, be it of several (各部门主管)."""
    return titles.parse(called) or titles.parse(called.removeprefix("各"))


def held(words: str, called: str, piece: Piece) -> list[Reading]:
    """Read a post that is called with who holds it (王丽（营运部经理）：…, 张敏任行政主管，负责…)."""
    if found := held_posts.named(called):
        (title, at), end = found, len(called)
    elif behind := held_posts.appointed(words):
        title, at, end = behind
    else:
        return []
    span = (piece.start + at[0], piece.start + at[1])
    head, *rest = glued_heading("position", piece, end, title=title)
    return [replace(head, named=span), *rest]


def office(words: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read a numbered name above a list of its own as a title, though no list knows its head (薪酬管理师)."""
    called = words.strip(" 　:：")
    if not (is_told(following) or opens_list(piece, following)) or not titles.is_office(called):
        return []
    return glued_heading("position", piece, len(words.rstrip()), title=Title(called))


def is_told(following: Piece | None) -> bool:
    """Say whether the next piece tells of a post: an entry (直接上级：…) or the heading of its duties."""
    if following is None:
        return False
    headed = following.heading is not None and following.heading.section in ("duties", "mixed")
    return headed or (following.entry is not None and following.entry.role in _OF_POSTS)


#: Cells of a table that lost its grid have no stop of a sentence.
_SPACED = re.compile(rf"(?P<who>{HAN}{{2,12}})(?:[ 　]{{2,}}|　)(?=[^ 　\n][^　\n]*[，。；])")
_EVERYBODY = re.compile(
    "(?:普通|一般|全体|基层|新|其[他它]|各级|在职|公司)*(?:员工|职员|职工|工作人员)"
)


_CHARGES = re.compile("(?:主要|全面|具体|统一)*负责")
_OBLIGED = re.compile("应当?(?![收付急用变])|必须|须|需要?(?!求)|不得|负责")


def _is_other(called: str) -> bool:
    """Say whether words are of people whom no post's name tells (申请人, 使用部门)."""
    lists = lexicon("sections")
    return called.removeprefix("各") in {*lists["others_acting"], *lists["of_others"]}


def _spaced(words: str, piece: Piece) -> list[Reading]:
    """Read a title that wide blanks part from the sentence behind it (年级组长　由校长聘任，…)."""
    found = _SPACED.match(words)
    title = titles.parse(found["who"]) if found else None
    if found is None or title is None or not titles.is_plain(title.name):
        return []
    named = glued_heading("position", piece, found.end("who"), title=title)
    return [replace(reading, numbered=False) for reading in named]


def labelled(words: str, piece: Piece) -> list[Reading]:
    """Read a title with a colon or wide blanks that opens a line (会计:审核凭证;…), and its text."""
    if spaced := _spaced(words, piece):
        return spaced
    called, colon = name(words)
    rest = words[words.find(called) + len(called) :].lstrip(" 　:：") if colon else ""
    if colon and (only_bounds(rest) or _COUNTED.match(rest)):
        # 部门经理：1000元以内 is a step of a ladder, which the matter above it heads;
        # 部长：1人 counts holders.
        return []
    if colon and (_EVERYBODY.fullmatch(called) or (_OBLIGED.match(rest) and _is_other(called))):
        # 普通员工:…, 申请人：应… ends what stands before it, and is no post.
        return [
            replace(one, numbered=False) for one in glued_heading("position", piece, len(called))
        ]
    if colon and (found := held(words, called, piece)):
        return [replace(reading, numbered=False) for reading in found]
    title = _post(called) or several_titles.most(called) if colon else None
    unit = units.parse(called) if colon and title is None and _CHARGES.match(rest) else None
    if unit:
        # 财务部：负责审批工资汇总表 below a post with its own line is no duty of that.
        named = glued_heading("unit", piece, len(called), unit=unit)
        return [replace(reading, numbered=False) for reading in named]
    if colon and title is None and titles.is_office(called):
        title = Title(called)
    elif title is None or not titles.is_plain(title.name):
        return []
    named = glued_heading("position", piece, len(called), title=title)
    return [replace(reading, numbered=False) for reading in named]


def titled(bare: str, following: Piece | None) -> Title | None:
    """Return the title that a line is; one whose head no list knows only above a list (教务员)."""
    title = titles.parse(bare)
    if title and titles.is_plain(title.name):
        return title
    above = following is not None and (following.entry or following.heading)
    named = re.fullmatch(r"【([^\W\d_]{2,8})】", bare)
    if above and named and not units.parse(named[1]) and not section_words.section_of(named[1]):
        # 【行政总厨】 above an info table or 岗位职责.
        return Title(named[1])
    lists = following is not None and following.mark is not None and following.mark.value == 1
    return Title(bare) if (lists or is_told(following)) and titles.is_office(bare) else None


def name(words: str) -> tuple[str, bool]:
    """Return what stands before a colon, else the words; and whether there is a colon.

    区域督导（上级：营运部经理） is a name: what stands in brackets says nothing yet.
    """
    plain = masked(words) if "（" in words or "(" in words else words
    found = _NAME.match(plain)
    if found:
        return words[: found.end(1)], True
    return words.rstrip("。.．:： ") if not _STOPS.search(plain[:-1]) else words, False


def glued_heading(
    kind: str, piece: Piece, length: int, title: Title | None = None, unit: UnitName | None = None
) -> list[Reading]:
    """Return a heading of the first characters of a piece, and the text that is glued to it."""
    end = piece.start + length
    found = [Reading(kind=kind, start=piece.start, end=end, numbered=True, title=title, unit=unit,
                     named=(piece.start, end))]  # fmt: skip
    if piece.end - end > 2:
        found.append(Reading(kind="text", start=end, end=piece.end))
    return found
