"""Titles → the shared roles of the scheme (sales manager in general), where a title names one."""

from dataclasses import replace
from functools import cache

from rolegraph.extraction.schemes import scheme
from rolegraph.extraction.sentences.wording.lexicon import Words
from rolegraph.model import Position
from rolegraph.vocabulary import ROLE

#: A shorter label at the end of a title may be of another rank: 副总经理 is no 总经理.
_SHORTEST = 4
#: What makes another job of the title behind it.
_OTHER = ("副", "助理", "代理", "assistant", "deputy", "vice", "junior", "associate")


def with_role(position: Position) -> Position:
    """Return a position with the role that its title is a label of, or ends in; others as they are."""
    if position.role:
        return position
    found = (role_of(name) for name in (position.label.hans, position.label.en, *position.aliases))
    return replace(position, role=next(filter(None, found), ""))


def role_of(title: str) -> str:
    """Return the local name of the role that a title names, or ""."""
    plain = title.lower().strip()
    if plain in _labels():
        return _labels()[plain]
    head = _words().before(plain, len(plain))
    before = plain.removesuffix(head)
    parted = not head.isascii() or before.endswith(" ")
    other = any(before.strip().endswith(word) for word in _OTHER)
    return _labels()[head] if len(head) >= _SHORTEST and parted and not other else ""


@cache
def _labels() -> dict[str, str]:
    """Return roles by label in lower case, preferred labels winning over synonyms."""
    found: dict[str, str] = {}
    for concept in scheme(ROLE):
        for _, label in concept.labels:
            found.setdefault(label.lower(), concept.name)
    return found


@cache
def _words() -> Words:
    return Words(frozenset(_labels()))
