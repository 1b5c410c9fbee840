"""What one piece is where it stands: a heading of some kind, an entry, an item or plain text."""

import re
from dataclasses import dataclass, replace

from rolegraph.extraction.sentences.leading_verbs import verb_at
from rolegraph.extraction.sentences.lexicon import words as verbs
from rolegraph.extraction.sentences.limits import only_bounds
from rolegraph.extraction.structure import headings, titles, units
from rolegraph.extraction.structure.segmentation import Piece
from rolegraph.extraction.structure.titles import Title
from rolegraph.extraction.structure.units import UnitName

#: A line at least this long may go on in the next one.
WRAPPED = 18
_STOPS = re.compile(r"[。；;！!？?，,]")
_HEADING_LENGTH = 24
_CHARGE = re.compile(
    r"(?:本(?:公司|协会|会|社|院|校)|公司|学校|医院|协会)?(?P<who>[^，,。；;:：是对向在由应须]{2,12}?)"
    r"(?:的|是[^，,。；;]{2,24}|(?:直接)?[对向][^，,。；;]{2,12}负责|由[^，,。；;]{2,12}组成"
    r"|在[^，,。；;]{2,12}(?:领导|指导)下[^，,。；;]{0,10}|[，,](?=是|其|依法|行使))*[，,]?其?(?:依法|应当?|须)?"
    r"(?:履行|承担|行使|负责)?(?:下列|以下|如下)?(?:主要|安全|岗位)?"
    r"(?P<what>职责[和与及、]?(?:权限|职权)|职责|职权|权限|责任|工作)(?:为|是|如下|包括)?[:：]"
)

#: What the list below holds, by the last character of the word that heads it (职责, 职权, 权限).
_CHARGED = {"责": "duties", "作": "duties", "权": "authorities", "限": "authorities"}

