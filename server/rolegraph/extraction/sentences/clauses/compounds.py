"""Verbs that only begin a name: 管理制度的完善, 采购及时率."""

import re

from rolegraph.extraction.sentences.clauses.nominals import Nominal, decided_on, nominal
from rolegraph.extraction.sentences.wording.closings import without_closing
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.leading_verbs import compounded, verb_at
from rolegraph.extraction.sentences.wording.lexicon import words

_NOUN = 4
#: What makes a unit's name of the verb before it (运输部的日常管理).
_UNIT = re.compile(
    "部(?![门分件署长位属委])|科(?![室长目学])|中心(?!主任|经理|主管|总监|负责人|职员|员工|人员)"
)


def part_of_name(rest: str, verbs: tuple[str, ...], after: str) -> bool:
    """Say whether leading verbs begin the name of what another verb closes (管理制度的完善), or a paper's."""
    if (after in words("rights", "opinions").every and _is_matter(verbs)) or _is_field(
        verbs, after
    ):
        return True
    if (
        len(verbs) == 1
        and after in words("verbs", "deciding").every
        and decided_on(verbs[0], after)
    ):
        return True
    closing = nominal(rest)
    if closing is None or len(closing.object) <= len(verbs[0]):
        return False
    if _UNIT.match(after) or (closing.tight and verbs[0] in words("verbs", "states").every):
        # 运输部日常管理, 退回商品的接收
        return True
    if _is_of_first_deed(verbs, after, closing):
        return True
    if verbs[0] in words("verbs", "strong").every:
        return _is_paper(verbs, closing)
    if verbs[-1] in words("verbs", "weak").every:
        return True
    # 融资贷审工作的安排: two verbs in a row make a name as well.
    spent = words("verbs", "spent").at(after)
    return closing.tight and (compounded(after, 0) or bool(spent or verb_at(after, 0)))


def _is_field(verbs: tuple[str, ...], after: str) -> bool:
    """Say whether a verb names the field that is managed (回款|管理工作)."""
    return verbs[0] in words("verbs", "managed").every and without_closing(after) == "管理"


def _is_of_first_deed(verbs: tuple[str, ...], after: str, closing: Nominal) -> bool:
    """Say whether leading verbs begin what the first deed of a list is done to, or are all of it.

    招聘需求汇总: what is done to it is said last, as not in 监督制度执行; 排班审核、日报编制.
    """
    first = closing.own[0][1] if closing.own else closing.object
    told = first.removeprefix(verbs[0])
    if closing.own and not told:
        return True
    return len(verbs) == 1 and after.startswith(told) and names_told(verbs[0], told)


def _is_matter(verbs: tuple[str, ...]) -> bool:
    """Say whether what a deed decides names the paper about it (录用建议, 处罚意见)."""
    return all(kinds().get(verb) in words("rights", "matters").every for verb in verbs)


def names_told(verb: str, noun: str) -> bool:
    """Say whether a verb only names the noun behind it, as what is told or written of its deed.

    招聘需求 and 付款申请 do; of what is rather a modifier so does any thing (采购订单).
    """
    if verb in words("verbs", "driving").every:
        return False
    if verb in words("verbs", "weak", "transacted").every and (
        noun in words("verbs", "told", "papers", "compounds", "modified").every
    ):
        return True
    return verb in words("verbs", "both").every and noun in words("verbs", "told", "papers").every


def _is_paper(verbs: tuple[str, ...], closing: Nominal) -> bool:
    """Say whether strong verbs only name a paper that is drawn up (盘点计划的编制, not 审核计划的编制)."""
    drawn = set(closing.verbs) <= words("verbs", "drawing").every
    named = closing.object.removeprefix("".join(verbs)) in words("verbs", "papers").every
    return closing.tight and drawn and named and not set(verbs) & kind_words().every


def names_figure(rest: str, verb: str, what: str) -> bool:
    """Say whether a verb and its object are the name of what a figure counts (采购及时率)."""
    short = len(what) <= _NOUN and "的" not in what
    weak = verb in words("verbs", "both", "weak").every or what.endswith("率")
    return short and weak and bool(words("verbs", "amounts").before(rest, len(rest)))


def trades(verb: str, after: str) -> bool:
    """Say whether a word for goods alone behind a verb is what is traded (销售产品, not 销售团队)."""
    return verb in words("verbs", "trades").every and after in words("verbs", "goods").every
