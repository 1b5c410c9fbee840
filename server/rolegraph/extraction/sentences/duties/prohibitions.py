"""Prohibitions (禁止): sentences and clauses that forbid (不得, 严禁)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.objects import object_concept, object_words
from rolegraph.extraction.sentences import REMEMBERED, Sentence, Span, certainty
from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.extraction.sentences.wording.quantities import quantities
from rolegraph.extraction.structure import Item, Section
from rolegraph.model import Prohibition
from rolegraph.reading import Document

_SIGN = (
    r"^(?:(?P<subject>[^，；。]{0,12}?)|(?P<unless>(?:<<prohibitions.unless>>|无)[^；。]{2,24}?[，,]?))"
    r"(?:一律|均|也|决|绝|绝对|擅自)?<<prohibitions.signs>>(?P<what>[^；。]+)"
)


#: 财务人员对于手续不全的票据一律不得报销: what the ban is on stands before it.
_OVER = (
    r"^(?P<subject>[^，；。对]{0,12}?)(?<![绝针面反])对于?(?P<over>[^，；。对负权]{2,30}?)，?"
    r"(?:一律|均|都|也|决|绝对)*(?:<<prohibitions.signs>>)(?P<what>(?!超过|低于|高于|少于|多于)[^，；。]{2,6})$"
)
#: 得|禁止其进入机房: what somebody may forbid others.
_MAY = re.compile("(?:得|(?<!许)可以?|有权|负责|予以|及时|立即)$")
#: A ban that begins anew behind another.
_AGAIN, _APART = re.compile("(?<![，、且也亦或并均但])(?:不得|严禁)(?=[^，。；]{4})"), 3
#: What follows a verb that names no object of its own.
_RECEIVER = ("给", "向", "于")


def noted(item: Item, bearer: str, document: Document) -> Prohibition | None:
    """Return what a note forbids in any of its clauses (注意事项: 保守秘密，不得泄露), or None.

    It quotes the whole note: what the note asks for first is the other side of what it forbids.
    """
    one = next(_of_clauses(item, bearer, document), None)
    if one is None:
        return None
    place = evidence_of(document, item.quoted)
    return replace(
        one,
        id=statement_id("prohibition", document.path, place.start, place.end),
        reading=Sentence.of(item.body).reading,
        evidence=(place,),
    )


#: Whom a ban is for that is none of the bearer's.
_OTHERS = re.compile(
    "任何|(?:无|非|外来|外部|闲杂|其[他它]|不相关|无关)[^，。；]{0,10}?(?:人员|人|者|员工|车辆)(?:一律|均|都)?$"
)


def beside(item: Item, bearer: str, document: Document) -> Iterator[Prohibition]:
    """Yield what the further clauses of a duty forbid (遵守采购纪律，不得收受回扣), each for itself."""
    first = item.body.span[0]
    for one in _of_clauses(item, bearer, document):
        if one.evidence[0].start > first:
            yield one


def every(
    item: Item, bearer: str, document: Document, listed: bool = False
) -> tuple[Prohibition, ...]:
    """Return what an item forbids that says nothing else: each of several clauses is one ban.

    Empty where the item forbids nothing by itself.
    """
    whole = read(item, bearer, document, listed)
    several = tuple(_of_clauses(item, bearer, document)) if whole else ()
    if len(several) > 1:
        return several
    return (whole,) if whole else ()


def _of_clauses(item: Item, bearer: str, document: Document) -> Iterator[Prohibition]:
    """Yield what the clauses of a sentence forbid.

    Where one names only a receiver (不得泄露给第三方), the object is that of the clause before.
    """
    sentence, before = Sentence.of(item.body), ""
    if not (_forbids(sentence.text) or _forbids(sentence.without_brackets().text)):
        return
    for start, end in _with_conditions(sentence):
        words = sentence.cut(start, end)
        one = read(replace(item, passage=words, body=words, number=""), bearer, document)
        if one is not None:
            named = before if before and one.object.startswith(_RECEIVER) else one.object
            yield replace(one, object=named, object_concept=object_concept(named))
        found = predicate(sentence.text[start:end])
        before = object_words(found.object) if found else before


def denies(heading: str) -> bool:
    """Say whether what heads items denies them (以下事项不得授权): they give nobody a right."""
    left_out = pattern("<<prohibitions.excluding>>").search(heading)
    return heading != "" and (_forbids(heading) or left_out is not None)


@lru_cache(maxsize=REMEMBERED)
def _forbids(text: str) -> bool:
    """Say whether a text has words that forbid: most have none, and no clause need be looked at."""
    return pattern("<<prohibitions.signs>>").search(text) is not None


def _with_conditions(sentence: Sentence) -> Iterator[Span]:
    """Yield the clauses, one that only says without what (未经培训的，) with the one behind it."""
    held = -1
    for start, end in sentence.clauses():
        unless = pattern("(?:<<prohibitions.unless>>)[^，。；]{2,24}").fullmatch
        if unless(sentence.text, start, end) and not pattern(_SIGN).match(
            sentence.text[start:end]
        ):
            held = start if sentence.text[end : end + 1] == "，" else -1
            continue
        yield from _parted(sentence.text, held if held >= 0 else start, end)
        held = -1


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the bans of a clause that lost the comma between them (不得外借印章|不得在空白纸上用印)."""
    first = _AGAIN.search(text, start, end)
    for again in _AGAIN.finditer(text, first.end() + _APART, end) if first else ():
        yield start, again.start()
        start = again.start()
    yield start, end


