"""Say back in words how a question was read, in both languages."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from rolegraph.extraction.schemes import scheme
from rolegraph.questions.families.lacking import lacking_of
from rolegraph.questions.stated.facts import Place
from rolegraph.questions.stated.matching import Group
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.segmenting import Segment
from rolegraph.reading.characters import HAN
from rolegraph.vocabulary import KIND

#: Queries that are said back otherwise where none is named: who has such a thing.
_OF_ANYBODY = ("prohibitions-of", "qualifications-of")
#: Queries that are said back otherwise where a position is named: who, as yes or no.
_OF_ONE = ("who-may", "who-does", "units-below")


@cache
def _kind_labels() -> Mapping[str, Mapping[str, str]]:
    return {
        c.name: {language[:2]: label for language, label in reversed(c.labels)}
        for c in scheme(KIND)
    }


def restate(frame: Frame, answered: str = "", why: bool = False) -> dict[str, str]:
    """Return the reading of a frame as one sentence in English and one in Chinese.

    ``answered`` is the query that answers it, where that is not the one whose form it has; ``why`` says
    that the reason of it is asked for.
    """
    query, templates = frame.fit.pattern.query, load("restated")
    variant = _variant(frame)
    several = (variant, variant.removesuffix(" deed"))
    keys = (f"{query} by {answered}", *(f"{query} {v}" for v in several), query)
    template = next((templates[k] for k in keys if k in templates), {"en": query, "zh": query})
    said = {language: _filled(frame, template[language], language) for language in ("en", "zh")}
    return {k: templates["why"][k].format(said=v) for k, v in said.items()} if why else said


def _variant(frame: Frame) -> str:
    """Return the form that a query's question has, where it has several."""
    if frame.fit.pattern.query == "who-lacks":
        return lacking_of(frame)
    deed = " deed" if _by_duty(frame) else ""
    if frame.fit.pattern.query in _OF_ONE and frame.fit.slots.get("position"):
        return f"named{deed}"
    if deed and frame.fit.pattern.query == "who-may":
        return "deed"
    if frame.fit.pattern.query in _OF_ANYBODY and not (frame.named or frame.named_units):
        return "anybody"
    if frame.fit.pattern.query == "subordinates" and frame.fit.slots.get("act"):
        return "led"
    return next((name for cue, name in _VARIANTS.items() if cue in frame.cues), "")


_VARIANTS = {
    "above-limit": "above",
    "two-levels": "two",
    "all-the-way": "all",
    "every-unit": "each",
    "qualification": "qualification",
}


def _by_duty(frame: Frame) -> bool:
    """Whether a deed is asked about that a duty names as well as a right: who *checks* a thing."""
    asked = {kinds[0] for one, kinds in frame.acts if frame.strict(one)}
    return asked <= {"review", "verify"} and not (frame.granted or "may" in frame.cues)


def _filled(frame: Frame, template: str, language: str) -> str:
    own = ("kind", "act") if "{kind}" in template else ("kind",)
    verbs = _asked(frame) if "{kind}" in template else ()
    several = frame.groups(*own, *_NAMED)
    groups = [g for g in several if frame.segment_of(g) not in verbs]
    words = _said(frame, [g for g in groups if not _says_where(frame, g)], language)
    who, anything = _who(frame, language), _ANYTHING[language]
    quoted = _QUOTED[language].join(f"“{w}”" for w in words)
    text = template.format(
        kind=_kinds(frame, language),
        matter=_matter(frame, words, quoted, language) or anything,
        quoted=quoted or anything,
        about=f"{_ABOUT[language]}{quoted}" if quoted else "",
        who=_OR[language].join(who) or _ALL[language],
        every=_AND[language].join(who) or _ALL[language],
        homes=_homes(frame, language),
        by=f" for {_OR[language].join(who)}" if who else "",
        named=_OR[language].join(who),
        without=_without(frame, language),
        scope=_scope(frame, language),
        period="/".join(frame.periods),
    )
    return " ".join(text.split()) if language == "en" else text


