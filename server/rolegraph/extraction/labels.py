"""Names in the languages that the text or a curated translation gives."""

from collections.abc import Mapping
from functools import cache

from rolegraph.model import Label
from rolegraph.reading import Document, Passage
from rolegraph.reading.scripts import in_traditional
from rolegraph.resources import lexicon


@cache
def _curated() -> Mapping[str, Mapping[str, str]]:
    loaded: Mapping[str, Mapping[str, str]] = lexicon("labels.yaml")
    return loaded


@cache
def english(name: str) -> str:
    """Return the curated English name of a title or unit, or "".

    Names that are not listed are put together where every part is (采购主管: Purchasing supervisor).
    """
    whole = _curated()["names"].get(name)
    return whole if whole else _composed(name)


def _composed(name: str) -> str:
    for head in sorted(_curated()["heads"], key=len, reverse=True):
        before = name.removesuffix(head)
        if before == name or not before:
            continue
        modifiers = _parts(before)
        pattern = _curated()["heads"][head]
        if modifiers and "{}" in pattern:
            composed = pattern.format(" ".join(modifiers))
            return composed[0].upper() + composed[1:]
    return ""


def _parts(text: str) -> list[str]:
    """Return the English of the known words that a text consists of, longest first; [] for others."""
    if not text:
        return []
    for word in sorted(_curated()["modifiers"], key=len, reverse=True):
        if text.startswith(word):
            rest = _parts(text[len(word) :])
            if rest or len(word) == len(text):
                return [_curated()["modifiers"][word], *rest]
    return []


def label(name: str, document: Document, passages: list[Passage]) -> Label:
    """Return a name's label: Traditional only where the document writes it so."""
    if document.script == "Latn":
        return Label(en=name)
    hant = _traditional(name, document, passages) if document.script == "Hant" else ""
    return Label(hans=name, hant=hant, en=english(name))


def _traditional(name: str, document: Document, passages: list[Passage]) -> str:
    """Return the name in the document's own characters; lost ones as the script writes them."""
    written = {
        passage.text[n]: document.text[a]
        for passage in reversed(passages)
        for n, (a, b) in enumerate(zip(passage.starts, passage.ends, strict=True))
        if b - a == 1
    }
    return "".join(written.get(c) or in_traditional(c) for c in name)
