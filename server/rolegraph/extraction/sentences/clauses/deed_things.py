"""What a further deed is done to: a thing, and not how it goes, by when, or to whom."""

import re

from rolegraph.extraction.sentences.clauses.predicate import Predicate
from rolegraph.extraction.sentences.wording.lexicon import words
from rolegraph.extraction.sentences.wording.manners import NO_DEED

_SHORTEST = 2
#: 分解|到各门店, 反馈|在当日: where or when, of what the deed before names.
_WHERE = re.compile(
    "到(?![货岗期账帐位访港厂场店课])|至|给(?!水)|在(?![途建册岗职线库制手])|于|按(?![时期质量需章])"
)
#: 检验|率100%, 更新|2篇, 审查|时限: a figure, and not what is done.
_FIGURE = re.compile(
    r"[^，的]{0,3}(?:率|时限|周期|满意度)[\d≥<>达不在控]|\d[\d.]*[篇份个次张条人家件间户套]?$|(?:率|时限|周期|满意度)$"
)
#: What is forbidden, allowed or done by another is no deed of the bearer's.
_FORBIDS = re.compile("严禁|不得|禁止|有权|方可|方能|由(?![于此])|有.{1,6}权$|结果报|及时向")
#: What words begin or end with that the rules have cut in two.
_CUT = re.compile(
    "(?:[以的，、后或]|及(?![时格第])|有(?:问题|异常)|中(?![标层介期心长])|每.{1,3}$).*|.*[、，的]|报.*[理任长会总部]"
)


def thing(read: Predicate, before: str) -> tuple[str, str]:
    """Return verbs and object of a deed, "" for none; ``before`` is what the deed in front is about.

    贯彻实施 alone carries on with that; 提交部门经理 hands it on, 通知仓管员 says only to whom.
    """
    verbs, what = "".join(read.verbs[-1:]), read.object
    if verbs + what in words("verbs", "carrying_on").every:
        return verbs + what, before
    if _goes_to(read):
        return "", before if _is_handed(read) else ""
    return "", before if _WHERE.match(what) and not read.assisted else what


def names_thing(verb: str, what: str) -> bool:
    """Say whether words name something that a verb is done to."""
    if len(what) < _SHORTEST or what in NO_DEED or _CUT.fullmatch(what):
        return False
    if what in words("frames", "states", "manners", "qualities").every:
        return False
    if verb.endswith("在") or verb in ("达到", "达"):
        return False
    # 严格用印登记: a deed that only names the one behind it.
    named = verb in words("verbs", "transacted").every and what in words("verbs", "nominal").every
    # 包括询价、比价、催货、验收: deeds beside the last one are no things of its own.
    beside = {*re.split("[、和与及]", what)} <= words("verbs", "nominal", "transacted").every
    named = named or (beside and "、" in what and verb not in words("verbs", "overseeing").every)
    return not (named or _FIGURE.match(what) or _FORBIDS.search(what))


def _goes_to(read: Predicate) -> bool:
    """Say whether what follows a verb is to whom something goes (提交|采购部经理, 通知|仓管员)."""
    if words("verbs", "handing", "reporting").every.isdisjoint(read.verbs):
        return False
    end = len(read.object)
    return bool(
        words("frames", "titles").before(read.object, end)
        or words("granting", "holders").before(read.object, end)
    )


def _is_handed(read: Predicate) -> bool:
    """Say whether a thing goes on (提交), and no word of it alone (通知, 报告)."""
    return not words("verbs", "handing").every.isdisjoint({*read.verbs} - {"通知"})
