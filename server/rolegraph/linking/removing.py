"""Removing or replacing a vocabulary that a user added: whole, and never from below links that rest on it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rolegraph.errors import UsageError
from rolegraph.linking.mappings import Link
from rolegraph.linking.vocabularies import (
    Occupation,
    Vocabulary,
    added,
    drop,
    known,
    shipped,
    shipped_vocabulary,
    vocabulary,
    write,
)

_SHOWN = 5


def remove(name: str, links: Iterable[Link], own: Path | None = None) -> bool:
    """Remove an added vocabulary; say whether the shipped one of its name stands again.

    Raises UsageError where none of that name was added, and where links of roles lead to occupations that
    would be gone, or be called otherwise: the next build would refuse them.
    """
    if name not in added(own):
        raise UsageError(_not_added(name, own))
    left = shipped_vocabulary(name).occupations if name in shipped() else ()
    if stranded := list(_stranded(name, links, left, own)):
        raise UsageError(f"'{name}' was not removed: {_told(name, stranded)}.")
    drop(name, own)
    return name in shipped()


def put(found: Vocabulary, links: Iterable[Link], own: Path) -> Path:
    """Write a vocabulary, in the place of the one of its name if there is one; return its table's path.

    Raises UsageError, as ``remove`` does, where links of roles rest on what is not in it.
    """
    there = found.name in known(own)
    if there and (stranded := list(_stranded(found.name, links, found.occupations, own))):
        raise UsageError(
            f"'{found.name}' was not added: {_told(found.name, stranded)}, or give another name with --name."
        )
    return write(found, own)


def _told(name: str, stranded: Sequence[Link]) -> str:
    more = f" and {len(stranded) - _SHOWN} more" if len(stranded) > _SHOWN else ""
    return (
        f"{len(stranded)} links of roles lead to occupations that would be gone, or be called otherwise "
        f"({', '.join(one.at for one in stranded[:_SHOWN])}{more}). Take these lines out, or decide them "
        f"anew with: rolegraph link review --target {name} --role NAME"
    )


def _not_added(name: str, own: Path | None) -> str:
    mine = ", ".join(added(own)) or "none"
    came = (
        f"'{name}' comes with rolegraph and stays"
        if name in shipped()
        else f"No '{name}' was added"
    )
    return f"{came}; what was added can be removed: {mine}."


def _stranded(
    name: str, links: Iterable[Link], left: Iterable[Occupation], own: Path | None
) -> Iterator[Link]:
    """Yield the links to a vocabulary that what is left in its place does not have as they say."""
    going = {o.id for o in vocabulary(name, own).occupations}
    staying = {o.id: o.label for o in left}
    for one in links:
        if one.holds and one.object in going and staying.get(one.object) != one.label:
            yield one
