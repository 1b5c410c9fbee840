"""What a duty asks for besides its main deed: 签订合同并收取货款 also collects money."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rolegraph.extraction.objects import action_concept, object_concept, object_words
from rolegraph.extraction.sentences import REMEMBERED, Sentence, clauses_of
from rolegraph.extraction.sentences.clauses.answering_for import answers_to
from rolegraph.extraction.sentences.clauses.asides import denies, is_aim, says_who
from rolegraph.extraction.sentences.clauses.deed_things import names_thing, thing
from rolegraph.extraction.sentences.clauses.frames import is_condition
from rolegraph.extraction.sentences.clauses.next_deeds import next_deed
from rolegraph.extraction.sentences.clauses.predicate import Predicate
from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.duties.duties import acting, opened
from rolegraph.extraction.sentences.granting.passives import own_words
from rolegraph.extraction.sentences.wording.leading_verbs import find_verb
from rolegraph.extraction.sentences.wording.lexicon import pattern, words
from rolegraph.extraction.structure import Item
from rolegraph.extraction.structure.names import titles, units
from rolegraph.model import Deed, Duty


def with_deeds(duty: Duty, item: Item) -> Duty:
    """Return a duty with the deeds of its item other than its main one, in order.

    Each has an action that the scheme knows and an object in words, tied to a concept where one is
    known. A share in what others do is that share alone (监督|出纳收款), and nothing that a condition
    speaks of is one. The main deed of 合同签订和货款回收 is about the contract alone.
    """
    plain = Sentence.of(item.body).without_brackets().text
    every = _every(acting(plain, item.subject))
    main = next((d for d in every[:1] if _is_main(d, duty)), None)
    about = main.object_concept if main else duty.object_concept
    others = tuple(d for d in every if not _is_same(d, duty, about))
    return replace(duty, object_concept=about, further_deeds=others) if others else duty


def _is_main(deed: Deed, duty: Duty) -> bool:
    return deed.action_concept == duty.action_concept and duty.object.startswith(deed.object)


def _is_same(deed: Deed, duty: Duty, about: str) -> bool:
    """Say whether a deed is the main one: by its concepts, or by its words where none is known."""
    if deed.action_concept != duty.action_concept:
        return False
    if deed.object_concept:
        return deed.object_concept == about
    return duty.action.startswith(deed.action) and deed.object in duty.object


@lru_cache(maxsize=REMEMBERED)
def _every(text: str) -> tuple[Deed, ...]:
    """Return each deed of the bearer's own in a text without brackets, once, in order."""
    return tuple(dict.fromkeys(_deeds(text)))


def _deeds(text: str) -> Iterator[Deed]:
    shared, before, listed = False, "", False
    for start, end in clauses_of(text):
        whole = opened(text[start:end])
        part = words("frames", "including").at(whole)
        if listed and text[start - 1] == "，":
            # 制定计划，包括设计，测试这几个阶段: what a thing consists of is no deed.
            listed = "等" not in whole
            continue
        listed = bool(part) and "等" not in whole and predicate(whole[len(part) :]) is None
        whole = whole[len(part) :]
        clause = own_words(whole)
        read = None if _is_aside(clause) else predicate(clause)
        # 如报价、合同起草等 gives examples, and is no condition.
        examples = whole.startswith("如") and whole.endswith("等")
        if read is None or (read.closing and clause != whole) or examples:
            continue
        if _of_another(clause, read) or _is_met(text, start, end):
            continue
        if part and read.closing and words("verbs", "papered").every.issuperset(read.verbs):
            # 包括拜访报告、总结: papers, and nothing that is done.
            continue
        # 协助投标，包括标书制作: its parts are no more one's own than the whole.
        if not (part and shared):
            yield from _of_clause(clause, read, before)
        shared = _is_share(read) or (bool(part) and shared)
        before = matter(read, read.object) or before


def _is_met(text: str, start: int, end: int) -> bool:
    """Say whether a clause only says what the permit behind it is about (对违规付款，|有权要求整改)."""
    return text.startswith("对", start) and text.startswith(("，有权", "，可", "，得"), end)


def _of_another(clause: str, read: Predicate) -> bool:
    """Say whether somebody else is named who does it (出具报告，|生产部执行); 店长培训 is done to them."""
    acts = clause == read.object + read.action and read.verbs[0] in words("verbs", "strong").every
    return (
        read.closing and acts and (titles.is_title(read.object) or units.suffix(read.object) == 0)
    )


