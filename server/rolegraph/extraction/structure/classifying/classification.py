"""What one piece is where it stands: a heading of some kind, an entry, an item or plain text."""

import re
from dataclasses import dataclass, replace

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words as verbs
from rolegraph.extraction.structure.classifying import (
    bracketed_units,
    bulleted_posts,
    carrying,
    charging,
    glued_sections,
    headed,
    letters,
    list_openers,
    post_sorts,
    tasks,
)
from rolegraph.extraction.structure.classifying.headed import Reading
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.pieces.following import (
    is_dated,
    is_signed,
    opens_chapter,
    opens_group,
    opens_list,
    signs,
)
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.extraction.structure.wording import section_words
from rolegraph.reading.characters import HAN
from rolegraph.values import quickly_made

#: A line at least this long may go on in the next one.
WRAPPED = 18
_STOPS = re.compile(r"[。；;！!？?，,]")
_HEADING_LENGTH = 24
_TITLE_LENGTH = 14
_TITLE = re.compile(rf"(?:【|[（(](?={HAN}+[）)]))([^】）)\n]{{2,14}})[】）)][ 　]*(?=\S)")
#: What a deed needs at least, a verb and its object.
_DEED = 5
#: What the name of a firm ends in that no unit's does.
_FIRMS = ("公司", "企业", "集团", "工厂", "酒店", "商场", "超市")
#: Sections that say who does what.
_CHARGING = ("duties", "authorities", "mixed")
_NEXT = ("process", "section")
_HAS = re.compile("(?<=..)(?:享有|具有|拥有|有(?![限关色机效]))(?=.{3})")


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a piece stands: the kind of its parent and of the list's last sibling ("" for none),
    what the section holds, whether the words run on in the next line, whether that line ends with
    a stop, whether a unit or a position is open, a form's entry right before, sentences below it, whether
    that position has a title: 各部门职责 is of nobody, so that each of its items may say whose it is.
    """

    parent: str
    section: str
    sibling: str
    wraps: bool
    ended: bool
    unit: bool
    position: bool
    entered: bool
    told: bool = False
    titled: bool = False


def read(text: str, piece: Piece, place: Place, following: Piece | None) -> list[Reading]:
    """Return the nodes that a piece holds, in order: a heading, then what is glued to it."""
    if piece.mark and piece.mark.kind in ("collection", "chapter"):
        return _article(text, piece)
    if piece.heading:
        return [_heading(piece, piece.mark is not None)]
    if piece.entry:
        return [Reading(kind="entry", start=piece.start, end=piece.end, section=piece.entry.role)]
    words = text[piece.start : piece.end]
    if given := _over_list(words, piece, place, following):
        return given
    if place.position and not place.sibling and post_sorts.heads_posts(text, piece, following):
        return [headed.over(piece, "position", numbered=True)]
    if piece.mark and place.position and place.section == "lines" and headed.name(words)[1]:
        # - 运营部：对接异常件 below 协作关系 says with whom, and heads nothing.
        return [headed.over(piece, "item", numbered=True)]
    if piece.mark:
        named = bulleted_posts.named(text, piece, following)
        return named or _numbered(text, piece, place, following)
    return _closing(words, piece, is_signed(text, following)) or _line(
        words, piece, place, following
    )


def _closing(words: str, piece: Piece, signed: bool) -> list[Reading]:
    """Read who signs a text, and the date below: neither is anybody's task."""
    if is_dated(words) or (signed and signs(words)):
        return [headed.over(piece, "entry", section="ignored")]
    return [headed.over(piece, "text")] if signed else []


def _over_list(words: str, piece: Piece, place: Place, following: Piece | None) -> list[Reading]:
    """Read a sentence that gives somebody what the list below names: rights, decisions, duties."""
    found: list[Reading] = []
    if piece.mark or piece.alone:
        found = list_openers.empowered(words, piece, following)
        found = found or list_openers.deciding(words, piece, following)
        found = found or list_openers.led(words, piece, following)
        found = found or list_openers.of_several(words, piece, following)
    if piece.mark and not (found or place.position):
        found = list_openers.charged_item(words, piece, following)
    if not found and piece.mark and piece.mark.kind == "clause":
        found = charging.charged(words, piece) or _entitled(words, piece)
    elif not found and words.rstrip()[-1:] in ":：" and charging.stands_over(piece, following):
        found = charging.charged(words, piece)
    found = found or letters.authorised(words, piece, following)
    found = found or letters.handed_over(words, piece, place.position)
    return found or list_openers.bracketed(words, piece) or post_sorts.sort_of_posts(words, piece)


