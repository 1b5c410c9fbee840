"""Who a granting clause names, and what it is found to grant."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rolegraph.extraction.sentences import REMEMBERED, Span
from rolegraph.extraction.sentences.wording.lexicon import pattern, words

# 总经理或其授权的副总经理
_DELEGATE = re.compile("(?:或者?|及|和)(?:其|[^，。；、由经]{2,6}?)?(?:书面)?授权的?.*$")
#: By whom a holder is let (公司授权财务经理, 兹授权李某); 授权代表 is a holder.
#: 其最终审批权归|总经理办公会
_LETTING = re.compile(
    "[^，。；]{0,10}?授权(?!代表|委托|签)(?:给|予)?(?=.)|其?(?:最终|最后)?[^，。；权]{0,4}权[归属]于?(?=.)"
)
_JOINT = re.compile("以及|或者?|[和与及、/／至]")
_STOPS = re.compile("[。；！？]")
#: A title or unit in a granting clause, as a group of a ``pattern`` template. What checks somebody's deeds
#: (稽核财务经理核准之支出) is a verb before it, but in a title of its own (稽核部经理).
_CHECKS = (
    "(?!<<granting.basis>>|签字|签名)"
    r"(?!(?!督导[对在有可审批核签会提推、和及]|督导同意)<<granting.checks>>"
    r"(?!部|室|处|科|课|组|中心|[专人]?员|经理|主管|总监|主任|师))"
)
#: No figure with its unit stands in one (1000元以上|总经理).
_FIGURE = (
    r"(?!(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)[万千百]?(?:元|天|日|折|成|小时|%|以[上下内]))"
)
_ONE = (
    _CHECKS
    + r"(?!必要时|需要时)"
    # 由商务部|提交|财务部审核: handed on from one to the next.
    + rf"(?:<<granting.inside>>|{_FIGURE}(?!(?:提|递|送|转|移)交|交[致由至与]|(?:定期|及时|统一)[交报送]"
    "|通过)"
    r"[^，。；：、由经报须需应可有对在为将呈逾除每%《》“”—│|*]){0,10}?"
    r"(?:<<frames.titles>>|<<granting.holders>>)(?<!<<granting.no_units>>)"
    # 取得行政许可, 获得行政审批: a permit of the state's.
    "(?<!得行政)(?!(?<=行政)(?:许可|处[罚分]|裁决|复议))"
)
#: Who acts in a holder's stead is matched with it, and left away by ``title``.
_STEAD = r"或者?(?:(?:其|[^，。；、由经]{2,6}?)?(?:书面)?授权的?)?"
_ASKED_BY = "(?:(?:<<granting.applicants>>)[、和与及的])?"
_LED = rf"{_ASKED_BY}(?:本部(?![门长])|本(?![级会])|其?所在(?=部门|单位|科室|公司|车间))?"
#: 由单位主管|或其授权人核批
_DEPUTED = "(?:或其(?:书面)?(?:授权|指定|委托)[之的]?(?:代理人|代表|人员?))?"
HOLDER = rf"{_LED}(?P<holder>{_ONE}(?:(?:以及|[和与及、/／]|{_STEAD}){_ONE}){{0,3}}?){_DEPUTED}"


@dataclass(frozen=True, slots=True)
class Granted:
    """One right that a clause grants; ``object`` "" means that of the clauses before.

    ``word`` and ``place`` are spans of the kind's and the object's words, ``clause`` that of all.
    ``kind`` "" names only to whom more goes. ``above`` are the words by which the right begins where
    the last limit ends (超过需报…).
    """

    holder: str
    kind: str
    word: Span
    object: str
    place: Span
    clause: Span
    above: str = ""
    share: str = ""


@lru_cache(maxsize=REMEMBERED)
def may_name(text: str) -> bool:
    """Say whether a text has a word that holders end in: without one it names nobody."""
    return pattern("<<frames.titles>>|<<granting.holders>>").search(text) is not None


def ends_in_name(text: str, end: int) -> bool:
    """Say whether a word that holders end in ends at a place."""
    every = words("frames", "titles"), words("granting", "holders")
    return any(each.before(text, end) for each in every)


def title(holder: str) -> str:
    """Return a holder without the words that only lead to it (如, 各级, 本)."""
    bare = _LETTING.sub("", _DELEGATE.sub("", holder), count=1)
    return pattern(
        r"^(?:本(?=部门)|(?!<<granting.inside>>|[本同]级|企业管理)(?:<<granting.examples>>|<<granting.leads>>))+"
    ).sub("", bare)


def each(holder: str) -> tuple[str, ...]:
    """Return the titles of holders that act together (采购经理和财务经理), or the one there is."""
    parts = _JOINT.split(holder)
    ends = pattern(r"(?:<<frames.titles>>|<<granting.holders>>)$")
    joint = len(parts) > 1 and all(map(ends.search, parts))
    return tuple(map(title, parts)) if joint else (holder,)


def carried(right: Granted, first: Granted | None, text: str) -> Granted:
    """Return a right without a holder as that of whoever opens its sentence by a right.

    经理对业务员有考核权，对录用有建议权: both are the manager's. ``first`` is the first right of the text.
    """
    if first is None or right.holder or not first.holder or first.clause[0] > 0:
        return right
    lets = _LETTING.match(text)
    opens = text.startswith(first.holder, lets.end() if lets else 0)
    opens = opens and not _STOPS.search(text, 0, right.clause[0])
    return replace(right, holder=first.holder) if opens else right
