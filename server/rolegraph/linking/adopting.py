"""A user's table of a vocabulary that is shipped: known by its codes, it takes the shipped name and IRIs."""

from dataclasses import replace

from rolegraph.errors import UsageError
from rolegraph.linking.vocabularies import Vocabulary, shipped, shipped_vocabulary

#: The share of its codes that must be the shipped vocabulary's, and of that one's that it must have: a short
#: list of one's own, numbered 1, 2, 11, is no ISCO-08 and must not stand in its place.
_AGREE, _COVER = 0.9, 0.5


def placed_by_name(found: Vocabulary, name: str) -> Vocabulary:
    """Return a vocabulary as it is kept: under the name given, else that of the shipped one with its codes.

    Raises UsageError where the name is a shipped vocabulary's and the codes are not: it would stand in
    its place.
    """
    wanted = name or likeness(found) or found.name
    if wanted not in shipped():
        return found
    codes = {o.code for o in found.occupations}
    strange = codes - {o.code for o in shipped_vocabulary(wanted).occupations}
    if len(strange) > (1 - _AGREE) * len(codes):
        raise UsageError(
            f"'{wanted}' is a vocabulary that is shipped, and {len(strange)} of the {len(codes)} codes are "
            f"not in it (such as {min(strange)}): it would stand in its place. Give another name with --name."
        )
    return adopted(found, wanted)


def likeness(found: Vocabulary) -> str:
    """Return the name of the shipped vocabulary that this one has nearly all its codes of, or ""."""
    codes = {o.code for o in found.occupations}
    for name in shipped():
        theirs = {o.code for o in shipped_vocabulary(name).occupations}
        shared = len(codes & theirs)
        if shared >= _AGREE * len(codes) and shared >= _COVER * len(theirs):
            return name
    return ""


def adopted(found: Vocabulary, name: str) -> Vocabulary:
    """Return a vocabulary under a shipped name: with its IRIs, title and version, and its own names.

    Licence and attribution are left out, unless the table's own licence is told: whose the further names
    are, we cannot know.
    """
    theirs = shipped_vocabulary(name)
    ids = {o.code: o.id for o in theirs.occupations}
    space = str(theirs.about["space"])
    kept = {key: theirs.about[key] for key in ("title", "version", "language", "space")}
    own = {key: found.about[key] for key in ("version", "licence") if key in found.about}
    about = {**kept, **own, "source": found.about["source"]}
    occupations = (replace(o, id=ids.get(o.code, space + o.code)) for o in found.occupations)
    return Vocabulary(name, about, tuple(occupations))
