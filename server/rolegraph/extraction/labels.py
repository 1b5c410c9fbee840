"""Names in the languages that the text or a curated translation gives."""

from functools import cache

import yaml

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
    """Return the name in the document's own characters, from the first place that has it whole."""
    for passage in passages:
        if passage.text == name and all(
            b - a == 1 for a, b in zip(passage.starts, passage.ends, strict=True)
        ):
            return "".join(document.text[a] for a in passage.starts)
    for passage in passages:
        if name in passage.text:
            at = passage.text.index(name)
            part = passage.cut(at, at + len(name))
            if all(b - a == 1 for a, b in zip(part.starts, part.ends, strict=True)):
                return "".join(document.text[a] for a in part.starts)
    return ""
