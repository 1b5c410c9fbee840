"""Authorities that a duty's own verbs imply, and which of them a list of rights covers already."""

import re
from collections.abc import Iterator

from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.limit_ends import caps
from rolegraph.extraction.objects import object_concept, object_words
from rolegraph.extraction.sentences import Sentence, brackets_of, certainty
from rolegraph.extraction.sentences.duties.implied import Implied, implied_rights
from rolegraph.extraction.sentences.limits.excepted import up_to
from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.extraction.sentences.rights.bracketed import limit_in_bracket
from rolegraph.extraction.sentences.rights.found_rights import begins_larger
from rolegraph.extraction.sentences.wording.lexicon import words
from rolegraph.extraction.structure import Item
from rolegraph.extraction.structure.names import titles, units
from rolegraph.model import Authority, Duty, Limit
from rolegraph.reading import Document
from rolegraph.values import replace

#: What ends a clause, and so many characters of a matter, behind which a bracket may part it.
_ENDS, _BEGUN = re.compile("[，；。]"), 2
_APPROVING = ("approve", "final-approval")
# 各部门的用人申请 and 各部门人员编制 have no matter in common.
_EVERYBODY = re.compile("[各本]?(?:部门|公司|单位|岗位)|各[类项级种]|相关|有关|所有|全部|员工的")


def implied(
    duty: Duty, item: Item, document: Document, listing: bool = False
) -> tuple[Authority, ...]:
    """Return the authorities that a duty's own verbs imply (审核单据, 控制费用, 招聘).

    Guiding, supervising and drawing up are duties only. Of a position with a ``listing`` of its
    rights only the first verb of a duty counts, and not where ``covers`` finds it listed.
    """
    sentence = Sentence.of(item.body)
    every = (r for r in implied_rights(sentence) if not _is_sent_round(r))
    found = tuple(r for r in every if r.main or not listing)
    return tuple(_implied(found, sentence, duty, document))


def says(own: Authority, implied: Authority) -> bool:
    """Say whether a right that a sentence grants is one that its verb implies, but for another amount."""
    same = (own.kind, own.object) == (implied.kind, implied.object)
    return same and not (own.limit and implied.limit and own.limit != implied.limit)


def _is_sent_round(right: Implied) -> bool:
    """Say whether somebody else is to countersign (会签财务部)."""
    somebody = titles.is_title(right.object) or units.is_unit(right.object)
    return right.kind == "countersign" and somebody


def covers(given: Authority, one: Authority) -> bool:
    """Say whether a right that is given is the one that a duty implies: same kind, same matter.

    Matters are the same where their words share two characters in a row (销售订单, 销售合同).
    """
    named = _EVERYBODY.sub("", given.object)
    pairs = {named[n : n + 2] for n in range(len(named) - 1)}
    return given.kind == one.kind and any(pair in one.object for pair in pairs)


def _limit_behind(right: Implied, text: str) -> Limit | None:
    """Return the limit that closes a clause behind its object (核准客户授信额度一百万元以内), or None.

    Of what is only controlled (控制库存周转天数45天以内) the figure is a target.
    """
    if right.kind not in words("rights", "deciding").every:
        return None
    start, end = right.clause
    at = text.find(right.object, start, end)
    behind = text[at + len(right.object) : end] if at >= 0 else ""
    limit, rest = split_limit(behind) if behind else (None, "")
    return limit if limit is not None and not rest and caps(limit) else None


def _implied(
    found: tuple[Implied, ...], sentence: Sentence, duty: Duty, document: Document
) -> Iterator[Authority]:
    evidence = duty.evidence[0]
    in_bracket = limit_in_bracket(_of_first_clause(sentence.text, found))
    for right in found:
        limit, what = split_limit(right.object)
        limit = limit or _limit_behind(right, sentence.text)
        confidence, status = certainty(document, [sentence.cut(*right.clause)])
        yield Authority(
            id=statement_id(
                "authority", document.path, evidence.start, evidence.end, "implied", right.kind
            ),
            bearer=duty.bearer,
            reading=duty.reading,
            evidence=duty.evidence,
            confidence=confidence,
            status=status,
            modality=duty.modality,
            kind=right.kind,
            object=object_words(what or right.object),
            object_concept=object_concept(what),
            limit=limit or (in_bracket if len(found) == 1 else None),
            basis="implied",
        )


def _of_first_clause(text: str, found: tuple[Implied, ...]) -> str:
    """Return the clause that names a matter; a bracket in another bounds what that says.

    负责不合格品的控制，批量报废（5000元以上）须报总经理批准 controls without a limit.
    """
    named = max((text.find(right.object[:_BEGUN]) for right in found), default=0)
    inside = [span for span in brackets_of(text) if span[0] > named]
    ends = (m.start() for m in _ENDS.finditer(text, max(named, 0)))
    end = next((at for at in ends if not any(a <= at < b for a, b in inside)), len(text))
    return text[:end]


def up_to_others(own: Authority, granted: list[Authority]) -> Authority:
    """Return what a duty implies up to where somebody else decides (审批领料，5000元以上的须报副总批准)."""
    others = (a for a in granted if a.bearer != own.bearer and a.object == own.object)
    larger = next((a for a in others if a.kind in _APPROVING and begins_larger(a.limit)), None)
    if own.limit or own.kind not in _APPROVING or larger is None or larger.limit is None:
        return own
    return replace(own, limit=replace(up_to(larger.limit), escalates_to=larger.bearer))


def handed_up(own: Authority, granted: list[Authority], bearer: str) -> set[str]:
    """Return what somebody else approves of what the bearer would (核定薪资等级，报副总审批).

    What another approves in some case alone (涉及安全件的须经总工程师批准) is the bearer's in all others.
    """
    if own.kind not in _APPROVING:
        return set()
    return {
        a.object
        for a in granted
        if a.bearer != bearer and a.kind in _APPROVING and a.limit is None and not a.condition
    }
