"""Whether a Chinese sentence only mentions a deed somewhere: in a case, an aim, a name, or as another's."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.questions.families.governing import names_deed
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.tokens import normal
from rolegraph.reading.alternation import either

#: What parts the deeds of a sentence.
_MARKS = ",;。:!?()"
_FURTHER = re.compile("并|同时|然后|确保|保证|后|时(?![限间效常])")
_JOINING, _JOINED = re.compile("[、和与及或]"), re.compile("[、和与及或]$")
#: 签订合同前, but not 目前, 提前, 前台 and 前一日.
_BEFORE = re.compile(
    "(?:之前|以前|(?<![目当提事先])前(?![台期往景述列端任后途沿提来的一两三几日]))"
)
#: What has been done, by whoever did it: 已批准的, 经财务经理审核.
_DONE = re.compile(
    "(?:已经?|业已|所|待|未|(?<![财神已曾未])经(?![营理办常济纪历费销贸手])[^,后前]{0,12})$"
)


def only_mentioned(
    text: str,
    start: int,
    end: int,
    things: Sequence[tuple[int, int]] | None,
    own: Collection[str] = (),
) -> bool:
    """Say whether a deed written there is none of whoever the sentence is about.

    ``text`` is in normal form, ``things`` where it says what the deed is done to (None where the word names
    it as well: 付款), ``own`` the names of whom it is about.
    """
    first = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    last = min((at for mark in _MARKS if (at := text.find(mark, end)) >= 0), default=len(text))
    before, deed, behind = text[first:start], text[start:end], text[end:last]
    alone = not text[:first].strip(_MARKS) and not text[last:].strip(_MARKS)
    case = not alone and text[max(0, first - 1) : first] != "("
    return bool(
        _denied(before)
        or _only_advised(before, behind)
        or _is_named(before, behind, start, things)
        or ((things is not None or names_deed(deed)) and _tells_which(before, behind))
        or _of_others(before, deed, behind, own)
        or _by_another(before, own)
        or _DONE.search(before)
        or (_BEFORE.search(behind) and not _FURTHER.search(behind))
        or (case and _is_case(before, text[last : last + 1], behind))
        or _begins("aims", before)
    )


def leads_to_others(word: str) -> bool:
    """Say whether a word is one by which somebody helps, or has others do: 督促 is no 催收."""
    return word in _words("helping") | _words("directing")


def asked_aside(before: str, behind: str, names_thing: bool = False) -> bool:
    """Say whether a question speaks of a deed only as of another's, in a case, or as done: 谁监督 | 盘点.

    With ``names_thing`` the word is what is done to as well, as in 处理 | 不合格品.
    """
    before = before[max(before.rfind(mark) for mark in _MARKS) + 1 :]
    leading = ("helping", "directing", "looking", *(() if names_thing else ("doing",)))
    helped = (_listed(key).search(before) for key in leading)
    return any(helped) or bool(
        _DONE.search(before)
        or _BEFORE.search(behind)
        or _IN_CASE.match(behind)
        or _tells_which(before, behind)
    )


#: How a question says in what case: 制作合同时谁审核条款, 客户预付款到账才能装卸，谁督促.
_IN_CASE = re.compile(r"[^,]{0,8}?(?:[时后][,由]?|,)(?:谁|哪|由谁|找谁)")


def _denied(before: str) -> bool:
    """Whether a deed is denied: 不负责维修配件的 | 采购, 不对付款作出 | 审批."""
    found = _listed("denying").search(before) or re.search(
        "不对[^,]*(?:作出?|进行|予以|给予)$", before
    )
    return bool(found and not _FURTHER.search(before[found.end() :]))


def _only_advised(before: str, behind: str) -> bool:
    """Whether something is only said about a deed: 对资金 | 调拨 | 提出建议."""
    saying = _listed("saying").search(behind)
    about = before.startswith(("对", "就", "针对", "关于"))
    if about and saying and _listed("said").search(behind, saying.end()):
        return True
    return bool(_listed("saying").search(before) and _ADVICE.search(behind))


#: 提出减免物业费的建议
_ADVICE = re.compile("的(?:建议|意见|申请|请求|要求)$")


def _is_named(
    before: str, behind: str, start: int, things: Sequence[tuple[int, int]] | None
) -> bool:
    """Whether a deed is part of another thing's name: 合同 | 签订 | 情况, 付款 | 审批流程.

    Who goes through it does the deed: 办理离职手续, 组织员工培训计划.
    """
    if _leads("doing", before) and not _TAUGHT.search(behind):
        return False
    name = _listed("names")
    if things is None:
        return bool(name.match(behind.removeprefix("的")) or name.match(behind, _DEED))
    beside = any(end <= start <= end + 1 for _, end in things)
    return beside and name.match(behind.removeprefix("的")) is not None


#: What is only taught: 办理付款流程之教育训练.
_TAUGHT = re.compile("培训|训练|宣导|讲解")
#: How long a Chinese verb is.
_DEED = 2


def _tells_which(before: str, behind: str) -> bool:
    """Whether a deed tells which thing is meant: 财务经理 | 审核的 | 凭证."""
    told = behind[:1] in ("的", "之") and len(behind) > 1
    return told and bool(before) and not _listed("no_names").match(behind[1:])


def _by_another(before: str, own: Collection[str]) -> bool:
    """Whether somebody else is named as the one who does it: 维修合同由物业经理 | 签订."""
    by = _BY.search(before)
    return by is not None and not any(name in by["who"] or by["who"] in name for name in own)


_BY = re.compile("由(?!本|其|此|于)(?P<who>[^,由]{2,12})$")


def _of_others(before: str, deed: str, behind: str, own: Collection[str]) -> bool:
    """Whether a deed is what somebody helps with, has others do, or looks at."""
    for key in ("helping", "directing", "looking"):
        for found in _listed(key).finditer(before):
            between = before[found.end() :]
            own_deed = deed in _ENSURING or _FURTHER.search(between)
            if own_deed or not _heads(before[: found.start()], own):
                continue
            beside = bool(_JOINING.match(between) or _JOINED.search(between))
            beside = beside or (not between and deed in _words("directing") | _words("looking"))
            near = key == "looking" and len(between) < _THING and not _STATE.search(behind)
            if key == "helping" or not (beside or near):
                return True
    return False


def _heads(before: str, own: Collection[str]) -> bool:
    """Whether what stands before a verb leaves it the first of its clause: adverbs, who it is about."""
    rest = before
    for name in own:
        rest = rest.removeprefix(name)
    brought = rest.startswith(("对", "将", "把"))
    return brought or rest.endswith("并") or _adverbs().fullmatch(rest) is not None


def _leads(key: str, before: str) -> bool:
    return any(_heads(before[: m.start()], ()) for m in _listed(key).finditer(before))


@cache
def _adverbs() -> re.Pattern[str]:
    words = {*group("frames", "adverbs"), *group("frames", "modals"), *load("mentions")["light"]}
    return re.compile(f"(?:{either({normal(w) for w in words})}|每[一-鿿]{{1,3}}?)*")


#: What begins a deed of its own wherever a mark before it was lost: 监督各地销售确保政策得以执行.
_ENSURING = frozenset(("确保", "保证"))
#: What is looked at of a deed: 检查减免物业费的审批情况.
_STATE = re.compile("情况|状况|进度|进展|结果|时效")
#: How long the thing is at least that stands between a deed that is looked at and what looks at it.
_THING = 2


def _is_case(before: str, mark: str, behind: str) -> bool:
    """Whether a clause says in what case another holds: 如发生退货，…; 凡解除劳动合同的，…."""
    return _begins("cases", before) or (mark == "," and behind.endswith(("时", "的", "者")))


def _begins(key: str, before: str) -> bool:
    found = _listed(key).match(before)
    return found is not None and not _listed("no_beginnings").match(before)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(normal(word) for word in load("mentions")[key])


@cache
def _listed(key: str) -> re.Pattern[str]:
    return re.compile(either(_words(key)))
