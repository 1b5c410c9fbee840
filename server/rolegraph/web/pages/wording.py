"""How labels and texts that come in several languages are shown in the reader's own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Flask
from flask_babel import format_date
from markupsafe import Markup

from rolegraph import paper
from rolegraph.extraction.identifiers import unnamed_organisation
from rolegraph.web.serving.language import language
from rolegraph.web.serving.served import served


def register(app: Flask) -> None:
    """Give templates these filters."""
    for shown in (
        name,
        named,
        other,
        said,
        written,
        called,
        local,
        nameless,
        owner,
        day,
        paper_word,
    ):
        app.add_template_filter(shown)


def name(label: Mapping[str, str], tag: str = "") -> str:
    """Return a label as plain text in a language (the reader's for ""), or the next best one."""
    return paper.said(label, tag or language())


def named(label: Mapping[str, str]) -> Markup:
    """Return a label marked up with its language where that is not the page's."""
    return _marked(*paper.chosen(label, language()))


def other(label: Mapping[str, str]) -> Markup:
    """Return the label's other form: the Chinese beside an English one, and the other way."""
    shown, _ = paper.chosen(label, language())
    foreign = {tag: text for tag, text in label.items() if tag[:2] != shown[:2]}
    return _marked(*paper.chosen(foreign, language())) if shown else Markup("")


def said(text: Mapping[str, str] | None) -> str:
    """Return a text that our own files give in ``en`` and ``zh`` in the reader's language."""
    return paper.said(text, language()) if text else ""


def written(text: str) -> str:
    """Return the reading of a document's words in the reader's script; quotes stay as they are."""
    return paper.in_script(text, language())


def called(line: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the label of the superior of a line, or the title that its sentence has."""
    bearer = served().contents.bearer(line["id"])
    return bearer["label"] if bearer else {"zh-Hans": line["title"]}


def local(iri: str) -> str:
    """Return the part of one of our IRIs after the base."""
    return iri.removeprefix(served().contents.base)


def nameless(iri: str) -> str:
    """Return what stands for a thing that no text names: for an organisation the file it is of."""
    return unnamed_organisation(iri) if iri in served().contents.organisations else local(iri)


def owner(iri: str) -> str:
    """Return the name of the organisation of a position or unit, "" for anything else."""
    bearer = served().contents.bearer(iri)
    return name(bearer["organisation"].get("label", {})) if bearer else ""


def day(moment: str) -> str:
    """Return an ISO date and time as a date in the reader's language."""
    return str(format_date(datetime.fromisoformat(moment))) if moment else ""


def paper_word(of: str) -> str:
    """Return a word of working papers, such as a severity or a status, in the reader's language."""
    return paper.word(of, language())


def _marked(tag: str, text: str) -> Markup:
    if tag in ("", language()):
        return Markup("{}").format(text)
    return Markup('<span lang="{}">{}</span>').format(tag, text)
