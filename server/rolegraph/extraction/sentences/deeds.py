"""What a duty asks for besides its main deed: 签订合同并收取货款 also collects money."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from rolegraph.extraction.objects import action_concept, object_concept, object_words
from rolegraph.extraction.sentences import REMEMBERED, Sentence, clauses_of
from rolegraph.extraction.sentences.duties import opened
from rolegraph.extraction.sentences.frames import is_condition
from rolegraph.extraction.sentences.lexicon import words
from rolegraph.extraction.sentences.passives import own_words
from rolegraph.extraction.sentences.predicates import Predicate, predicate
from rolegraph.extraction.sentences.trimming import next_deed
from rolegraph.model import Deed, Duty


def with_deeds(duty: Duty, sentence: Sentence) -> Duty:
    """Return a duty with the deeds of its sentence other than its main one, in order.

    Only the bearer's own, and only those whose action and object the schemes know: none that it
    helps with, takes part in or makes others do, and none that a condition speaks of. The main
    deed of 合同签订和货款回收 is about the contract alone.
    """
    every = _every(sentence.without_brackets().text)
    main = next((d for d in every[:1] if _is_main(d, duty)), None)
    about = main.object_concept if main else duty.object_concept
    own = (duty.action_concept, about)
    others = tuple(d for d in every if (d.action_concept, d.object_concept) != own)
    return replace(duty, object_concept=about, further_deeds=others) if others else duty


def _is_main(deed: Deed, duty: Duty) -> bool:
    return deed.action_concept == duty.action_concept and duty.object.startswith(deed.object)


@lru_cache(maxsize=REMEMBERED)
def _every(text: str) -> tuple[Deed, ...]:
    """Return each deed of the bearer's own in a text without brackets, once, in order."""
    return tuple(dict.fromkeys(_deeds(text)))


def _deeds(text: str) -> Iterator[Deed]:
    others, before = False, ""
    for start, end in clauses_of(text):
        whole = opened(text[start:end])
        part = words("frames", "including").at(whole)
        whole = whole[len(part) :]
        clause = own_words(whole)
        read = None if is_condition(clause) else predicate(clause)
        # 如报价、合同起草等 gives examples, and is no condition.
        examples = whole.startswith("如") and whole.endswith("等")
        if read is None or (read.closing and clause != whole) or examples:
            continue
        # 协助投标，包括标书制作: its parts are no more one's own than the whole.
        others = _of_others(read) or (bool(part) and others)
        if not others:
            nouns = read.closing or read.own
            yield from _nominals(read) if nouns else _verbs(clause, read, before)
        before = read.object


def _of_others(read: Predicate) -> bool:
    verb = read.verbs[0]
    return read.assisted or any(
        verb in words("verbs", kind).every for kind in ("partial", "causative")
    )


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
    every = takewhile(lambda further: not _of_others(further), going_on(clause, read))
    for deed in (read, *every):
        handed = _is_handed_to(deed)
        yield from _each(deed.verbs, before if handed else deed.object)
        before = before if handed else deed.object


def _nominals(read: Predicate) -> Iterator[Deed]:
    """合同签订和货款回收: each thing has its own verb."""
    if read.own:
        for verb, what in read.own:
            yield from _each((verb,), what)
    else:
        yield from _each(read.verbs, read.object)


def _is_handed_to(read: Predicate) -> bool:
    """Say whether what follows a verb is whom something is handed to (提交|采购部经理)."""
    handing = not words("verbs", "handing").every.isdisjoint(read.verbs)
    return handing and bool(words("frames", "titles").before(read.object, len(read.object)))


def _each(verbs: tuple[str, ...], what: str) -> Iterator[Deed]:
    what = object_words(what)
    about = object_concept(what)
    for verb in verbs:
        doing = action_concept((verb,), what)
        if doing and about:
            yield Deed(action=verb, action_concept=doing, object=what, object_concept=about)
