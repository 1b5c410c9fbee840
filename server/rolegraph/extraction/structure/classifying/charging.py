"""Sentences that charge a post or unit with the list below them (人事室掌理下列事项, 厂长…履行下列职责)."""

import re
from dataclasses import replace

from rolegraph.extraction.structure.classifying.headed import Reading, glued_heading
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.pieces.following import leads
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.reading.characters import HAN
from rolegraph.values import replace as shifted

_CHARGE = re.compile(
    # 根据《公司法》、《公司章程》的规定，总经理行使以下职权
    r"(?:(?:根据|依据|按照)[^；;。:：]{2,40}?(?:规定|要求|授权)[，,])?"
    r"(?:本(?:公司|协会|会|社|院|校)|公司|学校|医院|协会)?(?P<who>[^，,。；;:：是对向在由应须]{2,12}?)"
    r"(?:[的之]|(?:是|侧重于?|偏重于?|专注于?|着重于?)[^，,。；;]{2,24}|(?:直接)?[对向][^，,。；;]{2,12}负责|由[^，,。；;]{2,12}组成"
    # 主任秘书承长官之命，处理事务，其权责如左; 科室主任作为第一负责人，…，必须履行以下职责
    r"|承[^，,。；;]{2,10}之命[，,](?:[^，,。；;]{2,10}[，,])?"
    r"|作为[^。；;]{2,100}?[，,](?=(?:必须|应当?|须)?(?:履行|承担))"
    r"|在[^，,。；;]{2,12}(?:领导|指导)下[^，,。；;]{0,10}|在[^，,。；;]{2,14}(?:范围内|权限内|期间)|[，,](?=是|在|其|依法|行使))*[，,]?其?(?:依法|应当?|必须|须)?"
    rf"(?:(?:履行|承担|行使|负责)?(?:下列|以下|如下)?(?:主要|安全|岗位|(?<=[的其]){HAN}{{2,6}}?)?"
    r"(?P<what>职责[和与及、]?(?:权限|职权)|职责|职权|权限|责任|工作|职掌|权责)(?:为|是|如[下左]|包括)?"
    # 人事室掌理下列事项, 局长处理事项如下
    r"|(?:分别)?(?:掌理|职掌|执掌|处理|办理|主管)(?:之)?(?:[下左]列(?:各项)?(?:事项|业务)|(?:事项|业务)如[下左]))[:：]"
)
#: What the list below holds, by the last character of the word that heads it (职责, 职权, 权限).
_CHARGED = {"权": "authorities", "限": "authorities"}


def stands_over(piece: Piece, following: Piece | None) -> bool:
    """Say whether a sentence stands over a list, be it lines that have no numbers."""
    if leads(following):
        return True
    plain = following is not None and not (following.mark or following.heading or following.entry)
    return piece.alone and following is not None and plain and following.alone


def charged(words: str, piece: Piece) -> list[Reading]:
    """Read an article that charges a position with the list below (第二条 厂长…履行下列职责:)."""
    found = _CHARGE.fullmatch(words.rstrip())
    if found is None:
        return _charged_last(words, piece)
    title, unit = titles.parse(found["who"]), units.parse(found["who"])
    if title is None and unit is None:
        return []
    kind, at = "position" if title else "unit", found.span("who")
    head, *rest = glued_heading(kind, piece, at[1], title, None if title else unit)
    named = (piece.start + at[0], piece.start + at[1])
    what = found["what"] or ""
    both = "责" in what and re.search("权", what) is not None
    section = "mixed" if both else _CHARGED.get(what[-1:], "duties")
    return [replace(head, section=section, named=named), *rest]


def _charged_last(words: str, piece: Piece) -> list[Reading]:
    """Read an article whose last sentence charges somebody; what it says before stands among its words.

    第三十条 公司设总经理一人，由董事会聘任。总经理对董事会负责，行使下列职权：
    """
    cut = words.rstrip(" 　。").rfind("。") + 1
    if not cut or words.rstrip()[-1:] not in ":：":
        return []
    found = charged(words[cut:], shifted(piece, start=piece.start + cut))
    before = Reading(kind="text", start=piece.start, end=piece.start + cut)
    return [found[0], before, *found[1:]] if found else []
