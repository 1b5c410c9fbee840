"""How labels and texts that come in several languages are shown in the reader's own."""

from collections.abc import Mapping
from datetime import datetime

from flask import Flask
from flask_babel import format_date
from markupsafe import Markup

from rolegraph.paper import word
from rolegraph.web.serving.language import in_script, language
from rolegraph.web.serving.served import served

_PREFERENCE = {
    "en": ("en", "zh-Hans", "zh-Hant"),
    "zh-Hans": ("zh-Hans", "zh-Hant", "en"),
    "zh-Hant": ("zh-Hant", "zh-Hans", "en"),
}


def register(app: Flask) -> None:
    """Give templates these filters."""
    for shown in (name, named, other, said, local, owner, day, paper_word):
        app.add_template_filter(shown)


def name(label: Mapping[str, str], tag: str = "") -> str:
    """Return a label as plain text in a language (the reader's for ""), or the next best one."""
    return next((label[each] for each in _PREFERENCE[tag or language()] if label.get(each)), "")


def named(label: Mapping[str, str]) -> Markup:
    """Return a label marked up with its language where that is not the page's."""
    return _marked(next((t for t in _PREFERENCE[language()] if label.get(t)), ""), label)


def other(label: Mapping[str, str]) -> Markup:
    """Return the label's other form: the Chinese beside an English one, and the other way."""
    tags = [tag for tag in _PREFERENCE[language()] if label.get(tag)]
    if not tags:
        return Markup("")
    foreign = [tag for tag in tags if tag[:2] != tags[0][:2]]
    return _marked(foreign[0], label) if foreign else Markup("")


def said(text: Mapping[str, str] | None) -> str:
    """Return a text that our own files give in ``en`` and ``zh`` in the reader's language."""
    if not text:
        return ""
    tag = language()
    return text.get("en", "") if tag == "en" else in_script(text.get("zh", ""), tag)


def local(iri: str) -> str:
    """Return the part of one of our IRIs after the base."""
    return iri.removeprefix(served().contents.base)


def owner(iri: str) -> str:
    """Return the name of the organisation of a position or unit, "" for anything else."""
    bearer = served().contents.bearer(iri)
    return name(bearer["organisation"].get("label", {})) if bearer else ""


def day(moment: str) -> str:
    """Return an ISO date and time as a date in the reader's language."""
    return str(format_date(datetime.fromisoformat(moment))) if moment else ""


def paper_word(of: str) -> str:
    """Return a word of working papers, such as a severity or a status, in the reader's language."""
    return word(of, language())


def _marked(tag: str, label: Mapping[str, str]) -> Markup:
    if not tag:
        return Markup("")
    if tag == language():
        return Markup("{}").format(label[tag])
    return Markup('<span lang="{}">{}</span>').format(tag, label[tag])
