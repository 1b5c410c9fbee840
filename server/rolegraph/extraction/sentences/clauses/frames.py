"""What stands before the verb of a clause: when, on what basis, with whom, for whom.

``根据销售计划，每月向经理提交报表`` has a basis, a frequency and a receiver before its verb.
"""

import re
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED
from rolegraph.extraction.sentences.clauses.framing import SHORTEST, Frame, forward, towards
from rolegraph.extraction.sentences.clauses.topics import acts, before_deed, opens_title
from rolegraph.extraction.sentences.wording.frequencies import EVERY
from rolegraph.extraction.sentences.wording.leading_verbs import compounded, find_verb, verb_at
from rolegraph.extraction.sentences.wording.lexicon import group, pattern, words
from rolegraph.extraction.sentences.wording.manners import without_manner
from rolegraph.extraction.sentences.wording.moments import (
    DEADLINE,
    DUE,
    MOMENT,
    event,
    goes_by,
    gone_to,
    seen,
)
from rolegraph.values import replace

_SUBJECT, _WHEN = 14, 10
_LETS = "授权"


@lru_cache(maxsize=REMEMBERED)
def frame(clause: str) -> Frame:
    """Return what stands before the verb of one clause without brackets."""
    found = Frame()
    while True:
        further = _step(clause, found)
        if further.end == found.end:
            return found
        found = further


#: 遇有需要上报的, 如遇设备故障的
_MET = re.compile("[如凡若]?遇[有到]?[^，。；]{2,}的$")


#: 凭领料单|发料: what must be shown, and the deed.
_SHOWN = re.compile("凭[^，。；]{1,12}[单票证据卡条书表令牌件](?P<deed>[^，。；]{2,4})$")


@lru_cache(maxsize=REMEMBERED)
def is_condition(clause: str) -> bool:
    """Say whether a whole clause only gives a basis or circumstances (根据公司规划，…)."""
    if _MET.match(clause):
        return True
    found = frame(clause)
    word = words("frames", "basis").at(clause, found.end)
    if (shown := _SHOWN.match(clause, found.end)) and verb_at(shown["deed"], 0) == shown["deed"]:
        return False
    # 出纳根据审批后的单据付款 says what is done.
    acts_on = found.subject and words("granting", "carrying").before(clause, len(clause))
    if word and not acts_on and len(verb_at(clause, found.end)) <= len(word):
        return _led(clause, found.end + len(word) + SHORTEST) < 0
    if words("frames", "basis").at(found.condition, 0) and _names_rule(clause, found.end):
        return True
    when = words("frames", "whens").before(clause, len(clause))
    if when and not clause.endswith(group("frames", "no_whens")):
        # 接到计划部门下发的通知单后 is a condition however long; 报总经理批准后 says who decides.
        told = when.endswith("后") and {*"报经由"}.isdisjoint(clause)
        done = told and (
            verb_at(clause, found.end) or words("verbs", "weak").at(clause, found.end)
        )
        if done or len(clause) <= _WHEN:
            return True
    return bool(found.condition) and found.end >= len(clause)


def _names_rule(clause: str, at: int) -> bool:
    """Say whether a verb only names the rule or aim that ends the clause (按照总部统一管理要求，…)."""
    verb = verb_at(clause, at)
    weak = verb in words("verbs", "both").every or verb.endswith("管理")
    return weak and clause[at + len(verb) :] in group("frames", "rules")


def _step(clause: str, found: Frame) -> Frame:
    at = found.end
    for read in (_adverb, _every, _gone_to, _circumstance, _basis, towards, forward, _subject):
        further = read(clause, at, found)
        if further is not None:
            return further
    return found


def _adverb(clause: str, at: int, found: Frame) -> Frame | None:
    word = words("frames", "adverbs").at(clause, at)
    modal = "" if word else _modal(clause, at)
    length = len(word or modal)
    no_modal = modal and words("frames", "no_modals").at(clause, at)
    if not length or len(verb_at(clause, at)) > length or no_modal:
        return None
    if word[:1] == "按" and clause[at + length : at + length + 1] in ("和", "与", "及"):
        # 按计划和要求: both are a basis.
        return None
    end = at + length + (clause[at + length : at + length + 1] in ("地", "、", "的"))
    # 要求 is no 要, 日常业务 no 日常: what is no adverb stands before no verb; 现场安全、|施工管理 lists.
    listed = clause[end - 1] == "、" and not words("frames", "adverbs").at(clause, end)
    if listed or not _opens(clause, end):
        return None
    return replace(found, end=end, modal=found.modal or bool(modal))


def _modal(clause: str, at: int) -> str:
    """Return the word that says of a duty that it is one; in 应当日办理 it is 应 before 当日."""
    modal = words("frames", "modals").at(clause, at)
    timed = modal.endswith("当") and words("frames", "adverbs").at(clause, at + len(modal) - 1)
    return modal[:-1] if timed else modal


