"""The words that say what a section holds (岗位职责), and those that only head a list (可以决定：)."""

import re
from functools import cache

from rolegraph.extraction.sentences.wording.lexicon import words as verbs
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.compiled import compiled

_JOINTS = "、和与及"
#: 部门职责, 本部门工作; 部门职能 behind a post as well, where a form of a post may call its own 部门职责.
_OF_UNIT = re.compile(r"[本该]?部门的?(?:职|主要|工作|权)")
_UNITS_OWN = re.compile(r"[本该]?部门的?(?:主要)?职能")
_NO_LETTER = re.compile(r"[\W\d_]")


@cache
def describing() -> dict[str, str]:
    """Return every word that stands behind a title, with the section it opens; damaged forms too."""
    lists = words("sections")
    every = {w: kind for kind, group in lists["describing"].items() for w in group}
    return _in_every_form(every)


@cache
def standalone() -> dict[str, str]:
    """Return every word that heads a section by itself, with what the section holds."""
    lists = words("sections")
    return _in_every_form({w: kind for kind, group in lists["kinds"].items() for w in group})


def _in_every_form(listed: dict[str, str]) -> dict[str, str]:
    """Return heading words with their damaged forms, and those for duties with what may follow them.

    What is joined to one (岗位职责和规范) is of several kinds.
    """
    lists = words("sections")
    forms = {
        w: listed[whole] for whole, ws in lists["damaged"].items() if whole in listed for w in ws
    }
    duties = [w for w, kind in listed.items() if kind == "duties" and w.endswith("职责")]
    tails = {
        w + tail: kind for kind, ends in lists["tails"].items() for tail in ends for w in duties
    }
    joined = lists["joined"]
    ends = [joint + end for joint in joined["by"] for end in joined["to"]]
    several = {word + end: "mixed" for word in joined["words"] for end in ends}
    return tails | several | listed | forms


@cache
def labels() -> dict[str, str]:
    """Return every word that heads a list only with a colon or alone on its line (可以决定：, 不得：)."""
    return {w: kind for kind, group in words("sections")["labels"].items() for w in group}


@cache
def _plainly() -> tuple[str, dict[str, re.Pattern[str]]]:
    """Return what matches headings in plain words, all of them (能自己拍板的事) and by what they hold."""
    lists = words("sections")["plainly"]
    who, things = either(lists["who"]), either(lists["things"])
    told = {
        kind: f"(?:{who})?{either(of['may'])}(?:{either(of['how'])})*{either(of['does'])}的"
        for kind, of in lists.items()
        if kind not in ("who", "things")
    }
    # 你可以自己决定的： needs its colon.
    sought = "|".join(f"{form}(?:{things}|(?=[ 　*]*[:：]))" for form in told.values())
    return sought, {kind: re.compile(f"{form}(?:{things})?") for kind, form in told.items()}


def label_of(text: str) -> str:
    """Return what a label says that the list below it holds, "" for none."""
    if listed := labels().get(text, ""):
        return listed
    return next((kind for kind, form in _plainly()[1].items() if form.fullmatch(text)), "")


@cache
def any_word() -> re.Pattern[str]:
    """Return a pattern of all of them; a label needs its colon or the end of its line."""
    anywhere = either({*describing(), *standalone()})
    label = rf"(?:{either(labels())}|(?<!{HAN})(?:{_plainly()[0]}))"
    return compiled(rf"{anywhere}|{label}(?=[ 　*]*(?:[:：\n]|$))")


def held(word: str) -> str:
    """Return what the list below a heading's word holds."""
    listed = (of[word] for of in (standalone(), describing()) if word in of)
    return next(listed, "") or label_of(word)


def behind(word: str, colon: bool) -> str | None:
    """Return what a word opens that stands behind a title; a label needs its ``colon``."""
    return describing().get(word) or (label_of(word) if colon else "") or None


def section_of(text: str) -> str:
    """Return what a heading's whole text says the section holds, or "" where it says nothing.

    Whole words first, then the endings (销售部门核心定位 is an overview).
    """
    plain, whole = _NO_LETTER.sub("", text), standalone()
    led = (plain[len(lead) :] for lead in _leading() if plain.startswith(lead))
    if named := next((word for word in (plain, *led) if word in whole), ""):
        return whole[named]
    if plain.rpartition("之")[2] in verbs("verbs", "nominal").every:
        # 预算之编制 is drawn up, and heads no number of posts.
        return ""
    return next((kind for kind, endings in _endings() if plain.endswith(endings)), "")


@cache
def _leading() -> tuple[str, ...]:
    return tuple(words("sections")["leading"])


@cache
def _endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((str(kind), tuple(ends)) for kind, ends in words("sections")["endings"].items())


def above_list(text: str) -> str:
    """Return what a line right above a list says the list holds by its ending (控制职能), or ""."""
    endings = words("sections")["above_lists"].items()
    return next((str(kind) for kind, ends in endings if text.endswith(tuple(ends))), "")


@cache
def _section_words() -> re.Pattern[str]:
    return compiled(either(standalone()))


@cache
def _names() -> tuple[str, ...]:
    return (*describing(), *standalone())


@cache
def _several() -> re.Pattern[str]:
    word = either({*_names()})
    return compiled(rf"({HAN}{{2,14}}?)各?(?:{word})(?:[{_JOINTS}](?:{word}))+[{_JOINTS}]?")


def of_several(text: str) -> str:
    """Return whose several sections a line only names (采购部 of 采购部各岗位职责、任职资格), or ""."""
    ends = text.rstrip(_JOINTS).endswith(_names())
    found = _several().fullmatch(text) if ends and {*_JOINTS} & {*text} else None
    return found[1] if found else ""


def is_label(text: str) -> bool:
    """Say whether a heading's text is one that only heads a list (可以决定：)."""
    return label_of(text.strip(" 　#*:：\n")) != ""


def section_prefix(text: str) -> int:
    """Return how long the section word is that a text begins with; 0 for none."""
    found = _section_words().match(text)
    return found.end() if found else 0


def is_said_of(text: str, at: int) -> bool:
    """Say whether a section word that ends there is what something is said of (权责|对等)."""
    return text.startswith(tuple(words("sections")["said_of"]), at)


def is_of_unit(text: str) -> bool:
    """Say whether a heading speaks of the unit whose text it is (部门职责)."""
    return _OF_UNIT.match(text) is not None


def is_units_own(text: str) -> bool:
    """Say whether a heading speaks of a unit even behind a post (部门职能)."""
    return _UNITS_OWN.match(text) is not None
