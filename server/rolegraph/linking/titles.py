"""Job titles as people and advertisements write them → what is compared."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from rolegraph.reading.scripts import simplify
from rolegraph.resources import lexicon

#: What stands in brackets, no further than a title is long: else a cell of brackets would take minutes.
_BRACKETED = re.compile(r"[（(\[【{<《][^）)\]】}>》]{0,300}[）)\]】}>》]")
_OTHER = re.compile(r"[^\w+#/ =]")
#: An advertisement: who recruits, and what job. A recruiter's own job (招聘专员) is none.
_WANTED = re.compile(
    r"^.*(?:招聘|诚聘|急聘|直招)(?=\w{2})(?!专员|经理|主管|顾问|助理|师|岗|会)", re.MULTILINE
)
#: What a published name leaves out, behind what it names (Dentists, General; Barbers, except …).
_BESIDES = re.compile(r",? *\b(?:general|except|excluding|all other|not elsewhere classified)\b.*")
_PLURAL = re.compile(r"(?<=[a-z]{2}[^\Wsui])s$")
#: A/B and A=B name one job twice.
_PARTS = re.compile(r"[/=]")


@cache
def _words() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = lexicon("linking/titles.yaml")
    return loaded


@cache
def _noise() -> re.Pattern[str]:
    return re.compile("|".join([*_words()["noise"], _any_of(_words()["levels"])]))


@cache
def _short() -> re.Pattern[str]:
    return re.compile(_any_of(_words()["short"]))


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, those in letters as whole words."""
    return "|".join(
        rf"(?<![a-z]){w}(?![a-z])" if w.isascii() else w for w in map(re.escape, words)
    )


def normalised(title: str) -> str:
    """Return a title in Simplified script and lower case, without brackets, ranks and recruiting noise.

    Short forms are written out (mgr: manager). What would leave nothing is kept.
    """
    plain = (title if title.isascii() else simplify(title)).lower()
    bare = _BRACKETED.sub(" ", plain)
    kept = bare if bare.strip() else plain
    for pattern in (_WANTED, _noise(), _OTHER):
        shorter = pattern.sub(" ", kept)
        kept = shorter if shorter.strip() else kept
    return " ".join(written_out(kept).split())


def written_out(name: str) -> str:
    """Return a name in lower case with its short forms written out (mgr: manager)."""
    return _short().sub(_written_out, name)


def _written_out(found: re.Match[str]) -> str:
    forms = _words()["short"][found[0]]
    return str(forms["en" if found.string.isascii() else "zh"])


def singular(name: str) -> str:
    """Return an English name with its last word in the singular, another as it is."""
    return _PLURAL.sub("", name)


def own_name(label: str) -> str:
    """Return what a published name calls an occupation: in the singular, without what it leaves out."""
    name = normalised(_BESIDES.sub("", label.lower())) if label.isascii() else normalised(label)
    return singular(name)


def variants(title: str) -> tuple[str, ...]:
    """Return the names that a title gives: itself, and the parts of A/B and A=B."""
    whole = normalised(title)
    parts = [p.strip() for p in _PARTS.split(whole) if len(p.strip()) > 1]
    return tuple(dict.fromkeys([whole, *(parts if len(parts) > 1 else [])]))
