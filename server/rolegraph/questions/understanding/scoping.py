"""Which document, part or copy a question looks in, by the numbers that it names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rolegraph.questions.stated.facts import Facts
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import Token
from rolegraph.reading.characters import HAN

_NTH = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_ORDINALS = {
    **{c: n for n, c in enumerate("一二三四五六七八九十", 1)},
    **{w: n for n, w in enumerate(_NTH, 1)},
    **{str(n): n for n in range(1, 30)},
}
_PART = re.compile(
    r"(?:\b(?:article|part|chapter|section|piece)s?\s*(?P<article>\d{1,2}(?:\s*(?:,|and|&)\s*\d{1,2})*)\b)"
    r"|(?:第(?P<zh>[一二三四五六七八九十\d]{1,2})篇|(?<!第)篇(?P<zh2>\d{1,2}))"
)
_COPY = re.compile(
    r"\b(?:specification|spec|version|copy|variant)s?\s*(?P<letter>[a-f])\b"
    rf"|\b(?P<en>{'|'.join(_NTH)}) (?:job )?(?:specification|description|version|copy|variant|list)\b"
    r"|\b(?:list|number|no\.?)\s*(?P<list>\d{1,2})\b"
    rf"|第(?P<zh>[一二三四五六七八九])(?:份|个|版)|(?<={HAN})(?<![到至万千百])(?P<suffix>[1-9])(?![-–~\d:：.,年月日天小周个份名人家台户次%万千百元块折成倍美欧英港到至])"
)
_CODE = re.compile(
    r"(?<![\d,.a-z$£€¥])(?:document|doc|file|text)?\s*#?(?P<code>\d{3})(?![\d,.]*[a-z\d%万亿元块折倍美欧英港户台家个份名人])|文[档件]\s*(?P<zh>\d{1,3})"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a question looks: document IRIs, and which part or copy of what is found there."""

    documents: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    copy: int = 0
    spans: tuple[tuple[int, int], ...] = ()


def document_codes(facts: Facts) -> dict[str, str]:
    """Return the numbers that documents go by: the digits that begin their file's name."""
    found: dict[str, str] = {}
    for place in facts.of_sort("document"):
        code = re.match(r"\d+", place.path.rsplit("/", 1)[-1])
        if code:
            found.setdefault(code[0], place.id)
            found.setdefault(str(int(code[0])), place.id)
    return found


#: What stands between the ends of a range: 1到7.
_TO = frozenset(("到", "至", "-", "–", "to", "~"))


def numbered(cut: Sequence[Segment], pieces: Sequence[Token], scope: Scope) -> Scope:
    """Return a scope with the number that stands right behind a title: *director assistant 7*."""
    for one, after in pairwise(cut):
        number = pieces[after.first]
        titled = one.names("position") or any(n.startswith("titles/") for n in one.names("entry"))
        ranged = any(t.text in _TO for t in pieces[after.last + 1 : after.last + 2])
        one_of_many = number.kind == "number" and number.key in _ORDINALS and not ranged
        if titled and not scope.copy and one_of_many:
            span = (number.start, number.end)
            return replace(scope, copy=_ORDINALS[number.key], spans=(*scope.spans, span))
    return scope


def _ordinal(match: re.Match[str]) -> int:
    if match["letter"]:
        return "abcdef".index(match["letter"]) + 1
    return _ORDINALS[match["en"] or match["zh"] or match["list"] or match["suffix"]]


def scope_of(text: str, codes: Mapping[str, str]) -> Scope:
    """Return where a question looks by the numbers of documents, parts and copies in it."""
    documents, parts, spans, copy = [], [], [], 0
    for match in _CODE.finditer(text):
        code = match["code"] or match["zh"]
        if code in codes:
            documents.append(codes[code])
            spans.append(match.span())
    for match in _PART.finditer(text):
        said = match["article"] or match["zh"] or match["zh2"]
        parts += [
            _ORDINALS[n]
            for n in re.findall(r"\d{1,2}|[一二三四五六七八九十]", said)
            if n in _ORDINALS
        ]
        spans.append(match.span())
    for match in _COPY.finditer(text):
        copy = copy or _ordinal(match)
        spans.append(match.span())
    return Scope(tuple(dict.fromkeys(documents)), tuple(parts), copy, tuple(spans))
