"""Qualifications (任职资格): education, experience, skill or trait, and years of experience."""

from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.sentences import Sentence, certainty
from rolegraph.extraction.sentences.wording.lexicon import lexicon
from rolegraph.extraction.sentences.wording.quantities import quantities
from rolegraph.extraction.structure import Item
from rolegraph.model import Qualification
from rolegraph.reading import Document

_KINDS = ("education", "experience", "skill", "trait")


def read(item: Item, bearer: str, document: Document) -> Qualification:
    """Return the qualification of one item; what is none of the other kinds is a trait."""
    sentence = Sentence.of(item.body)
    evidence = evidence_of(document, item.quoted)
    confidence, status = certainty(document, [sentence.passage])
    least, most = years(sentence.text)
    return Qualification(
        id=statement_id("qualification", document.path, evidence.start, evidence.end),
        bearer=bearer,
        reading=sentence.reading,
        evidence=(evidence,),
        confidence=confidence,
        status=status,
        kind=kind_of(sentence.text),
        minimum_years=least,
        maximum_years=most,
    )


def kind_of(text: str) -> str:
    """Return the kind of a qualification by its words; the heading before a colon decides first."""
    label = text.split("：")[0] if "：" in text[:8] else ""
    for part in (label, text):
        for kind in _KINDS:
            if any(word in _schooling(part, kind) for word in lexicon("qualifications")[kind]):
                return kind
    return "trait"


def _schooling(text: str, kind: str) -> str:
    """Return a text without what says nothing of schooling, where that is asked: 专业知识."""
    if kind == "education":
        for other in lexicon("qualifications")["not education"]:
            text = text.replace(other, "")
    return text


def years(text: str) -> tuple[float | None, float | None]:
    """Return the least and the most years of experience that a sentence asks for."""
    for figure in quantities(text):
        if figure.unit != "年":
            continue
        if figure.minimum is not None:
            return figure.minimum, figure.maximum
        if figure.operator in ("<", "<="):
            return None, figure.value
        return figure.value, None
    return None, None
