"""English renderings of Chinese statements: curated by sentence, else composed, else none.

A rendering is a translation and is shown as one; it carries no evidence. The data files
(``data/renderings/*.yaml``) map a source sentence, as the document has it, to English.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TypeVar

import yaml

from rolegraph.extraction.schemes import scheme
from rolegraph.model import Authority, Duty, Norm, Statements
from rolegraph.reading.characters import HAN
from rolegraph.resources import folder
from rolegraph.vocabulary import ACTION, KIND, OBJECT

# A number is the item's where a separator follows, or a word that is no unit: 6收取 but not 2年以上.
# Several are where layout ran them together: 2. 3.
_NUMBER = re.compile(
    r"^[、.．。;；:：]*(?:(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．,，])+"
    rf"|[①-⑳]|\d{{1,2}}(?={HAN})(?![年月日天周週季个個名人家户戶次份台臺万萬元小至到以]))[、.．]*"
)
_END = re.compile(r"[\s;；。.．,，、:：]+$")
_SPACE = re.compile(r"\s+")

N = TypeVar("N", bound=Norm)


def key(sentence: str) -> str:
    """Return a sentence without its number, final punctuation and white space."""
    squeezed = _SPACE.sub("", sentence)
    return _END.sub("", _NUMBER.sub("", squeezed, count=1)) or squeezed


def rendered(statements: Statements, renderings: Mapping[str, str] | None = None) -> Statements:
    """Return the statements with an English rendering wherever one is known.

    A statement that is English already, or was given a rendering, is left as it is.
    """
    known = shipped() if renderings is None else renderings

    def each(norms: tuple[N, ...]) -> tuple[N, ...]:
        return tuple(_rendered(norm, known) for norm in norms)

    return replace(
        statements,
        duties=each(statements.duties),
        authorities=each(statements.authorities),
        prohibitions=each(statements.prohibitions),
        qualifications=each(statements.qualifications),
        appraisals=each(statements.appraisals),
    )


@cache
def shipped() -> dict[str, str]:
    """Return every curated rendering by its sentence's key.

    The files quote the corpus, whose rights are its owners', so that no wheel carries them.
    """
    home = folder("data/renderings")
    files = sorted(home.iterdir(), key=lambda f: f.name) if home.is_dir() else []
    found: dict[str, str] = {}
    for file in files:
        if file.name.endswith(".yaml"):
            parsed: dict[str, str] = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) or {}
            found |= {key(sentence): english for sentence, english in parsed.items()}
    return found


def _rendered(norm: N, known: Mapping[str, str]) -> N:
    if norm.english or not norm.language.startswith("zh"):
        return norm
    curated = (known.get(key(e.quote)) for e in norm.evidence)
    english = next((c for c in curated if c), "") or composed(norm)
    return replace(norm, english=english) if english else norm


def composed(norm: Norm) -> str:
    """Return action and object in English where both are whole labels of the schemes, else "".

    An object that says more than its concept's label is not rendered: half a sentence in another
    language would say something else.
    """
    if isinstance(norm, Duty) and norm.reading.endswith(norm.action + norm.object):
        verb = _english(ACTION, norm.action_concept, norm.action)
        return _sentence(verb, _english(OBJECT, norm.object_concept, norm.object))
    if isinstance(norm, Authority) and not norm.limit:
        kind = _labels(KIND).get(norm.kind, {}).get("en", "")
        return _sentence(kind, _english(OBJECT, norm.object_concept, norm.object))
    return ""


def _sentence(verb: str, thing: str) -> str:
    return f"{verb[0].upper()}{verb[1:]} {thing}" if verb and thing else ""


def _english(namespace: str, concept: str, words: str) -> str:
    labels = _labels(namespace).get(concept, {})
    return labels.get("en", "") if labels.get("zh-Hans") == words else ""


@cache
def _labels(namespace: str) -> dict[str, dict[str, str]]:
    """Return preferred labels by concept and language: they stand first, so the first one wins."""
    found: dict[str, dict[str, str]] = {}
    for concept in scheme(namespace):
        for language, label in reversed(concept.labels):
            found.setdefault(concept.name, {})[language] = label
    return found
