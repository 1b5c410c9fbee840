"""Sentences that open somebody's list: what they may decide, are charged with, or have powers over."""

import re
from collections.abc import Collection

from rolegraph.extraction.sentences.authorities.list_titles import decider
from rolegraph.extraction.structure.classifying.headed import Reading, glued_heading, over
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.pieces.following import leads, opens_list
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.values import replace

_TOLD = re.compile(
    r"(?P<who>[^，,。；;:：的其]{2,14}?)(?:作为[^。；;:：]{2,30}?[,，])?(?:其|的)(?:主要|核心|具体|基本|岗位|工作)*"
    r"(?P<what>职责|权利|权限|职权|权力)[^。；;:：]{0,10}(?:如下|以下|下列)[^。；;:：]{0,8}[:：]?"
)
#: 本会的最高权力机构是|会员代表大会，其职权是:
_BODY = re.compile(
    r"[^，,。；;:：]{0,12}机构(?:是|为)(?P<who>[^，,。；;:：的]{2,14})[，,](?:其|(?P=who))的?(?:主要)?"
    r"(?P<what>职权|职责|权力|任务)(?:是|为|包括|如下)?[:：]"
)
_EMPOWERED = re.compile(
    r"(?:在?[^，,。；;:：]{2,16}(?:闭会|休会)期间[，,])?"
    r"(?:[^，,。；;:：]{2,12}授权(?!范围|权限|额度))?(?P<who>[^，,。；;:：对有可在]{2,12}?)(?:在[^，,。；;:：]{2,14}(?:期间|范围内|权限内)[，,]?)?(?:"
    r"有权(?=[:：])|"
    r"[对就](?:下列|以下|如下)[^，,。；;:：]{0,8}(?:有|享有|拥有|行使)[^，,。；;:：]{2,6}权"
    r"|(?:有权|可以?)(?:自行|自主|直接)?(?:决定|审批|批准|审定|核准)(?:下列|以下|如下)[^，,。；;:：]{0,8}"
    # 闭会期间，会长办公会行使理事会以下职权，对理事会负责：
    r"|(?:依法|应当?|可以?)?(?:享有|拥有|行使|具有|有)"
    r"(?:(?:下列|以下|如下)[^，,。；;:：]{0,8}|[^，,。；;:：]{2,14}(?:下列|以下|如下))(?:职权|权限|权力|权利)(?:[，,]对[^，,。；;:：]{2,14}负责)?"
    r")[:：]?"
)