#: 以公司规定为基准统管业务
_TAKEN_AS = re.compile("以[^，。；]{0,16}?为(?:基准|依据|准则|标准|准)")
#: 秉承理事长之命，…; 承担 is no such word.
_OBEYED = re.compile(
    "(?:秉承?|承(?![担办接诺包揽租运受]))[^，。；]{2,24}?[之的](?:命令?|意志|意旨|决议|决定|指示)，?"
)
_OPENERS = ("adverbs", "modals", "receivers", "about", "partners", "objects", "basis", "starts")


def _opens(clause: str, at: int) -> bool:
    opener = verb_at(clause, at) or words("frames", *_OPENERS).at(clause, at)
    return bool(opener or DEADLINE.match(clause, at))


def _every(clause: str, at: int, found: Frame) -> Frame | None:
    m = EVERY.match(clause, at) or DEADLINE.match(clause, at) or DUE.match(clause, at)
    if m and clause[at] in "自从":
        # 自收到申请之日起5个工作日内: since when is a condition.
        return _with_condition(found, m[0], m.end())
    return replace(found, end=m.end()) if m else None


def _gone_to(clause: str, at: int, found: Frame) -> Frame | None:
    verb = gone_to(clause, at)
    return _with_condition(found, clause[at:verb], verb) if verb > 0 else None


def _circumstance(clause: str, at: int, found: Frame) -> Frame | None:
    if clause[at : at + 1] != "在":
        return _moment(clause, at, found)
    for m in pattern("<<frames.frames>>").finditer(clause, at + 1 + SHORTEST):
        end = m.end()
        further = _FURTHER.match(clause, end)
        end = further.end() if further else end
        if end == len(clause) or clause[end] == "，" or _opens(clause, end) or len(m[0]) > 2:
            return _with_condition(found, clause[at:end], end + (clause[end : end + 1] == "，"))
    return None


def _moment(clause: str, at: int, found: Frame) -> Frame | None:
    """发货前需确认: a deed before or after which something is to be done."""
    met = seen().match(clause, at)
    if met and _opens(clause, met.end()) and not found.about:
        # 发现隐患立即报告: what is found is what is reported.
        ordered = met["what"].endswith(("单", "令", "通知"))
        begun = found if ordered else replace(found, about=met["what"])
        return _with_condition(begun, clause[at : met.end()], met.end())
    verb = verb_at(clause, at)
    m = MOMENT.match(clause, at + len(verb)) if verb else None
    m = m or event(clause, at)
    if m is None or not _opens(clause, m.end()):
        return None
    return _with_condition(found, clause[at : m.end()], m.end())


def _basis(clause: str, at: int, found: Frame) -> Frame | None:
    if obeyed := _OBEYED.match(clause, at):
        return _with_condition(found, obeyed[0].rstrip("，"), obeyed.end())
    word = words("frames", "basis").at(clause, at)
    if word == "以" and (taken := _TAKEN_AS.match(clause, at)):
        comma = clause[taken.end() : taken.end() + 1] == "，"
        return _with_condition(found, taken[0], taken.end() + comma)
    if not word or len(verb_at(clause, at)) > len(word):
        return None
    verb = _led(clause, at + len(word) + SHORTEST)
    verb = _behind_name(clause, verb, word in words("frames", "means").every)
    if verb < 0:
        return _basis_before(clause, at, found)
    phrase = without_manner(clause[at:verb])
    about = _ABOUT.search(phrase)
    if about and not found.about:
        # 按标准对产品进行检验: what it is done to is no part of the basis.
        found = replace(found, about=about["what"])
        phrase = phrase[: about.start()]
    m = _SERVED.search(phrase)
    if m:
        found = replace(found, receiver=m["whom"])
        phrase = without_manner(phrase[: m.start()])
    return _with_condition(found, phrase, verb)


def _led(clause: str, start: int) -> int:
    """Return where the first verb stands behind a basis, or -1; 根据检查|结果 has none."""
    verb = find_verb(clause, start, closes=False)
    end = verb + len(verb_at(clause, verb)) if verb > 0 else 0
    named = words("verbs", "found").at(clause, end) if end else ""
    if not named or clause[verb:end] in words("verbs", "making", "drawing").every:
        return verb
    return _led(clause, end + len(named)) if end + len(named) < len(clause) else -1


