"""Cells that say in a clause or two who does what: 审核后报区域经理审批; 建议，报总经理决定."""

import re
from collections.abc import Iterator, Mapping

from rolegraph.extraction.english.lists.arrows import chain_of
from rolegraph.extraction.sentences import Sentence
from rolegraph.extraction.sentences.granting.chains import links
from rolegraph.extraction.sentences.granting.passives import own_words, passive
from rolegraph.extraction.tables.cells.cells import is_title, kind_in, passage
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
    role,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.titling import title_and_deed
from rolegraph.reading import Cell, Document, Passage
from rolegraph.reading.characters import HAN

_BRACKETED = re.compile(r"[（(]([^）)]+)[）)]\s*$")
_HANDED = re.compile(
    f"(?:(?:须|需|应)?(?:报请|提请|上报|呈报|转报|报|请示|提交|由|转))(?P<whom>{HAN}{{2,12}}?)"
    "(?:审批|批准|核准|决定|审定|审议|同意|处理|处置|签批)?"
    # 运营总监审批, without a word that hands it up
    f"|(?P<alone>{HAN}{{2,12}}?)(?:审批|批准|核准|审定|签批)"
)
#: Between the codes of a chain (A→B, A-B).
_ARROW = re.compile(r"\s*[→➔➜⇒＞>—–-]+\s*")
_ALONE = re.compile("^(?:有权|可以?|负责)?(?:自主|自行|直接|全权|独立)")


def own_kind(place: Passage) -> str:
    """Return the kind that a cell gives the position of its column, "" for none."""
    text = Sentence.of(place).text
    first = re.split("[，；。]", own_words(text))[0].rstrip("后并再")
    return kind_in(_ALONE.sub("", first))


def own_end(words: str) -> str:
    """Return the kind at the end of a cell's first clause, behind an amount (500元以内审批), or ""."""
    first = re.split("[,，;；]", words)[0].strip()
    return next((kind for n in (4, 3, 2) if (kind := kind_in(first[-n:]))), "")


def others(place: Passage) -> Iterator[tuple[Passage, str, str]]:
    """Yield whom a cell names for a further step, with the kind of it and the clause."""
    if not is_chinese(place.text):
        return
    sentence = Sentence.of(place)
    for start, end in sentence.clauses():
        for found in passive(sentence.text, start, end):
            at = sentence.text.find(found.holder, start, end) if found.holder else -1
            if at >= 0:
                clause = sentence.text[start:end]
                yield sentence.cut(at, at + len(found.holder)), found.kind, clause


def chain(
    cell: Cell, document: Document, codes: Mapping[str, Cell], last: str
) -> list[tuple[Passage, str]]:
    """Return whom a cell's chain (部门经理→总经理, A→B) names, each with the kind of its place.

    ``last`` is the kind of who stands last where the chain itself does not say what is done.
    """
    parts = _ARROW.split(cell.text.strip())
    if len(parts) > 1 and all(part in codes for part in parts):
        told = ["review"] * (len(parts) - 1) + [last]
        places = (passage(document, codes[part]) for part in parts)
        return list(zip(places, told, strict=True))
    if not is_chinese(cell.text):
        return [*_drawn_in(passage(document, cell), last)]
    sentence = Sentence.of(passage(document, cell))
    every = links(sentence.text, dashes=True)
    kinds = [last if not link.said and link.kind == "approve" else link.kind for link in every]
    return [(sentence.cut(*link.holder), kind) for link, kind in zip(every, kinds, strict=True)]


def _drawn_in(place: Passage, last: str) -> Iterator[tuple[Passage, str]]:
    """Yield whom an English chain names ("Requester → Manager → CEO"), with the kinds of their places."""
    for title, kind in chain_of(place.text, last):
        at = place.text.find(title)
        if at >= 0:
            yield place.cut(at, at + len(title)), kind


def handed_up(place: Passage) -> Passage:
    """Return whom a cell hands something up to, without the words for it: 报店长, 由总经理审批."""
    found = _HANDED.fullmatch(place.text)
    return place.cut(*found.span("whom" if found["whom"] else "alone")) if found else place


def titled(header: Cell) -> Cell | None:
    """Return the part of a header that is a title: before 权限 (店长权限), in brackets (Tier 1 (Director)).

    None where no part is; a deed behind it counts as no part of it (部门经理审核).
    """
    if not header.is_stretch:
        return None
    told = title_and_deed(header.text.strip())
    # Words that blanks part are read with one.
    if told and told[0] in header.text:
        start = header.start + header.text.index(told[0])
        return Cell(start, start + len(told[0]), told[0], header.reference)
    inner = _BRACKETED.search(header.text)
    if inner and is_title(inner[1].strip()) and not is_title(header.text[: inner.start()].strip()):
        start = header.start + inner.start(1)
        return Cell(start, start + len(inner[1]), inner[1], header.reference)
    said = header.text.strip()
    deed = deed_behind(said)
    for word in (*entries("cells")["powers_of"], *filter(None, [deed])):
        name = said.removesuffix(word)
        if name != said and (is_title(name) or (word == deed and role(name) == "request")):
            start = header.start + header.text.index(name)
            return Cell(start, start + len(name), name, header.reference)
    return None


def deed_behind(header: str) -> str:
    """Return the deed behind a title in a header (部门经理|审核), "" where it names none."""
    said = header.strip()
    short = min(4, len(said) - 2)
    return next(
        (
            said[-n:]
            for n in range(short, 1, -1)
            if (is_title(said[:-n]) or role(said[:-n]) == "request") and kind_in(said[-n:])
        ),
        "",
    )