def read(item: Item, bearer: str, document: Document, listed: bool = False) -> Prohibition | None:
    """Return the prohibition of an item, or None where it forbids nothing by itself.

    Its further clauses (保守秘密，不得泄露) are for ``beside``; no prohibition is
    the bound of a figure (费用不得超过预算的5%) one, but where it is ``listed`` among prohibitions.
    """
    sentence = Sentence.of(item.body)
    text = sentence.without_brackets().text
    over = pattern(_OVER).match(text) if _forbids(text) else None
    if over and not _OTHERS.match(over["subject"]):
        return _banned(item, bearer, document, over["what"], over["over"])
    m = pattern(_SIGN).match(text) if _forbids(text) else None
    if m is None and listed and not pattern("<<prohibitions.sanctions>>").match(text):
        # 不得： heads the list, and its items need not say so again.
        # Nor need 不能 below it be what is done.
        m = re.match(
            "(?P<subject>)(?P<unless>)(?:不能|不要|不可以?|不许)?(?P<what>[^；。]+)", text
        )
    if m is None or (m["subject"] and verb_at(text, 0)) or _MAY.search(m["subject"] or ""):
        return None
    if _OTHERS.match(m["subject"] or "") and not listed:
        # 任何人不得…, 无证人员不得… forbids others than who was spoken of before.
        return None
    if m["subject"] and m["what"].startswith("由") and not listed:
        # 两枚印章不得由同一人保管: by whom, and nothing that the bearer must not do.
        return None
    if m["subject"] and not listed and _bounds(text, m.end("subject"), m.end()):
        return None
    unless = (m["unless"] or "").split("，")[0]
    return _banned(item, bearer, document, m["what"].split("，")[0], condition=unless)


def _banned(
    item: Item, bearer: str, document: Document, what: str, over: str = "", condition: str = ""
) -> Prohibition:
    """Return the ban of a deed (``what``), done to what stands ``over`` it where that is named before."""
    sentence, evidence = Sentence.of(item.body), evidence_of(document, item.quoted)
    found = predicate(what)
    confidence, status = certainty(document, [sentence.passage])
    named = over or object_words(found.object if found else what)
    return Prohibition(
        id=statement_id("prohibition", document.path, evidence.start, evidence.end),
        bearer=bearer,
        reading=sentence.reading,
        evidence=(evidence,),
        confidence=confidence,
        status=status,
        condition=condition,
        action=found.action if found else what if over else "",
        object=named,
        object_concept=object_concept(named),
    )


def _bounds(text: str, start: int, end: int) -> bool:
    """Say whether words that forbid only compare a figure that ends there (不得低于98%)."""
    inside = (q for q in quantities(text) if q.start < end and q.end >= start)
    figure = next((q for q in inside if q.operator in ("<", "<=", ">", ">=")), None)
    return figure is not None and figure.start <= start + len("一律")


def forbidden(item: Item, section: Section, document: Document) -> tuple[Prohibition, ...]:
    """Return what an item forbids its section's bearer, if that is all it says; a note any clause."""
    if section.kind not in ("duties", "prohibitions", "other") or not section.bearer:
        return ()
    listed = section.kind == "prohibitions"
    found = every(item, section.bearer, document, listed=listed)
    if section.kind == "other" and not found:
        note = noted(item, section.bearer, document)
        return (note,) if note else ()
    return found