def _behind_name(clause: str, verb: int, means: bool) -> int:
    """Return where the verb stands behind what a verb names: 根据审批制度|批准合同, 根据申请|编制计划.

    Behind a means a verb may name it (通过流程优化|降低成本).
    """
    named = verb_at(clause, verb) if verb > 0 else ""
    # 计划安排 is one verb, but behind 根据销售 a name and a verb.
    issued = next((w for w in group("frames", "issued") if named.startswith(w)), named)
    after = verb_at(clause, verb + len(issued))
    if issued in group("frames", "issued") and after in words("verbs", "strong", "light").every:
        return verb + len(issued)
    after = verb_at(clause, verb + len(named))
    if means and after and _names_means(clause, named, verb + len(named), after):
        return _behind_name(clause, verb + len(named), means)
    noun = words("verbs", "compounds", "modified").at(clause, verb + len(named))
    behind = verb + len(named) + len(noun)
    ruled = named in words("verbs", "nominal").every and bool(noun)
    return behind if ruled and verb_at(clause, behind) else verb


def _names_means(clause: str, named: str, end: int, after: str) -> bool:
    """Say whether a verb names a means where another one leads behind it (not 通过平台发布|招聘信息)."""
    leads = after in words("verbs", "strong").every and not compounded(clause, end + len(after))
    nouns = words("verbs", "nominal").every - words("verbs", "deciding").every
    return leads and named in nouns


def _basis_before(clause: str, at: int, found: Frame) -> Frame | None:
    """通过电话与客户沟通: the means end where a partner or receiver is named."""
    if not words("frames", "means").at(clause, at):
        return None
    for m in _NAMES.finditer(clause, at + SHORTEST):
        further = towards(clause, m.start(), Frame())
        if further:
            phrase = without_manner(clause[at : m.start()])
            return _with_condition(
                replace(further, condition=found.condition), phrase, further.end
            )
    return None


def _subject(clause: str, at: int, found: Frame) -> Frame | None:
    if found.subject or found.condition or at > 0:
        return None
    told = pattern(
        r"[^，；。]{0,20}?(?:职责|任务|职能|使命|工作内容)(?:主要)?(?:包括|在于|是|为)要?"
    ).match(clause)
    if told:
        return replace(found, end=told.end(), subject=told[0])
    before, end = before_deed(clause)
    if before:
        return _with_condition(found, before, end)
    doer = pattern(r"由([^，；。]{1,10}?<<frames.titles>>)").match(clause)
    if doer and verb_at(clause, doer.end()):
        return replace(found, end=doer.end(), subject=doer[1])
    verb = verb_at(clause, 0)
    # 授权业务经办人员代表企业签订合同: 授权 is what is done, to whoever then acts.
    named = verb in words("verbs", "both").every - {_LETS} and compounded(clause, len(verb))
    if titled := opens_title(clause, verb):
        return replace(found, end=len(titled), subject=titled)
    # 测试工程师负责编写, 审计部独立行使: the verb begins a title or a unit's name.
    if verb and not named and not _CHARGED.match(clause) and not _UNIT.match(clause, len(verb)):
        return None
    m = pattern(
        rf"([^，；。]{{0,{_SUBJECT}}}?(?:<<frames.titles>>(?:员(?!工))?|<<frames.units>>))(?!(?<=[监理董]事)会)则?(?=<<verbs.wrappers>>(?!人(?![员力事才工身]))|承担|进行|<<frames.organising>>(?!能力|[机架结]构|[者人部的]|工作|权)|每[日天周月季年半]|<<frames.modals>>|<<frames.adverbs>>"
        r"|[在受]|秉?承(?=[^，。；]{2,24}[的之](?:命|意志|意旨|决|指示))|<<frames.receivers>>|<<frames.partners>>|<<frames.basis>>|<<frames.about>>|(?P<shares>参与(?![者人方度权])|协助|配合))"
    ).match(clause)
    if m is None or "由" in m[1] or not acts(clause, m.end()) or (m["shares"] and verb):
        return None
    begun = replace(found, end=m.end(), subject=m[1])
    acting = verb_at(clause, begun.end) or goes_by(clause, begun.end)
    return begun if acting or _step(clause, begun).end != begun.end else None


def _with_condition(found: Frame, text: str, end: int) -> Frame:
    joined = f"{found.condition}，{text}" if found.condition else text
    return replace(found, end=end, condition=joined)


_CHARGED = re.compile(r"[^，。；的对向将]{2,8}[师员理管长任监](?:主要|具体|全面|直接)?负责")
_UNIT = re.compile(
    "部门(?=[是根据依按通需应与向对在为负])|部(?![门分件署长位属委])|科(?!室|长|目)|处(?!理|长|置|罚)|中心|办公室|委员会"
)
_FURTHER = re.compile(r"[和、及与][^，。；]{2,14}?(?:领导|指导|带领|监督|管理|安排)下")
_NAMES = re.compile(r"[与向给]|(?<!针)对|(?<![作称称])为")
_ABOUT = re.compile(r"(?<!针)对(?P<what>[^，。；对]{2,14})$")
_SERVED = re.compile(r"(?:为|向|给)(?P<whom>[^，的为向给]{2,8})$")