def _article(text: str, piece: Piece) -> list[Reading]:
    """Return an article, and the position or unit that its title names."""
    found = [Reading(kind="article", start=piece.start, end=piece.end, numbered=True)]
    if piece.heading:
        found.append(_heading(piece, False))
    elif named := _bearer_named(text[piece.start : piece.end], piece):
        found.append(named)
    return found


def _entitled(words: str, piece: Piece) -> list[Reading]:
    """Read a clause behind its title in brackets (第三条【审批权限】…), which may name whose it is."""
    title = _TITLE.match(words)
    if title is None:
        return []
    at, end = piece.start, piece.start + title.end()
    name = piece.start + title.start(1), piece.start + title.end(1)
    rest = replace(headed.over(piece, "item", numbered=True), start=end)
    if (named := _bearer_named(title[1], piece)) is None:
        return [rest]
    return [
        replace(named, start=at, end=end, named=name, numbered=True),
        replace(rest, kind="text", numbered=False),
    ]


def _bearer_named(words: str, piece: Piece) -> Reading | None:
    """Return the position or unit that is all that a chapter's title says (第一章 项目经理)."""
    name, over = words.strip(" 　:：\n"), headed.over(piece, "position")
    title = titles.parse(name)
    if title and titles.is_plain(title.name):
        return replace(over, title=title, named=(piece.start, piece.end))
    unit = units.parse(name)
    return replace(over, kind="unit", unit=unit, named=(piece.start, piece.end)) if unit else None


def _heading(piece: Piece, numbered: bool) -> Reading:
    found = piece.heading
    assert found
    return Reading(
        kind=found.kind,
        start=found.start,
        end=found.end,
        numbered=numbered,
        section=found.section,
        title=found.title,
        unit=found.unit,
        named=found.named,
        ordinal=found.ordinal,
    )


def _numbered(text: str, piece: Piece, place: Place, following: Piece | None) -> list[Reading]:
    assert piece.mark
    words = text[piece.start : piece.end]
    if begun := tasks.begun(piece, place.section):
        return [*begun, *_numbered(text, piece, replace(place, section="duties"), following)]
    if tasks.head_others(text, piece, following):
        return [headed.over(piece, "group", numbered=True)]
    if glued := glued_sections.read(words, piece, place.parent, place.sibling):
        return glued
    if piece.mark.kind == "bullet" and opens_list(piece, following):
        # - 招聘经理, with its own bullets indented below.
        return headed.bearer(words.strip(" *"), piece, place.unit and not place.position) or [
            headed.over(piece, "item", numbered=True)
        ]
    if found := _listed(words, piece, place, following):
        return found
    # 第二条 加强办事处纪律 above 1.… says what its list is about, and nothing that is done.
    heads = piece.mark.kind == "clause" and opens_list(piece, following) and _is_name(words)
    titled = heads and place.section in ("duties", "mixed")
    return [headed.over(piece, "group" if titled else "item", numbered=True)]


def _is_name(words: str) -> bool:
    """Say whether words are short and have no stop, as what an article is called."""
    called = words.strip()
    return len(called) <= _TITLE_LENGTH and not _STOPS.search(called) and called[-1:] not in ":："


def _listed(words: str, piece: Piece, place: Place, following: Piece | None) -> list[Reading]:
    """Read a numbered piece that is more than an item: a section, a position or a unit."""
    if opens_chapter(piece, following) and (named := headed.bearer(words, piece)):
        return named
    if place.section == "process":
        # 3 职责 of a text that is called a process (退货流程: 1 目的, 2 范围, 3 职责, 4 流程).
        held = _section(words, place, following)
        heading = headed.over(piece, "section", numbered=True, section=held)
        return [heading] if held in _CHARGING or (held, place.sibling) == _NEXT else []
    if place.sibling == "item":
        # 2.1 请购单位:… 2.2 采购课:…: each item names whose it is.
        named_each = headed.name(words)[1] and not (place.titled or place.unit)
        return (
            headed.bearer(words, piece) if named_each else headed.office(words, piece, following)
        )
    if section := _section(words, place, following):
        return [headed.over(piece, "section", numbered=True, section=section)]
    # 二、市场部经理 behind 一、部门设置 is no box of that chart.
    inside = place.section in ("chart", "headcount") and place.sibling != "section"
    described = opens_list(piece, following) or headed.is_told(following) or place.told
    if inside and not described and not _tells_deed(words):
        return []
    found = headed.bearer(words, piece, place.unit and not place.position)
    return found or headed.office(words, piece, following)