def empowered(words: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read a sentence that gives somebody rights over the list below (店长有权决定下列事项:)."""
    below = following.mark if following else None
    if below is None or below.value > 1:
        return []
    if found := _EMPOWERED.fullmatch(words.rstrip()):
        return _holding(found, piece)
    # 店长管理全店。店长有下列权力：
    cut = words.rstrip(" 　。").rfind("。") + 1
    last = _EMPOWERED.fullmatch(words[cut:].rstrip()) if cut else None
    before = Reading(kind="text", start=piece.start, end=piece.start + cut)
    return [
        part
        for head in (_holding(last, piece, cut) if last else [])
        for part in (
            replace(head, start=piece.start, end=piece.start, section="duties"),
            before,
            Reading(kind="section", start=head.start, end=head.end, section="authorities"),
        )
    ]


def _holding(found: re.Match[str], piece: Piece, begin: int = 0) -> list[Reading]:
    """Return the piece as the heading of the rights of ``who``, where that names a post or a body.

    ``begin`` is where the sentence that was matched begins in it.
    """
    who = found["who"].removeprefix("各")
    title, unit = titles.parse(who), units.parse(who)
    if title is None and unit is None:
        return []
    kind = "position" if title else "unit"
    head = replace(over(piece, kind, numbered=piece.mark is not None), title=title, unit=unit)
    at, end = found.span("who")
    named = (piece.start + begin + at, piece.start + begin + end)
    return [replace(head, start=piece.start + begin, section="authorities", named=named)]


_BRACKETED = re.compile(
    r"(?P<who>[^（(，,。；;:：]{2,14}?)[ 　]*[（(][ 　]*(?P<what>权限|职权|岗位权限|权力|授权)[ 　]*[:：]"
    r"(?P<told>[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)][。：:]?"
)


def bracketed(words: str, piece: Piece) -> list[Reading]:
    """Read a position whose powers stand in brackets behind it (运营总监（权限：…）), its duties below."""
    found = _BRACKETED.fullmatch(words.rstrip()) if words.rstrip()[-1:] in "）)。：:" else None
    title = titles.parse(found["who"]) if found else None
    if found is None or title is None:
        return []
    at = {name: (piece.start + a, piece.start + b) for name in ("who", "what", "told")
          for a, b in (found.span(name),)}  # fmt: skip
    head = Reading(kind="position", start=at["who"][0], end=at["who"][1], title=title,
                   numbered=piece.mark is not None, named=at["who"])  # fmt: skip
    powers = Reading(kind="section", start=at["what"][0], end=at["what"][1], section="authorities")
    text = Reading(kind="text", start=at["told"][0], end=at["told"][1])
    end = at["told"][1]
    return [head, powers, text, Reading(kind="section", start=end, end=end, section="duties")]


_LED = re.compile(
    r"(?P<who>[^，,。；;:：的在对向是]{2,14}?)(?:是[^，,。；;]{2,30}[，,])?(?:在[^，,。；;:：]{2,16}(?:领导|指导|带领|管理)下[，,]?)?"
    r"(?:[对向][^，,。；;:：]{2,14}负责[，,])?(?:主要|全面|具体|直接)*负责[^。；;:：]*[:：]"
)


def leading(
    found: re.Match[str] | None, following: Piece | None, opens: Collection[int]
) -> Title | None:
    """Return whom words before a colon name (``who``) whose list follows, its number one that opens it."""
    below = following.mark if following else None
    title = titles.parse(found["who"]) if found and below and below.value in opens else None
    return title if title and titles.is_plain(title.name) else None


def led(words: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read a sentence that leads in what a position is charged with (仓管员负责以下工作: 1、…), or a body."""
    if leads(following) and (body := _BODY.fullmatch(words.strip())):
        section = "authorities" if "权" in body["what"] else "duties"
        return [replace(head, section=section) for head in _holding(body, piece)]
    found = _LED.fullmatch(words.rstrip()) if leads(following) else None
    title = leading(found, following, (0, 1))
    if found is None or title is None:
        return []
    return [replace(one, numbered=piece.mark is not None and one.kind == "position")
            for one in glued_heading("position", piece, found.end("who"), title=title)]  # fmt: skip


_CHARGED_ITEM = re.compile(
    r"(?P<who>[^，,。；;:：的在对向是]{2,14}?)(?:在[^，,。；;:：]{2,16}(?:领导|指导|带领|管理)下[，,]?)?"
    r"(?:主要|全面|具体|直接)*(?:负责|主持|分管|协助)[^。；;:：]{2,}[。；;]?"
)


def charged_item(words: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read a numbered sentence that says what a position is charged with, above a list of its own.

    1、仓库主管负责仓库的全面工作。 above （1）审核入库单: whose number is the first of another kind.
    """
    found = _CHARGED_ITEM.fullmatch(words.rstrip())
    if found is None or not opens_list(piece, following):
        return []
    if (title := leading(found, following, (1,))) is None:
        return []
    head, *rest = glued_heading("position", piece, found.end("who"), title=title)
    return [head, *(replace(one, kind="item") for one in rest)]


#: 本局授權各單位處理事項範圍如下：
_OF_SEVERAL = re.compile(
    r"[^，,、。；;：:]{0,10}?各(?:单位|部门|[处科课组室所]室?|中心)(?!室?(?:主管|主任|负责人|长|经理))[^，,、。；;：:]{0,16}"
    r"(?:[如列][下左]|[下左]列[^，,、。；;：:]{1,8})[：:]"
)


def of_several(words: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read a line over a list that is of every unit as the heading of nobody's text, behind a post's list."""
    several = piece.alone and leads(following) and _OF_SEVERAL.fullmatch(words.strip())
    return [over(piece, "position")] if several else []


#: What a sentence before it would lose, were it read with the list.
_SAYS = re.compile("负责|审[批核]|批准|应|须|由|不得|可")


def deciding(words: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read who decides what the list below names (一、总经理终审: 1、预算外的合同)."""
    below = following.mark if following else None
    beside = below is not None and piece.mark is not None and below.kind == piece.mark.kind
    if below is None or below.value > 1 or (beside and below.kind == "bullet"):
        return []
    # 中心实行集体决策制度。下列事项须经主任办公会讨论决定：
    before, _, last = words.rstrip(" 　:：。").rpartition("。")
    found = None if _SAYS.search(before) else decider(last.strip())
    return _holding(found, piece, words.find(last.strip())) if found else []


def told(words: str, piece: Piece) -> list[Reading]:
    """Read a sentence that opens a position's list (采购主管作为…，其权利主要体现在以下方面:)."""
    found = _TOLD.fullmatch(words.strip())
    title = titles.parse(found["who"]) if found else None
    if found is None or title is None:
        return []
    section = "mixed" if "权" in found["what"] else "duties"
    return [replace(over(piece, "position", section=section), title=title,
                    named=(piece.start, piece.start + len(found["who"])))]  # fmt: skip
