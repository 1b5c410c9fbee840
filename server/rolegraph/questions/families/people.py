"""Positions that a sentence names among those of its bearer's organisation."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from rolegraph.questions.stated.facts import Norm, Place
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.tokens import keys


@cache
def heads() -> tuple[str, ...]:
    """Return the last words of titles of those who head a unit."""
    return tuple(load("sentences")["heads"])


@cache
def leaders() -> tuple[str, ...]:
    """Return the last words of titles of those who may have units below them, heads or not."""
    return (*heads(), *load("sentences")["deputies"])


def people_in(frame: Frame, norm: Norm, bearer: Place) -> list[Place]:
    """Return the positions of the bearer's organisation that a norm's object names.

    Of names inside each other only the longest is meant: 销售代表 stands in 高级销售代表.
    """
    text = norm.object_word or norm.reading
    found: dict[str, list[Place]] = {}
    for place in frame.index.members.get(bearer.organisation, ()):
        if place.sort == "position" and place.id != bearer.id:
            said = [n for n in _said_as(frame, place) if len(n) > 1 and n in text]
            for name in said:
                found.setdefault(name, []).append(place)
    longest = [n for n in found if not any(n != other and n in other for other in found)]
    return list({p.id: p for n in longest for p in found[n]}.values())


def people_after(frame: Frame, norm: Norm, bearer: Place, words: Sequence[str]) -> list[Place]:
    """Return the positions that follow one of several words in a sentence: 分配任务、指导销售代表."""
    verbs = "|".join(re.escape(w) for w in words)
    said = "".join(re.findall(rf"(?:{verbs})[^，,。;；]*", norm.reading))
    return people_in(frame, replace(norm, object_word=said), bearer) if said else []


def _said_as(frame: Frame, place: Place) -> tuple[str, ...]:
    """Return a position's names, and the other words for the same title: 销售员, 销售人员."""
    same = (
        "".join(form)
        for name in place.names
        for meaning in frame.index.lexicon.phrases.get(keys(name), ())
        if meaning.name.startswith("titles/")
        for form in frame.index.lexicon.entries[meaning.name].forms
        if not form[0].isascii()
    )
    return (*place.names, *same)
