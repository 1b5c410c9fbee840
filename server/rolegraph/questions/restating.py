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

#: Queries that ask who, and are said back as yes or no where a position is named.
_OF_ONE = ("who-may", "who-does")
_ABOUT = {"en": " about ", "zh": "，涉及"}


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
    named = query in _OF_ONE and frame.fit.slots.get("position")
    template = _templates().get(f"{query} named" if named else query, {"en": query, "zh": query})
    return {language: _filled(frame, template[language], language) for language in ("en", "zh")}


def _filled(frame: Frame, template: str, language: str) -> str:
    topic, who = _matter(frame, language), _who(frame, language)
    matter = f"{_ABOUT[language]}{topic}" if topic and "{who}" in template else topic
    text = template.format(
        kind=_kinds(frame, language),
        matter=matter or _anything(template, language),
        topic=topic or _anything(template, language),
        who=who or _all(language),
        by=f", {who}" if who else "",
        named=who,
        scope=_scope(frame, language),
        period="/".join(frame.periods),
    )
    return " ".join(text.split()) if language == "en" else text


def _anything(template: str, language: str) -> str:
    if "{who}" in template:
        return ""
    return "anything" if language == "en" else "任何事项"


def _all(language: str) -> str:
    return "any position" if language == "en" else "各岗位"


def _kinds(frame: Frame, language: str) -> str:
    labels = _kind_labels()
    names = dict.fromkeys(kinds[0] for _, kinds in frame.acts)
    said = [labels.get(name, {}).get(language, name) for name in names]
    return (" and " if language == "en" else "、").join(said)


def _matter(frame: Frame, language: str) -> str:
    """Return the words that the question is about: as they were said, or word by word translated."""
    groups = [
        g
        for g in frame.groups("kind", "position", "unit", "organisation")
        if not _says_where(frame, g)
    ]
    if groups and _same_language(frame, language):
        return (
            ", ".join(_stretches(frame, groups))
            if language == "en"
            else "、".join(_stretches(frame, groups))
        )
    return (", " if language == "en" else "、").join(
        dict.fromkeys(called(frame, g, language) for g in groups)
    )


def _same_language(frame: Frame, language: str) -> bool:
    return frame.parsed.text.isascii() == (language == "en")


def _stretches(frame: Frame, groups: Sequence[Group]) -> list[str]:
    """Return the question's own words, those that follow each other together."""
    taken = {frame.segment_of(g).first for g in groups}
    found: list[list[int]] = [[]]
    for one in frame.parsed.segments:
        if one.first in taken:
            found[-1] += [one.first, one.last]
        elif not ({"stop"} & {m.sort for m in one.meanings}) or not found[-1]:
            found.append([])
    tokens = frame.parsed.tokens
    return [frame.parsed.text[tokens[f[0]].start : tokens[f[-1]].end] for f in found if f]


def _says_where(frame: Frame, group: Group) -> bool:
    one = frame.segment_of(group)
    types = any(name.startswith("unit-type/") for name in one.names("entry"))
    return types or bool(one.names("unit") or one.names("organisation"))


def called(frame: Frame, group: Group, language: str) -> str:
    """Return a word in a language: as it was said, else what its meaning is called there."""
    if group.text.isascii() == (language == "en"):
        return group.text
    one = frame.segment_of(group)
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
    said = [
        called(frame, g, language)
        for g in frame.groups("kind", "position", "unit", "organisation")
        if _says_where(frame, g)
    ]
    every = list(dict.fromkeys([*documents, *(names or said)]))
    if not every:
        return ""
    joined = (" / " if language == "en" else "／").join(every)
    return f" in {joined}" if language == "en" else f"在{joined}中"
