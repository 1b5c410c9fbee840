"""Job titles as people and advertisements write them → what is compared."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from rolegraph.reading.scripts import simplify
from rolegraph.resources import lexicon

_BRACKETED = re.compile(r"[（(\[【{<《][^）)\]】}>》]*[）)\]】}>》]")
_OTHER = re.compile(r"[^\w+#/ =]")
#: An advertisement: who recruits, and what job. A recruiter's own job (招聘专员) is none.
_WANTED = re.compile(r".*(?:招聘|诚聘|急聘|直招)(?=\w{2})(?!专员|经理|主管|顾问|助理|师|岗|会)")
#: A/B and A=B name one job twice.
_PARTS = re.compile(r"[/=、]")


@cache
def _words() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = lexicon("linking/titles.yaml")
    return loaded


@cache
def _noise() -> re.Pattern[str]:
    levels = "|".join(map(re.escape, _words()["levels"]))
    return re.compile("|".join([*_words()["noise"], levels]))


def normalised(title: str) -> str:
    """Return a title in Simplified script and lower case, without brackets, ranks and recruiting noise.

    What would leave nothing is kept.
    """
    plain = simplify(title).lower()
    bare = _BRACKETED.sub(" ", plain)
    kept = bare if bare.strip() else plain
    for pattern in (_WANTED, _noise(), _OTHER):
        shorter = pattern.sub(" ", kept)
        kept = shorter if shorter.strip() else kept
    return " ".join(kept.split())


def variants(title: str) -> tuple[str, ...]:
    """Return the names that a title gives: itself, and the parts of A/B and A=B."""
    whole = normalised(title)
    parts = [p.strip() for p in _PARTS.split(whole) if len(p.strip()) > 1]
    return tuple(dict.fromkeys([whole, *(parts if len(parts) > 1 else [])]))
