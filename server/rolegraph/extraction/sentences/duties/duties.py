"""Duties (职责): one item is one duty, with its main action and object."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.objects import action_concept, object_concept, object_words
from rolegraph.extraction.sentences import (
    REMEMBERED,
    Sentence,
    brackets_of,
    certainty,
    clauses_of,
)
from rolegraph.extraction.sentences.clauses.answering_for import answers_to
from rolegraph.extraction.sentences.clauses.asides import denies, forbids_all, is_aim, says_who
from rolegraph.extraction.sentences.clauses.frames import is_condition
from rolegraph.extraction.sentences.clauses.framing import Frame
from rolegraph.extraction.sentences.clauses.nominals import nominal
from rolegraph.extraction.sentences.clauses.predicate import Predicate
from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.clauses.recipients import is_told, recipient
from rolegraph.extraction.sentences.clauses.topics import handed_over
from rolegraph.extraction.sentences.clauses.trimming import without_figure
from rolegraph.extraction.sentences.duties.deliverables import deliverable
from rolegraph.extraction.sentences.duties.measures import Figures, figures
from rolegraph.extraction.sentences.granting.passives import own_words
from rolegraph.extraction.sentences.limits.limits import only_bounds
from rolegraph.extraction.sentences.matters.granted_topics import in_hand
from rolegraph.extraction.sentences.posts.lines import only_states_line
from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.sentences.wording.moments import discovered
from rolegraph.extraction.structure import Item
from rolegraph.model import Duty
from rolegraph.reading import Document
from rolegraph.values import quickly_made, replace

# 管理职位其功能领域…: the kind of post, run together with the sentence.
_NUMBER = re.compile(r"(?:[（(]?\d{1,2}[）)、.．]|[①-⑳])")
_BRACKETED = re.compile(
    r"(?P<what>[^，。；（(的]{2,})[（(](?:包括|包含|含)(?P<each>[^（()）]+)[）)]"
)
# 销售经理的主要工作是管理…, 具体工作包括…
_IS_TO = re.compile(
    r"(?:[^，。；的]{2,14}的)?(?:主要|具体|核心|日常|基本)(?:岗位|工作)?(?:工作|职责|任务)(?:内容)?(?:是|为|有|包括)(?=..)"
)
#: What stands between who acts and the deed (仓管员|对物品进行盘点, 班组长|应响应指令).
_ON = ("于", "对", "应", "须", "需", "必须", "每", "在", "要")
_POST = re.compile(r"[^，。；的]{2,6}(?:职位|岗位)(?=其|在|须|需|应|主要)")


@quickly_made
@dataclass(frozen=True, slots=True)
class Reading:
    """What a duty's sentence says: its main predicate, and the conditions in other clauses."""

    predicate: Predicate | None
    condition: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What the words of a duty say; ``object`` is the first clause where no verb is known."""

    main: Reading
    action_concept: str
    object: str
    object_concept: str
    counterparty: str
    deliverable: str
    figures: Figures


def read(item: Item, bearer: str, document: Document) -> Duty:
    """Return the duty of one item, of the position or unit with the bearer's id.

    Where no verb is recognised, ``action`` is "" and ``object`` holds the first clause.
    """
    sentence = Sentence.of(item.body)
    evidence = evidence_of(document, item.quoted)
    confidence, status = certainty(document, [sentence.passage], item.quoted)
    plain = sentence.without_brackets().text
    said = _said(*(acting(text, item.subject) for text in (sentence.text, plain)))
    if said.main.predicate is None and (verb := _verb_before(item)):
        said = _said(f"{verb}{sentence.text}", f"{verb}{plain}")
    found = said.main.predicate
    return Duty(
        id=statement_id("duty", document.path, evidence.start, evidence.end),
        bearer=bearer,
        reading=sentence.reading,
        evidence=(evidence,),
        confidence=confidence,
        status=status,
        condition=said.main.condition,
        action=found.action if found else "",
        action_concept=said.action_concept,
        object=said.object,
        object_concept=said.object_concept,
        aspect=found.aspect if found else "",
        counterparty=said.counterparty,
        deliverable=said.deliverable,
        frequency=said.figures.frequency,
        measures=said.figures.measures,
        heading=item.heading,
    )


def of_deed(duty: Duty, verb: str, what: str) -> Duty:
    """Return a duty as that of a verb on an object, which the sentence names elsewhere than a duty's does."""
    what = object_words(what)
    return replace(
        duty,
        action=verb,
        action_concept=action_concept((verb,), what),
        object=what,
        object_concept=object_concept(what),
    )


def acting(text: str, subject: str) -> str:
    """Return what the one who is named first does, where a verb stands right behind (仓储主管|安排拣货)."""
    if subject.startswith("由"):
        every = (text[slice(*clause)] for clause in clauses_of(text))
        first = next((clause for clause in every if subject in clause), text)
        # 财务结算，统一由财务部负责: the matter stands in the clause before.
        done = handed_over(first, subject)
        # 检修期间，由班长|负责登记台账: the deed and its thing stand behind.
        return done or (text.replace(subject, "", 1) if first.startswith(subject) else text)
    # 询价岗，负责…; 销售业务岗位，包括…
    rest = text.removeprefix(subject).lstrip("，").removeprefix("包括")
    does = words("verbs", "strong", "both", "wrappers").every
    acts = verb_at(rest, 0) in does or rest.startswith(_ON)
    return rest if rest != text and acts else text


def _verb_before(item: Item) -> str:
    """Return the verb before an item's colon, "" for none (管理：合同、票据)."""
    verb = item.heading if verb_at(item.heading, 0) == item.heading else ""
    return verb if verb and f"{verb}：" in Sentence.of(item.quoted).text else ""