def _matter(frame: Frame, words: Sequence[str], quoted: str, language: str) -> str:
    """Return a matter behind a verb: as it was said, else its words in quotes: no phrase is made of them."""
    if not words or _asked_in(frame, language) or (language == "zh" and len(words) < 2):
        return _COMMA[language].join(words)
    return _CONCERNING[language].format(quoted)


def _asked_in(frame: Frame, language: str) -> bool:
    return bool(_HAN.search(frame.parsed.text)) == (language == "zh")


_HAN = re.compile(f"{HAN}")
_ABOUT = {"en": " about ", "zh": "，涉及"}
_ANYTHING = {"en": "anything", "zh": "任何事项"}
_ALL = {"en": "any position", "zh": "各岗位"}
_COMMA = {"en": ", ", "zh": "、"}
_QUOTED = {"en": ", ", "zh": ""}
_CONCERNING = {"en": "what concerns {}", "zh": "涉及{}的事项"}
_OR = {"en": " / ", "zh": "／"}
_AND = {"en": " and ", "zh": "与"}


def _kinds(frame: Frame, language: str) -> str:
    """Return the kinds that are asked for, in words."""
    labels = _kind_labels()
    names = dict.fromkeys(kinds[0] for one, kinds in frame.acts if one in _asked(frame))
    said = [labels.get(name, {}).get(language, name) for name in names]
    return (" and " if language == "en" else "、").join(said)


def _asked(frame: Frame) -> tuple[Segment, ...]:
    """Return the words that name the kinds asked for, with those set beside them: apply for *and use*."""
    several = tuple(one for one, _ in frame.acts)
    strict = [one for one in several if frame.strict(one)]
    if "both" in frame.cues or not strict:
        return several
    return tuple(one for one in several if any(_beside(frame, one, other) for other in strict))


def _beside(frame: Frame, one: Segment, other: Segment) -> bool:
    """Whether nothing but small words stands between two words for kinds."""
    first, last = sorted((one.last, other.last))
    between = [s for s in frame.parsed.segments if first < s.first and s.last < last]
    return all(s.names("stop") and not s.cues for s in between if s not in (one, other))


def _without(frame: Frame, language: str) -> str:
    """Return what the question excludes: *but not approve*, *but not discounts*."""
    kinds = dict.fromkeys(frame.refused[:1])
    said = [_kind_labels().get(k, {}).get(language, k) for k in kinds]
    if not said and language == "zh" and frame.refused_matter:
        said = [_kinds(frame, language)]
    said += _said(frame, frame.refused_matter, language)
    if not said:
        return ""
    return f" but not {' '.join(said)}" if language == "en" else f"但不{''.join(said)}"


def _said(frame: Frame, groups: Sequence[Group], language: str) -> list[str]:
    """Return words as they were said, those that follow each other together, or each translated."""
    if _asked_in(frame, language):
        return _stretches(frame, groups)
    return list(dict.fromkeys(called(frame, g, language) for g in groups))


def _stretches(frame: Frame, groups: Sequence[Group]) -> list[str]:
    taken = {n for g in groups for n in range(g.first, g.last + 1)}
    found: list[list[int]] = [[]]
    for one in frame.parsed.segments:
        if one.first in taken:
            found[-1] += [one.first, one.last]
        elif one.cues or not one.names("stop") or not found[-1]:
            found.append([])
    tokens = frame.parsed.tokens
    return [frame.parsed.text[tokens[f[0]].start : tokens[f[-1]].end] for f in found if f]


def _says_where(frame: Frame, group: Group) -> bool:
    return _located(frame, group) or frame.parsed.enclosing(frame.segment_of(group))


def _located(frame: Frame, group: Group) -> bool:
    """Whether a word says where, and some name or heading has it: not *in good health*."""
    return frame.says_where(group) and not frame.nowhere(group)


