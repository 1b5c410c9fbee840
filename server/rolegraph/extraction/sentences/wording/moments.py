"""Words before a verb that say when or where: 营业结束后, 货物破损时, 发现隐患, 30分钟内, 深入现场."""

import re

from rolegraph.extraction.sentences.wording.leading_verbs import find_verb, verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words

_SHORTEST = 2
_WHEN = 10
#: What makes 后, 前 and 时 the head of a noun (后厨, 前台, 时间).
NO_MOMENT = "台期勤续厨道备端间长效段"
#: A deed before or after which something is to be done, behind its verb.
MOMENT = re.compile(
    rf"(?:无误|合格|完毕|属实|齐全|通过)?(?:之前|之后|以前|以后|[前后时](?![{NO_MOMENT}]))|[^，的售班]{{1,4}}[前后](?=需|应|须|必须|方可|方能)"
)
_UNIT = "(?:分钟|小时|工作[日天]|日|天|周|星期|礼拜|月|年)"
_WITHIN = rf"[在于]?(?:[一二两三四五六七八九十]+|\d+)个?{_UNIT}之?内(?!部(?!署)|[的外])"
#: Within how long something is to be done, and since when (自收到申请之日起5个工作日内).
DEADLINE = re.compile(
    f"(?:(?:自|从)[^，。；自从]{{2,16}}?[之的]?日起(?:计算|算)?(?:的?{_WITHIN})?|{_WITHIN})"
)
#: How long before or after something else (于盘点前一周, 在开课前三天).
BESIDE = (
    r"[于在][^，。；于在]{1,10}?[之以]?[前后]的?第?(?:至少)?(?:[一二两三四五六七八九十半]+|\d+)个?"
    f"{_UNIT}(?:之?[前内])?"
)
#: How long before (提前一个月|通知).
AHEAD = rf"(?:至少)?提前(?:至少)?(?:[一二两三四五六七八九十半]+|\d+)个?{_UNIT}"
#: By when something is to be done (于6月15日前|完成安装), or on which day (于次日上午|提交日报).
DUE = re.compile(
    rf"{AHEAD}(?!报)|于(?:当|次|隔|同)[日天晚周月](?:[上下中]午|晚[间上]|上班[后时]|[下收]班前|结束前|之?[内前])?(?![的\d])"
    r"|于?\d{1,2}月\d{1,2}[日号][之以]?前|于(?:每[年月季周])?[^，。；于前]{0,8}(?:\d{1,2}[日号月]|[底末初])[之以]?前"
)
_POINT = re.compile(
    rf"(?<![售贷术课班会])[之以]?[前后](?![{NO_MOMENT}])|(?<![临同及随按准定实适即平暂小工课学])时(?![间长效段])"
)


_MET = "(?:发现|发生|遇[到有见]?|接到|收到|出现)"


def seen() -> re.Pattern[str]:
    """Match what is found and calls for a deed at once (发现隐患|立即报告)."""
    return pattern(
        rf"{_MET}(?P<what>[^，。；、后时]{{2,12}}?)(?:后|时)?(?=<<frames.promptly>>|{_WITHIN})"
    )


def discovered() -> re.Pattern[str]:
    """Match what somebody comes upon anywhere in a sentence (发现货物短缺，报告主管)."""
    return pattern(
        rf"{_MET}有?(?P<what>(?![后时])[^，。；]{{2,20}}?)(?:的?时|后|的)?"
        rf"(?=[，。；]|{_WITHIN}|<<frames.promptly>>|(?!可[疑燃见再])<<frames.modals>>|报)"
    )


def event(clause: str, at: int) -> re.Match[str] | None:
    """Match what happens before or after which something is done (营业结束后清点), or at whose wish.

    受董事长委托|负责合同的审批
    """
    if entrusted := _ENTRUSTED.match(clause, at):
        return entrusted
    for m in _POINT.finditer(clause, at + _SHORTEST, at + _WHEN):
        called = m[0] == "时" and words("frames", "promptly").at(clause, m.end())
        word = words("verbs", "nominal", "strong", "both", "events").before(clause, m.start())
        begun = words("verbs", "received").at(clause, at)
        told = begun or called or (word and m.start() - len(word) >= at)
        if told and not set("的，、对将把") & {*clause[at : m.start()]}:
            return m
    return None


_ENTRUSTED = re.compile("受[^，。；的]{2,12}?(?:委托|授权|委派|指派)(?!书|人|单位)，?")


def gone_to(clause: str, at: int) -> int:
    """Return where the verb stands behind where somebody goes to do it (深入临床科室|巡查), or -1."""
    word = words("frames", "going").at(clause, at)
    begun = verb_at(clause, at) or words("frames", "no_going").at(clause, at)
    if not word or len(begun) > len(word):
        return -1
    verb = find_verb(clause, at + len(word) + _SHORTEST)
    place = clause[at + len(word) : verb]
    known = verb > 0 and len(place) <= _WHEN and not verb_at(place, 0)
    return verb if known and not set("的和与、") & {*place} else -1


def goes_by(text: str, at: int = 0) -> bool:
    """Say whether what a deed goes by begins at a place (按|计划采购), and no thing (凭证, 按揭)."""
    by = words("frames", "going_by").at(text, at)
    return by != "" and len(words("frames", "no_going_by").at(text, at)) <= len(by)


_RECEIVED = re.compile(
    "(?:收到|接到|接获|受理|收悉)(?P<what>[^，。；的后]{2,12}?)(?:[之的]?日起|[之以]?后)"
)


def received(condition: str) -> str:
    """Return what comes in before something is done (收到退货申请后|审核), "" for nothing named."""
    m = _RECEIVED.search(condition)
    return m["what"] if m else ""