@lru_cache(maxsize=REMEMBERED)
def _said(text: str, plain: str) -> _Said:
    """Return what a duty's sentence says, whoever bears it; ``plain`` is it without brackets."""
    main = _main(plain)
    if main.predicate is None:
        main = replace(main, predicate=_in_bracket(text))
    found = main.predicate
    told = _counterparty(found, text)
    what = _first_object(found) if found else _first_clause(plain)
    heard = found is not None and is_told(found.verbs[-1], what)
    if heard or (what and what == told):
        # 发现异常情况及时报告部门经理: what is told, and not who hears it.
        met = discovered().search(text)
        told, what = told or what, met["what"] if met else "" if heard else what
    what = object_words(what)
    return _Said(
        main=main,
        action_concept=action_concept(found.verbs, what) if found else "",
        object=what,
        object_concept=object_concept(what),
        counterparty=told,
        deliverable=deliverable(text),
        figures=figures(text, brackets_of(text)),
    )


def _first_object(read: Predicate) -> str:
    """Return what the action itself is done to: the contract of 合同签订和货款回收."""
    if not read.own:
        return read.object
    each: dict[str, list[str]] = {}
    for verb, what in read.own:
        each.setdefault(what, []).append(verb)
    shared = [*takewhile(lambda what: each[what] == each[read.own[0][1]], each)]
    return read.object if len(shared) == len(each) else "、".join(shared)


def _in_bracket(text: str) -> Predicate | None:
    """Return what a bracket says is done with the thing before it (日常材料（包括名片等物料的准备）)."""
    found = _BRACKETED.fullmatch(text)
    named = nominal(found["each"]) if found else None
    if found is None or named is None or not named.tight:
        return None
    return Predicate(named.action, found["what"], named.verbs)


def main_predicate(sentence: Sentence) -> Reading:
    """Return the first clause's predicate that is more than a condition or a kind of post."""
    return _main(sentence.without_brackets().text)


@lru_cache(maxsize=REMEMBERED)
def _main(text: str) -> Reading:
    conditions: list[str] = []
    matter = ""
    for start, end in clauses_of(text):
        clause, last = opened(text[start:end]), end == len(text)
        if not clause or (not last and _is_post(clause)):
            continue
        if not last and clause in words("verbs", "wrappers").every:
            # 全面负责：主持中心的工作
            continue
        if forbids_all(clause) or (not last and (denies(clause) or says_who(clause))):
            continue
        if not last and (is_aim(clause) or is_condition(clause)):
            conditions.append(clause)
            continue
        found = _own(clause)
        if found is None:
            # 操作人员不准擅自处理，须及时上报: what must not be done is no matter.
            barred = pattern("[^，。；]{0,12}<<prohibitions.signs>>").match(clause)
            matter = matter or ("" if barred else own_words(clause) or clause)
        else:
            if not found.object and matter:
                # 加退保作业，于到职当日办理: what is done to it stands in the next clause.
                found = replace(found, object=matter.removesuffix("的"))
            every = [*conditions, *filter(None, [found.frame.condition])]
            return Reading(found, "，".join(every))
    return Reading(None, "，".join(conditions))


def _is_post(clause: str) -> bool:
    """Say whether a clause only names the post, or whom it answers to."""
    post = words("frames", "posts").before(clause, len(clause))
    # 向董事长报告 is done all the same, 对经理负责 is not.
    answers = only_states_line(clause) and not clause.endswith(("报告", "汇报"))
    return bool(post) or answers_to(clause) or answers


def _own(clause: str) -> Predicate | None:
    """Return a clause's deed, but none that it names somebody else for (由质检部复核)."""
    if handed := _handed(clause):
        return handed
    own = own_words(clause)
    # 验收时须由质检员签字: without what another does it only says when.
    found = predicate(own) if own and (own == clause or not is_condition(own)) else None
    # 采购申请经经理审核: the noun before is the matter, not a deed.
    return None if found is not None and found.closing and own != clause else found


def _handed(clause: str) -> Predicate | None:
    """Return what somebody does with a matter that begins as a deed (减免费用由主治医师|提出)."""
    m = in_hand(clause) if "由" in clause else None
    bounds = m is not None and only_bounds(m["what"])
    if m is None or not (bounds or verb_at(m["what"], 0)):
        return None
    # 日常支出：5000元以下由科室主任申请: up to what is not the matter.
    what, by = "" if bounds else m["what"], m["by"]
    named = [n for n in range(2, len(by) - 1) if ends_in_name(by, n) and verb_at(by, n)]
    found = predicate(by[named[-1] :]) if named else None
    return replace(found, object=found.object or what) if found else None


def opened(clause: str) -> str:
    """Return a clause without the number, connective and kind of post before it."""
    for before in (_NUMBER, pattern(r"(?:<<frames.connectives>>)+"), _IS_TO, _POST):
        if found := before.match(clause):
            clause = clause[found.end() :]
    return clause


def _first_clause(plain: str) -> str:
    clauses = [plain[a:b] for a, b in clauses_of(plain)]
    no_deed = pattern("<<prohibitions.signs>>")
    told = (c for c in clauses if not (is_condition(c) or is_aim(c) or no_deed.match(c)))
    first = next(told, "".join(clauses[:1]))
    # 年度费用不超过预算的5%: the figure is the measure's.
    return without_figure(own_words(first))[0] or first


def _counterparty(found: Predicate | None, text: str) -> str:
    if found is None:
        return recipient(text)
    frame: Frame = found.frame
    named = found.counterparty or frame.receiver or frame.partner
    return named or recipient(text)