_TOLD = re.compile(
    r"(?P<who>[^，,。；;:：的其]{2,14}?)(?:作为[^。；;:：]{2,30}?[,，])?(?:其|的)(?:主要|核心|具体|基本|岗位|工作)*"
    r"(?P<what>职责|权利|权限|职权|权力)[^。；;:：]{0,10}(?:如下|以下|下列)[^。；;:：]{0,8}[:：]?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a piece stands: the kind of its parent and of the list's last sibling ("" for none),
    what the section holds, whether the words run on in the next line, whether that line ends with
    a stop, and whether a unit or a position is open.
    """

    parent: str
    section: str
    sibling: str
    wraps: bool
    ended: bool
    unit: bool
    position: bool


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


def read(text: str, piece: Piece, place: Place, following: Piece | None) -> list[Reading]:
    """Return the nodes that a piece holds, in order: a heading, then what is glued to it."""
    if piece.mark and piece.mark.kind in ("collection", "chapter"):
        return _article(text, piece)
    if piece.heading:
        return [_heading(piece, piece.mark is not None)]
    if piece.entry:
        return [Reading(kind="entry", start=piece.start, end=piece.end, section=piece.entry.role)]
    words = text[piece.start : piece.end]
    if piece.mark:
        return _numbered(words, piece, place, following)
    return _line(words, piece, place, following)


def _article(text: str, piece: Piece) -> list[Reading]:
    """Return an article, and the position or unit that its title names."""
    title = text.find("】", piece.start, piece.end)
    end = title if title >= 0 else piece.end
    found = [Reading(kind="article", start=piece.start, end=end, numbered=True)]
    if piece.heading:
        found.append(_heading(piece, False))
    elif title >= 0 and piece.end - title > 2:
        found.append(Reading(kind="text", start=title + 1, end=piece.end))
    elif named := _bearer_named(text[piece.start : piece.end], piece):
        found.append(named)
    return found


def _bearer_named(words: str, piece: Piece) -> Reading | None:
    """Return the position or unit that is all that a chapter's title says (第一章 项目经理)."""
    name, over = words.strip(" 　:：\n"), _over(piece, "position")
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


def _over(piece: Piece, kind: str, numbered: bool = False, section: str = "") -> Reading:
    """Return one node over all of a piece's words."""
    return Reading(kind=kind, start=piece.start, end=piece.end, numbered=numbered, section=section)


def _numbered(words: str, piece: Piece, place: Place, following: Piece | None) -> list[Reading]:
    assert piece.mark
    if (
        piece.mark.kind == "task"
        and following
        and following.heading
        and not following.heading.title
    ):
        # 职责一:…, whose 工作任务 follow.
        return [_over(piece, "group", numbered=True)]
    if piece.mark.kind == "clause" and (charged := _charged(words, piece)):
        return charged
    if glued := _glued_section(words, piece, place):
        return glued
    if piece.mark.kind == "bullet" and _opens_list(piece, following):
        # - 招聘经理, with its own bullets indented below.
        return _bearer(words.strip(" *"), piece, place) or [_over(piece, "item", numbered=True)]
    item = [_over(piece, "item", numbered=True)]
    if place.sibling == "item" or place.section == "process":
        return item
    if section := _section(words, place, following):
        return [_over(piece, "section", numbered=True, section=section)]
    if place.section in ("chart", "headcount") and not _opens_list(piece, following):
        return item
    return _bearer(words, piece, place) or item


def _charged(words: str, piece: Piece) -> list[Reading]:
    """Read an article that charges a position with the list below (第二条 厂长…履行下列职责:)."""
    found = _CHARGE.fullmatch(words.rstrip())
    if found is None:
        return []
    title, unit = titles.parse(found["who"]), units.parse(found["who"])
    if title is None and unit is None:
        return []
    kind, at = "position" if title else "unit", found.span("who")
    head, *rest = _named(kind, piece, at[1], title, None if title else unit)
    named = (piece.start + at[0], piece.start + at[1])
    both = "责" in found["what"] and found["what"][-1] in "权限"
    section = "mixed" if both else _CHARGED[found["what"][-1]]
    return [replace(head, section=section, named=named), *rest]


def _opens_list(piece: Piece, following: Piece | None) -> bool:
    """Say whether a numbered name has a list of its own below it (一、市场总监 1.制定…)."""
    assert piece.mark
    below = following.mark if following else None
    if below is None:
        return False
    indented = below.kind == "bullet" and below.delimiter != piece.mark.delimiter
    return indented or (below.value == 1 and below.kind != piece.mark.kind)


def _bearer(words: str, piece: Piece, place: Place) -> list[Reading]:
    """Read a numbered position or unit: its name alone, or with its text behind a colon."""
    name, colon = _name(words)
    title = titles.parse(name)
    if title and (colon or title.headcount or len(name) == len(words.rstrip("。.:： "))):
        return _named("position", piece, len(name), title=title)
    counted = re.match(r"[^，。；;,]{2,10}?\d{1,2}[名人]", words)
    if counted and (title := titles.parse(counted[0])):
        return _named("position", piece, counted.end(), title=title)
    if len(name) < len(words.rstrip("。.．:： ")) and not colon:
        return []
    unit = units.parse(name)
    if not unit and place.unit and not place.position and units.is_function(name):
        unit = UnitName(name.strip("。.．:： "), units.unit_type(name.strip("。.．:： ")))
    return _named("unit", piece, len(name), unit=unit) if unit else []


def _name(words: str) -> tuple[str, bool]:
    found = re.match(r"([^:：。；;，,\n]{2,30}?)\s*[:：]", words)
    if found:
        return found[1], True
    return words.rstrip("。.．:： ") if not _STOPS.search(words[:-1]) else words, False


def _named(
    kind: str, piece: Piece, length: int, title: Title | None = None, unit: UnitName | None = None
) -> list[Reading]:
    """Return a heading of the first characters of a piece, and the text that is glued to it."""
    end = piece.start + length
    found = [Reading(kind=kind, start=piece.start, end=end, numbered=True, title=title, unit=unit,
                     named=(piece.start, end))]  # fmt: skip
    if piece.end - end > 2:
        found.append(Reading(kind="text", start=end, end=piece.end))
    return found


def _section(words: str, place: Place, following: Piece | None) -> str:
    if len(words) > _HEADING_LENGTH or _STOPS.search(words.rstrip("。:：")):
        return ""
    if verb_at(words, 0) in verbs("verbs", "wrappers").every:
        # 负责报表的编制 is no heading of a 编制.
        return ""
    first = place.parent in ("section", "group", "item") and not place.sibling
    if place.section == "duties" and first:
        return ""
    return headings.section_of(words)


def _glued_section(words: str, piece: Piece, place: Place) -> list[Reading]:
    """Read a section whose heading is glued to its text: beside sections, or 权限：… below a title."""
    length = headings.section_prefix(words)
    titled = place.parent == "position" and words.startswith((":", "："), length)
    beside = place.sibling == "section" or (titled and not place.sibling)
    if not 0 < length < len(words) or not beside:
        return []
    end = piece.start + length
    section = headings.section_of(words[:length])
    heading = Reading(kind="section", start=piece.start, end=end, numbered=True, section=section)
    return [heading, Reading(kind="text", start=end, end=piece.end)]


def _line(words: str, piece: Piece, place: Place, following: Piece | None) -> list[Reading]:
    bare = titles.posted(words).strip(" 　*#:：\t")
    text = [_over(piece, "text")]
    if piece.line and place.section != "chart" and (named := _labelled(words, piece)):
        return named
    if piece.alone and (told := _told(words, piece)):
        return told
    short = piece.alone and len(bare) <= _HEADING_LENGTH and not _STOPS.search(bare)
    if not short or place.section == "chart":
        return text
    return _heading_line(bare, piece, place, following) or text


def _heading_line(bare: str, piece: Piece, place: Place, following: Piece | None) -> list[Reading]:
    """Read a short line that stands alone as the heading that its words make it."""
    found = _over(piece, "position")
    if title := _title(bare, following):
        return [replace(found, title=title, named=(piece.start, piece.end))]
    if unit := units.parse(bare):
        return [replace(found, kind="unit", unit=unit, named=(piece.start, piece.end))]
    section = headings.section_of(bare)
    if section and verb_at(bare, 0) not in verbs("verbs", "strong").every:
        return [_over(piece, "section", section=section)]
    if following and not place.wraps and _leads(following, place):
        return [_over(piece, "group")]
    return []


def _told(words: str, piece: Piece) -> list[Reading]:
    """Read a sentence that opens a position's list (采购主管作为…，其权利主要体现在以下方面:)."""
    found = _TOLD.fullmatch(words.strip())
    title = titles.parse(found["who"]) if found else None
    if found is None or title is None:
        return []
    section = "mixed" if "权" in found["what"] else "duties"
    return [replace(_over(piece, "position", section=section), title=title,
                    named=(piece.start, piece.start + len(found["who"])))]  # fmt: skip


def _title(bare: str, following: Piece | None) -> Title | None:
    """Return the title that a line is; one whose head no list knows only above a list (教务员)."""
    title = titles.parse(bare)
    if title and titles.is_plain(title.name):
        return title
    told = following is not None and (following.entry or following.heading)
    name = re.fullmatch(r"【([\u4e00-\u9fffA-Za-z]{2,8})】", bare)
    if told and name and not units.parse(name[1]) and not headings.section_of(name[1]):
        # 【行政总厨】 above an info table or 岗位职责.
        return Title(name[1])
    lists = following is not None and following.mark is not None and following.mark.value == 1
    return Title(bare) if lists and titles.is_office(bare) else None


def _labelled(words: str, piece: Piece) -> list[Reading]:
    """Read a title with a colon that opens a line (会计:审核凭证;…), and the text behind it."""
    name, colon = _name(words)
    if colon and only_bounds(words[words.find(name) + len(name) :].lstrip(" 　:：")):
        # 部门经理：1000元以内 is a step of a ladder, which the matter above it heads.
        return []
    title = titles.parse(name) if colon else None
    if colon and title is None and titles.is_office(name):
        title = Title(name)
    elif title is None or not titles.is_plain(title.name):
        return []
    named = _named("position", piece, len(name), title=title)
    return [replace(reading, numbered=False) for reading in named]


def _leads(following: Piece, place: Place) -> bool:
    """Say whether a short line heads what follows: sentences, or a list from its first number."""
    if place.section not in ("duties", "mixed", "qualifications", "authorities"):
        return False
    if following.mark:
        return following.mark.value in (0, 1)
    return following.alone and not following.heading and place.ended