#: 使客户满意 tells what comes of a deed, 使用设备 is one.
_BRINGS_ABOUT = re.compile("使(?!用(?![户者])|命|馆)")


def _is_aside(clause: str) -> bool:
    """Say whether a clause tells no deed: when, to what end, what is not done, how somebody is, for whom."""
    if (
        is_condition(clause)
        or is_aim(clause)
        or answers_to(clause)
        or denies(clause)
        or says_who(clause)
    ):
        return True
    # 以确保质量的不断提高, 使用户能够独立操作
    result = clause[:1] in ("以", "使") and (
        words("frames", "purposes").at(clause) or _BRINGS_ABOUT.match(clause)
    )
    return bool(result or words("frames", "traits").at(clause))


def _of_clause(clause: str, read: Predicate, before: str) -> Iterator[Deed]:
    if read.own:
        for verb, what in read.own:
            yield from _each((verb,), what)
    elif read.closing:
        yield from _each(read.verbs, read.object)
    else:
        yield from _verbs(clause, read, before)
    if (verb := carried_on(clause)) and not _is_answer(verb, read.object):
        yield from _each((verb,), matter(read, thing(read, before)[1]))


def _is_share(read: Predicate) -> bool:
    """Say whether a deed is a share in what others do (协助, 参与, 监督)."""
    shares = words("verbs", "partial", "causative").every - words("verbs", "arranging").every
    return read.assisted or read.verbs[0] in shares


def going_on(clause: str, read: Predicate) -> Iterator[Predicate]:
    """Yield what a clause goes on with behind its first deed: 签订合同|并收取货款, 审核合同|、审批付款."""
    further = next_deed(clause, clause.find(read.verbs[-1]) + len(read.verbs[-1]))
    rest = predicate(clause[further[1] :]) if further else None
    if further and rest and not rest.closing:
        yield rest
        yield from going_on(clause[further[1] :], rest)


def _verbs(clause: str, read: Predicate, before: str) -> Iterator[Deed]:
    """审核和支付货款 is two deeds on one thing, 签订合同并收取货款 two on two.

    ``before`` is what the clause in front is about: in 编制报表，报送财务总监 that is what is sent.
    """
    every = (read,) if _is_share(read) else (read, *going_on(clause, read))
    for deed in every:
        carried, what = thing(deed, before)
        if carried:
            yield from _each((carried,), what)
        elif _is_share(deed):
            yield from _deed(deed.action, deed.verbs, what)
        else:
            yield from _each(deed.verbs, what)
        if _is_share(deed):
            return
        before = what or before


def carried_on(clause: str) -> str:
    """Return the verb that closes a clause, done to what the clause names (制定计划|并组织实施), or ""."""
    m = pattern(
        "(?<=..)(?:[并且](?:<<frames.adverbs>>|负责)*(?P<verb><<verbs.carrying_on>>)"
        "|并(?:<<frames.adverbs>>)*负责(?P<seen><<verbs.nominal>>|<<verbs.deciding>>))(?:工作)?$"
    ).search(clause)
    return (m["verb"] or m["seen"]) if m else ""


def _is_answer(verb: str, what: str) -> bool:
    """Say whether a thing is the answer to what is dealt with (提出解决办法并负责|处理)."""
    answers = words("verbs", "answers").before(what, len(what))
    return bool(answers) and verb in words("verbs", "finishing").every


def matter(read: Predicate, what: str) -> str:
    """Return what a deed is in the end about: of 指导|门店编制排班表 the table."""
    causes = read.verbs[0] in words("verbs", "causative").every
    at = find_verb(what, 1, closes=False) if causes else -1
    inner = predicate(what[at:]) if at > 0 else None
    return inner.object if inner and inner.object else what


def _each(verbs: tuple[str, ...], what: str) -> Iterator[Deed]:
    for verb in verbs:
        yield from _deed(verb, (verb,), what)


def _deed(action: str, verbs: tuple[str, ...], what: str) -> Iterator[Deed]:
    what = object_words(what)
    doing = action_concept(verbs[:1], what)
    if doing and names_thing(verbs[0], what):
        about = object_concept(what)
        yield Deed(action=action, action_concept=doing, object=what, object_concept=about)
