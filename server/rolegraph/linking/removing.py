"""Removing a vocabulary that a user added: whole, and never from below links that rest on it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rolegraph.errors import UsageError
from rolegraph.linking.mappings import Link
from rolegraph.linking.vocabularies import (
    added,
    drop,
    shipped,
    shipped_vocabulary,
    vocabulary,
)

_SHOWN = 5


def remove(name: str, links: Iterable[Link], own: Path | None = None) -> bool:
    """Remove an added vocabulary; say whether the shipped one of its name stands again.

    Raises UsageError where none of that name was added, and where links of roles lead to occupations that
    would be gone, or be called otherwise: the next build would refuse them.
    """
    if name not in added(own):
        raise UsageError(_not_added(name, own))
    if stranded := list(_stranded(name, links, own)):
        more = f" and {len(stranded) - _SHOWN} more" if len(stranded) > _SHOWN else ""
        raise UsageError(
            f"'{name}' was not removed: {len(stranded)} links of roles lead to occupations that would be "
            f"gone ({', '.join(one.at for one in stranded[:_SHOWN])}{more}). Take these lines out, or "
            f"decide them anew with: rolegraph link review --target {name} --role NAME"
        )
    drop(name, own)
    return name in shipped()


def _not_added(name: str, own: Path | None) -> str:
    mine = ", ".join(added(own)) or "none"
    came = (
        f"'{name}' comes with rolegraph and stays"
        if name in shipped()
        else f"No '{name}' was added"
    )
    return f"{came}; what was added can be removed: {mine}."


def _stranded(name: str, links: Iterable[Link], own: Path | None) -> Iterator[Link]:
    """Yield the links to an added vocabulary that what is left when it is gone does not have as they say."""
    going = {o.id for o in vocabulary(name, own).occupations}
    left = shipped_vocabulary(name).occupations if name in shipped() else ()
    staying = {o.id: o.label for o in left}
    for one in links:
        if one.holds and one.object in going and staying.get(one.object) != one.label:
            yield one
