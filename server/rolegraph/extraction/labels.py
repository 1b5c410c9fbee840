"""Names in the languages that the text or a curated translation gives."""

from functools import cache

import yaml
from opencc import OpenCC

from rolegraph.model import Label
from rolegraph.reading import Document, Passage
from rolegraph.resources import folder


@cache
def _english() -> dict[str, str]:
    file = folder("data/lexicon").joinpath("labels.yaml")
    return dict(yaml.safe_load(file.read_text("utf-8"))) if file.is_file() else {}


def english(name: str) -> str:
    """Return the curated English name of a title or unit, or ""."""
    return _english().get(name, "")


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
    return "".join(written.get(c) or _converter().convert(c) for c in name)


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")
