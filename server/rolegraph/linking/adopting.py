"""A user's table of a vocabulary that is shipped: known by its codes, it takes the shipped name and IRIs."""

from dataclasses import replace

from rolegraph.linking.vocabularies import Vocabulary, shipped, shipped_vocabulary

#: The share of codes that must agree.
_AGREE = 0.9


def likeness(found: Vocabulary) -> str:
    """Return the name of the shipped vocabulary that has nearly all codes of this one, or ""."""
    codes = {o.code for o in found.occupations}
    for name in shipped():
        theirs = {o.code for o in shipped_vocabulary(name).occupations}
        if len(codes & theirs) >= _AGREE * len(codes):
            return name
    return ""


def adopted(found: Vocabulary, name: str) -> Vocabulary:
    """Return a vocabulary under a shipped name: with its IRIs, title and version, and its own names.

    Licence and attribution are left out: whose the further names are, we cannot know.
    """
    theirs = shipped_vocabulary(name)
    ids = {o.code: o.id for o in theirs.occupations}
    space = str(theirs.about["space"])
    kept = {key: theirs.about[key] for key in ("title", "version", "language", "space")}
    about = {**kept, "source": found.about["source"]}
    occupations = (replace(o, id=ids.get(o.code, space + o.code)) for o in found.occupations)
    return Vocabulary(name, about, tuple(occupations))
