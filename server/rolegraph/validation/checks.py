"""What SHACL cannot see or sees too slowly: quotes against the text, and terms of ours."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.reading import Document
from rolegraph.validation.places import parse_place
from rolegraph.validation.report import Violation
from rolegraph.vocabulary import CLOSED, expand

_EXACT, _START, _END = expand("oa:exact"), expand("oa:start"), expand("oa:end")
_PREFIX, _SUFFIX, _SHA = expand("oa:prefix"), expand("oa:suffix"), expand("rg:textSha256")
_UNEQUAL = {
    "en": "A quote differs from its document at these offsets. The offsets or the stored text are "
    "wrong; nothing that is not in the document word for word may be published.",
    "zh-Hans": "引文与文件该位置的文字不同。偏移或所存文本有误;未逐字见于文件的内容不得发布。",
}
_UNDEFINED = {
    "en": "This term is in our namespaces but is not defined there. Correct its spelling, or define "
    "it in ontology/.",
    "zh-Hans": "该术语使用我们的命名空间,但未在其中定义。请更正拼写,或在 ontology/ 中定义。",
}
_UNPLACED = {
    "en": "The place of a quote does not match its own IRI, so it cannot be found again.",
    "zh-Hans": "引文位置与其 IRI 不符,无法再次找到。",
}


_CONTEXT = 16
_READERS: dict[str, Callable[[Document, int, int], str]] = {
    _EXACT: lambda document, start, end: document.text[start:end],
    _PREFIX: lambda document, start, end: document.text[max(0, start - _CONTEXT) : start],
    _SUFFIX: lambda document, start, end: document.text[end : end + _CONTEXT],
    _START: lambda document, start, end: str(start),
    _END: lambda document, start, end: str(end),
}


def unequal_quotes(
    quads: Iterable[Quad], documents: Mapping[str, Document]
) -> Iterator[Violation]:
    """Yield the quotes, prefixes and suffixes that differ from the text at their offsets.

    ``documents`` are by IRI. Quotes of documents that are not given are not looked at.
    """
    for quad in quads:
        name = quad.predicate.value
        if name in _READERS and isinstance(quad.subject, NamedNode):
            place = parse_place(quad.subject.value)
            document = documents.get(place.document)
            if document is None:
                continue
            expected = _READERS[name](document, place.start, place.end)
            if isinstance(quad.object, Literal) and quad.object.value != expected:
                yield Violation(
                    severity="violation",
                    shape="quote-equals-document" if name not in (_START, _END) else "place-iri",
                    message=_UNPLACED if name in (_START, _END) else _UNEQUAL,
                    focus=quad.subject.value,
                    value=quad.object.value,
                )


def undefined_terms(quads: Iterable[Quad], defined: frozenset[str]) -> Iterator[Violation]:
    """Yield each use of a term of our namespaces that the ontology does not define, once."""
    seen: set[str] = set()
    for quad in quads:
        for term in (quad.predicate, quad.object):
            if not isinstance(term, NamedNode) or term.value in defined or term.value in seen:
                continue
            seen.add(term.value)
            if term.value.startswith(CLOSED):
                focus = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
                yield Violation(
                    severity="violation",
                    shape="closed-vocabulary",
                    message=_UNDEFINED,
                    focus=focus,
                    path=quad.predicate.value,
                    value=term.value,
                )
