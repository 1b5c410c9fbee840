"""Sentences that are a grant as a whole: a right and no deed, another's right, what goes beyond a limit."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED, Span, clauses_of
from rolegraph.extraction.sentences.clauses.asides import forbids_all
from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.granting.freely import by_oneself
from rolegraph.extraction.sentences.granting.granting import granted
from rolegraph.extraction.sentences.granting.passives import charges, own_words
from rolegraph.extraction.sentences.limits.excepted import without_exception
from rolegraph.extraction.sentences.limits.joined_limits import in_words
from rolegraph.extraction.sentences.limits.limits import is_amount, limit_alone, split_limit
from rolegraph.extraction.sentences.limits.within import acts_within
from rolegraph.extraction.sentences.matters.passive_matters import bare_topic, is_absence
from rolegraph.extraction.sentences.rights.rights import rights
from rolegraph.extraction.sentences.wording.anchors import behind_holder
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words

_RULED = re.compile("(?:均|皆|都|一律)*(?:必须|须|需|应)(?:经|由)")
#: So long is a deed's name alone (减免).
_BARE = 2
#: What is told somebody of a decision (，报总经理备案).
_JUDGING = frozenset({"approve", "final-approval", "review", "countersign", "decide", "verify"})
_TOLD = re.compile("[并后再]?(?:同时)?(?:报|告知|通知)")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_LABEL = re.compile(r"[^，。；：\d]{2,10}：(?=.{4,})")


@lru_cache(maxsize=REMEMBERED)
def only_grants(text: str) -> bool:
    """Say whether a sentence is a right from its first words on (有权拒收, 对违章作业有权叫停)."""
    text = without_exception(text)
    when = r"(?:[^，。；]{2,24}(?:下|时|后|期间|的|需要|实际情况|过程中|方面)，)?"
    also = "(?:还|也|同时)?(?=有权|享有|拥有)"
    about = rf"{when}(?:对[^，。；]{{2,24}}(?<!负责)|对(?:(?!进行|予以|加以)[^，。；]){{2,24}}(?<!负责)，)?"
    has, freely = f"{about}(?:有权|享有|拥有)", "可以?(?:自主|自行|直接)(?:决定|审批)"
    named = (
        behind_holder(f"(?=对|有权){has}", f"{HOLDER}(?=对|有权){has}"),
        behind_holder(
            f"{also}(?:享有|拥有)",
            f"{when}{HOLDER}{also}(?:享有|拥有)对?[^，。；]{{2,}}?<<rights.ends>>",
        ),
        behind_holder(freely, f"{about}{HOLDER}{freely}"),
    )
    every = (
        has,
        r"对[^，。；]{2,24}可以?(?:<<granting.alone>>)+",
        rf"{when}(?<=，)可以?(?:<<granting.alone>>|代表)",
        r"对[^，。；]{2,24}，得(?=<<granting.entitled>>)",
        r"对[^，。；]{2,24}，可以?(?:下达|发出|作出|做出)",
        r"[^，。；对]{2,24}可以?(?:<<granting.alone>>)+(?:决定|审批|处理|处置|安排|购买|采购|支付|签订|签署|减免|退款|调换)(?=[，。；]|$)",
    )
    # 对促销费用，有审批权
    over = "对[^，。；]{2,24}，(?:具有|享有|拥有|有)[^，。；]{2,12}权"
    has_one = "[^，。；]{3,25}(?:具有|享有|有)[^，。；]{2,12}权"
    clause = f"(?:{has_one}|{over}|(?:对[^，。；]{{2,24}})?有权[^，。；]{{2,24}})"
    told = r"(?:，[但并]?[须需应要]?(?:及时|事先|提前|同时)?(?:报备[^，。；]{0,12}|报[^，。；]{1,12}备案))?"
    held = pattern(rf"{clause}(?:[，；]{clause})*{told}").fullmatch(text)
    if _permits_first(text) or _holds_first(text) or right_first(text):
        return True
    first = clauses_of(text)[0] if text else (0, 0)
    if held or only_rights(text) or any(each.match(text) for each in named):
        return True
    return any(pattern(each).match(text) for each in every) or any(by_oneself(text, *first))


def _permits_first(text: str) -> bool:
    """Say whether a sentence begins with who may do something (总干事可以批准3万元以下的支出)."""
    led = behind_holder("可(?!能)", rf"{HOLDER}可以?(?!能)").match(text)
    stop = clauses_of(text)[0][1] if text else 0
    return led is not None and led.end() < stop and any(granted(text, 0, stop))


def _holds_first(text: str) -> bool:
    """Say whether a sentence is who has a right and what it does not let do (有否决权，但不得改变…)."""
    # …具有审批权，但涉及重要事项的审批，需报上级审核
    goes_up = "(?:报|呈|经|提交)[^，。；]{2,14}(?:审批|批准|审核|核准|同意|决定)"
    beside = f"，但?(?:不得|不能|不可)[^，。；]+|，但[^，。；]+(?:，[^，。；]{{0,6}}?)?{goes_up}"
    has = f"(?:对[^，。；]{{2,24}})?(?:具有|享有|拥有|有)[^，。；]{{2,12}}权(?:{beside})+"
    held = behind_holder(has, f"{HOLDER}{has}")
    if held.fullmatch(text):
        return True
    # 主管对超期物料有处置权，单次处置金额不超过5000元
    (_, stop), *others = clauses_of(text)
    alone = "(?:对[^，。；]{2,24})?(?:具有|享有|拥有|有)[^，。；]{2,12}权"
    first = behind_holder(alone, f"{HOLDER}{alone}").fullmatch(text, 0, stop)
    return first is not None and all(limit_alone(text[a:b]) for a, b in others)


@lru_cache(maxsize=REMEMBERED)
def is_ladder(text: str) -> bool:
    """Say whether every clause gives somebody a right up to a figure (…由主任审批，…报校长审批)."""
    clauses = clauses_of(text)
    told = len(clauses) > 1 or "由" in text
    # Before the first clause stands none that could have said its bound.
    if not told or split_limit(text[slice(*clauses[0])])[0] is None:
        return False
    # 超过的由店长确认 is bounded by the clause before.
    bounds = [
        split_limit(text[a:b])[0] is not None or any(g.above for g in granted(text, a, b))
        for a, b in clauses
    ]
    named = [any(_is_named(g, text) for g in granted(text, a, b)) for a, b in clauses]
    # 超出授权额度的，由总经理签署: the bound stands in a clause of its own.
    apart = [
        bound and not who and text[b - 1] in "的者时"
        for bound, who, (_, b) in zip(bounds, named, clauses, strict=True)
    ]
    led = [False, *apart[:-1]]
    every = zip(bounds, named, apart, led, strict=True)
    return all(aside or (who and (bound or led_in)) for bound, who, aside, led_in in every)


def _is_named(right: Granted, text: str) -> bool:
    # 由本岗审批 names its bearer.
    own = pattern(r"由<<granting.own>>").search(text, *right.clause)
    return bool(right.holder) or own is not None


@lru_cache(maxsize=REMEMBERED)
def goes_beyond(text: str) -> bool:
    """Say whether a sentence sets in above a limit and names no matter (逾2万元者，陈送经理核定)."""
    opened = pattern(
        r"(?P<all>(?:<<granting.above>>|逾)?[^，。；]{0,20}?)(?:的|者)?(?=[，。；]|<<granting.markers>>)"
    ).match(text)
    if opened is None:
        return False
    limit, rest = split_limit(opened["all"])
    above = pattern("(?:<<granting.above>>|逾)$").match(opened["all"])
    if above or limit is None or rest:
        return bool(above)
    return limit.operator in (">", ">=") or limit.minimum is not None


@lru_cache(maxsize=REMEMBERED)
def goes_further(text: str) -> bool:
    """Say whether a sentence opens with a bound and no matter (5000元至3万元由…, 单次减免超过3000元的，…)."""
    text = _COMMA.sub("，", text)
    opened = pattern(r"[^，。；]*?(?=[，。；]|(?<=[的者元下上内]) *<<granting.markers>>|$)").match(
        text.strip()
    )
    limit, rest = split_limit(opened[0].rstrip("的者")) if opened else (None, "")
    return limit is not None and (len(rest) <= _BARE or is_amount(rest))


@lru_cache(maxsize=REMEMBERED)
def only_rights(text: str) -> bool:
    """Say whether a sentence names rights and no deed (对下属的考核权及任免建议权)."""
    named = pattern(r"(?:有|享有|拥有)?对[^，。；行]{2,40}<<rights.ends>>").fullmatch(text)
    if named is None and pattern("[^，。；有]{3,40}<<rights.ends>>").fullmatch(text):
        # 单张报销单2000元以上的审核权; of 推广费用审批权 the verb begins what is approved.
        own = (r for r in rights(text) if r.place[0] == 0 or not verb_at(text, 0))
        return any(right.word[1] > right.place[0] for right in own)
    return named is not None and bool(rights(text))


@lru_cache(maxsize=REMEMBERED)
def right_first(text: str) -> bool:
    """Say whether a sentence names a right, up to what, and who else has more.

    经费流用之核准权，以单案五万元为限，逾限者由营运长核准
    """
    (a, b), *others = clauses_of(text) if text else [(0, 0)]
    bounds = (
        limit_alone(text[c:d]) or in_words(text[c:d]) or granted(text, c, d) for c, d in others
    )
    return bool(others) and only_rights(text[a:b]) and all(bounds)


def names_right(text: str) -> bool:
    """Say whether a sentence ends as a right does, though no kind is known (门禁权限的设定权)."""
    named = pattern("[^，。；]{2,30}的[^，。；的]{2,4}权").fullmatch(text)
    foreign = words("rights", "foreign").before(text, len(text))
    return named is not None and not foreign and not verb_at(text, 0)


@lru_cache(maxsize=REMEMBERED)
def only_within(text: str) -> bool:
    """Say whether every clause grants, the first within bounds (经理在授权额度内签署合同).

    Where approvals are ruled that is no duty; elsewhere it tells what somebody has to do as well.
    """
    return acts_within(text) and all(granted(text, a, b) for a, b in clauses_of(text))


@lru_cache(maxsize=REMEMBERED)
def only_others(text: str) -> bool:
    """Say whether a sentence is all about who else acts up to a figure (5万元以下者，由经理核准).

    What it forbids everybody besides (…须经总监批准，任何人不得私自操作) is nobody's deed.
    """
    clauses = clauses_of(text)
    if len(clauses) > 1 and forbids_all(text[slice(*clauses[-1])]):
        text = text[: clauses[-2][1]]
    label = _LABEL.match(text)
    # 布草采购：2000元以内由本岗审批，… names what it is about; 审核房价折扣：… says a deed.
    if is_ladder(text[label.end() :] if label and not verb_at(text, 0) else text):
        return True
    if _opens_named(text, clauses):
        return True
    own = own_words(text).rstrip("，")
    if own != text and own and not bare_topic(own):
        # 每周五下午|交经理审核: when, and no deed.
        return True
    if _is_matter(own) and _acts_throughout(text, len(own)):
        return True
    bound = not {*"，；"} & {*own} and own[-1:] in ("者", "的") and split_limit(own)[0] is not None
    # 支票须经财务经理签章方可开出: who may do what to a thing.
    ruled = _RULED.match(text, len(own)) and _is_matter(own)
    return own != text and bool(not own or bound or is_absence(own) or ruled)


def _opens_named(text: str, clauses: Sequence[Span]) -> bool:
    """Say whether each clause decides, the first by whom it begins with (财务部审核单据，其余由总监审批)."""
    (a, b), *others = clauses or [(0, 0)]
    first = [one for one in granted(text, a, b) if one.holder and text.startswith(one.holder)]
    if not others or not first or charges(text) or "；" in text:
        return False
    return _decide(text, others)


def _decide(text: str, clauses: Sequence[Span]) -> bool:
    """Say whether clauses let somebody decide, or tell somebody what was decided, and say no deed."""
    return all(_TOLD.match(text, *c) or any(granted(text, *c)) for c in clauses)


def _is_matter(own: str) -> bool:
    """Say whether words before 由 name a matter and no deed of the bearer's (食材采购申请|由总经理审批)."""
    read = None if {*"，；："} & {*own} else predicate(own)
    return len(own) > 1 and "，" not in own and (read is None or read.closing)


def _acts_throughout(text: str, at: int) -> bool:
    """Say whether 由 there grants those it names something, and no clause behind says a deed."""
    (a, b), *others = clauses_of(text)
    if not text.startswith("由", at):
        return False
    # In 由会计初审、本部经理复核 the bearer may be one of those who act.
    every = granted(text, a, b)
    one = len(every) == 1 and _is_named(every[0], text)
    own = re.search("本(?=[部组科室处班岗])", text[a:b]) is not None
    if not one and (
        own or not every or any(g.kind not in _JUDGING or not g.holder for g in every)
    ):
        # 特采由品质部经理、工程部经理会签，总经理批准: all that it says is who decides.
        return False
    return _decide(text, others)
