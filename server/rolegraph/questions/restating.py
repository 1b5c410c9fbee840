"""Say back in words how a question was read, in both languages."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from rolegraph.questions.facts import Place
from rolegraph.questions.frames import Frame
from rolegraph.questions.matching import Group
from rolegraph.resources import folder
from rolegraph.vocabulary import KIND, read_scheme

_ABOUT = {"en": " about ", "zh": "，涉及"}
_IN = {"en": " in ", "zh": "在"}


@cache
def _templates() -> Mapping[str, Mapping[str, str]]:
    text = folder("data/lexicon/questions").joinpath("restated.yaml").read_text("utf-8")
    parsed: dict[str, Any] = yaml.safe_load(text)
    return parsed


@cache
def _kind_labels() -> Mapping[str, Mapping[str, str]]:
    text = folder("ontology/vocabulary").joinpath("kinds.ttl").read_text("utf-8")
    return {
        c.name: {language[:2]: label for language, label in reversed(c.labels)}
        for c in read_scheme(text, KIND)
    }


def restate(frame: Frame) -> dict[str, str]:
    """Return the reading of a frame as one sentence in English and one in Chinese."""
    query = frame.fit.pattern.query
    template = _templates().get(query, {"en": query, "zh": query})
    return {language: _filled(frame, template[language], language) for language in ("en", "zh")}


def _filled(frame: Frame, template: str, language: str) -> str:
    matter = _matter(frame, language)
    joined = " " if template.startswith("Who may") or "of {matter}" in template else ""
    if "{who}" in template and matter:
        matter = _ABOUT[language] + matter
    who = _who(frame, language)
    text = template.format(
        kind=_kinds(frame, language),
        matter=matter or _anything(template, language),
        who=who or _all(template, language),
        scope=_scope(frame, language),
        period="、".join(frame.periods),
    )
    return " ".join(text.split()) if joined or language == "en" else text


def _anything(template: str, language: str) -> str:
    if "{who}" in template:
        return ""
    return "anything" if language == "en" else "任何事项"


def _all(template: str, language: str) -> str:
    if "amount{who}" in template or "{who}{matter}" in template:
        return ""
    return "any position" if language == "en" else "各岗位"


def _kinds(frame: Frame, language: str) -> str:
    labels = _kind_labels()
    names = dict.fromkeys(kinds[0] for _, kinds in frame.acts)
    said = [labels.get(name, {}).get(language, name) for name in names]
    return (" and " if language == "en" else "、").join(said)


def _matter(frame: Frame, language: str) -> str:
    groups = frame.groups("kind", "position", "unit", "organisation")
    return (", " if language == "en" else "、").join(called(frame, g, language) for g in groups)


def called(frame: Frame, group: Group, language: str) -> str:
    """Return a word in a language: as it was said, else what its meaning is called there."""
    if group.text.isascii() == (language == "en"):
        return group.text
    one = next(s for s in frame.parsed.segments if s.first <= group.first <= s.last)
    for name in one.names("entry"):
        entry = frame.index.lexicon.entries[name]
        label = entry.english if language == "en" else entry.chinese
        if label:
            return label
    return group.text


def _who(frame: Frame, language: str) -> str:
    places: Sequence[Place] = frame.named or frame.named_units
    if frame.fit.slots.get("organisation") and not places:
        places = frame.narrowed(frame.mentioned("organisation"))
    tags = ("en", "zh-Hans") if language == "en" else ("zh-Hans", "en")
    names = dict.fromkeys(next((p.label[t] for t in tags if t in p.label), p.name) for p in places)
    return (" / " if language == "en" else "／").join(names)


def _scope(frame: Frame, language: str) -> str:
    documents = [p.path for iri in frame.parsed.scope.documents if (p := frame.index.place(iri))]
    names = [p.name for iri in sorted(frame.enclosing) if (p := frame.index.place(iri))]
    every = list(dict.fromkeys([*documents, *names]))
    if not every:
        return ""
    said = (" / " if language == "en" else "／").join(every)
    return f" {_IN['en'].strip()} {said}" if language == "en" else f"{_IN['zh']}{said}中"