def called(frame: Frame, group: Group, language: str) -> str:
    """Return a word in a language: as it was said, else what its meaning is called there.

    Of several meanings that is called so which is called by this very word (控制 is no cost control).
    """
    if group.text.isascii() == (language == "en"):
        return group.text
    every = (frame.index.lexicon.entries[n] for n in frame.segment_of(group).names("entry"))
    both = [(e.english, e.chinese) if language == "en" else (e.chinese, e.english) for e in every]
    called_so = [label for label, said in both if said.lower() == group.text.lower()]
    return next(filter(None, (*called_so, *(label for label, _ in both))), group.text)


def _who(frame: Frame, language: str) -> tuple[str, ...]:
    places: Sequence[Place] = frame.named or frame.named_units
    if frame.fit.slots.get("organisation") and not places:
        places = frame.narrowed(frame.mentioned("organisation"))
    types = frame.segments("unit-type")
    if types and not places:
        called_so = [
            called(frame, g, language) for g in frame.groups() if frame.segment_of(g) in types
        ]
        return tuple(f"the {name}" if language == "en" else name for name in called_so)
    said = {frame.parsed.said(one) for slot in _NAMED for one in frame.segments(slot)}
    names = dict.fromkeys(called_position(p, language, said) for p in places)
    return tuple(names or (n for n in frame.untitled if _in_one_piece(frame)))


def _in_one_piece(frame: Frame) -> bool:
    """Whether the words of a title that nobody has stand together."""
    several = frame.segments("position") or frame.segments("unit")
    return (
        bool(several)
        and sum(s.last - s.first + 1 for s in several) > several[-1].last - several[0].first
    )


_NAMED = ("position", "unit", "unit-type", "organisation")


def _homes(frame: Frame, language: str) -> str:
    """Return the organisations and units that are set side by side."""
    names = dict.fromkeys(
        called_position(several[0], language) for several in frame.mentioned("home") if several
    )
    return _AND[language].join(names)


def called_position(place: Place, language: str, said: Collection[str] = ()) -> str:
    """Return a position or unit as a sentence names it: *the regional manager*, 区域经理.

    By another of its names where that was ``said``.
    """
    tags = ("en", "zh-Hans") if language == "en" else ("zh-Hans", "en")
    name = next((place.label[t] for t in tags if t in place.label), place.name)
    also = (n for n in place.aliases if n.lower() in said and n.isascii() == (language == "en"))
    name = next(also, name)
    if language != "en" or not name.isascii():
        return name
    if _without_article(place, name):
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]
    # CRM manager stays as it is.
    return f"the {name if name[1:2].isupper() else name[:1].lower() + name[1:]}"


def _without_article(place: Place, name: str) -> bool:
    """Whether a unit goes by its field alone: *legal affairs*, not the legal department."""
    return place.sort == "unit" and name.split()[-1].lower() not in load("sentences")["unit_nouns"]


def _scope(frame: Frame, language: str) -> str:
    documents = [p.path for iri in frame.parsed.scope.documents if (p := frame.index.place(iri))]
    asked = frame.segments("unit") if frame.fit.pattern.query == "who-does" else ()
    words = (*asked, *frame.enclosing_words)
    names = dict.fromkeys(_place(frame, one, language) for one in words)
    said = _said(frame, [g for g in frame.groups(*_NAMED) if _located(frame, g)], language)
    where = "".join(said) if language == "zh" else " ".join(["the", *said])
    every = [*documents, *(names or ([where] if said else []))]
    if not every:
        return ""
    joined = _OR[language].join(every)
    return f" in {joined}" if language == "en" else f"在{joined}中"


def _place(frame: Frame, one: Segment, language: str) -> str:
    """Return a unit or organisation that a question looks in, as it was said if in this language."""
    said = frame.parsed.said(one)
    places = [p for sort in ("unit", "organisation") for p in frame.places_of(one, sort)]
    if _asked_in(frame, language) or not places:
        return said if language == "zh" else f"the {said}"
    return called_position(places[0], language)