def _tells_deed(words: str) -> bool:
    """Say whether a name is told with what it does, as no box of a chart is (1、财务总监:负责…)."""
    called, colon = headed.name(words)
    rest = words[len(called) :].lstrip(" 　:：")
    # 销售部:管理人员3名 counts.
    return colon and bool(verb_at(rest, 0)) and len(rest) > _DEED and not re.search(r"\d", rest)


def _section(words: str, place: Place, following: Piece | None) -> str:
    if len(words) > _HEADING_LENGTH or _STOPS.search(words.rstrip("。:：")):
        return ""
    if _HAS.search(words):
        # 前厅经理有门市价八折优惠的权限 says what somebody may do.
        return ""
    led = verb_at(words, 0)
    says = words.rstrip()[-1:] in "。；;" and led in verbs("verbs", "strong").every
    if says or led in verbs("verbs", "wrappers").every:
        # 负责报表的编制 is no heading of a 编制, and 确定各岗位职责。 none of duties.
        return ""
    first = place.parent in ("section", "group", "item") and not place.sibling
    if place.section == "duties" and first:
        return ""
    return section_words.section_of(words)


def _line(words: str, piece: Piece, place: Place, following: Piece | None) -> list[Reading]:
    bare = titles.posted(words).strip(" 　*#:：\t")
    owner = section_words.of_several(bare) if piece.line else ""
    if owner and (units.parse(owner) or titles.parse(owner) or owner.endswith(_FIRMS)):
        # 采购部各岗位职责、任职资格、权限说明 calls the text below.
        return [headed.over(piece, "section", section="other")]
    if piece.line and (named := bracketed_units.opening(words, piece)):
        return named
    if piece.line and place.section != "chart" and (named := headed.labelled(words, piece)):
        return named
    if told := post_sorts.told(words, piece, following, place.position):
        return told
    if piece.alone and (told := list_openers.told(words, piece) or letters.ruled(words, piece)):
        return told
    if piece.line and (carried := carrying.carries(words, piece, following)):
        return carried
    short = piece.alone and len(bare) <= _HEADING_LENGTH and not _STOPS.search(bare)
    if not short or place.section == "chart":
        return [headed.over(piece, "text")]
    return _heading_line(bare, piece, place, following) or [headed.over(piece, "text")]


def _heading_line(bare: str, piece: Piece, place: Place, following: Piece | None) -> list[Reading]:
    """Read a short line that stands alone as the heading that its words make it, or as a form's key."""
    if place.entered and place.position and tasks.is_key(bare, following):
        return [headed.over(piece, "entry", section="ignored")]
    found = headed.over(piece, "position")
    title = headed.titled(bare, following) or _beside_posts(bare, place, following)
    if title:
        return [replace(found, title=title, named=(piece.start, piece.end))]
    if unit := units.parse(bare):
        return [replace(found, kind="unit", unit=unit, named=(piece.start, piece.end))]
    led = following is not None and following.mark is not None and following.mark.value < 2
    section = section_words.section_of(bare) or (led and section_words.above_list(bare))
    # 控制权限： above a list heads it, though 控制权限 could be done.
    if section and (led or verb_at(bare, 0) not in verbs("verbs", "strong").every):
        return [headed.over(piece, "section", section=section)]
    if following and not place.wraps and opens_group(bare, following, place.section, place.ended):
        return [headed.over(piece, "group")]
    return []


def _beside_posts(bare: str, place: Place, following: Piece | None) -> Title | None:
    """Return the title that a line is only for standing behind other posts, as the next one would."""
    if _is_beside(following, place):
        # 市场调研员, 接班员/后备人员 above its sentence, behind other posts with theirs.
        return post_sorts.one_of(bare)
    told = place.position and post_sorts.is_beside_posts(bare, following)
    return Title(bare) if told else None


def _is_beside(following: Piece | None, place: Place) -> bool:
    """Say whether a line stands below a post and above a whole sentence, where the next post would."""
    told = following is not None and following.alone and not (following.mark or following.heading)
    return told and place.position and place.ended and not place.wraps
