"""Local identifiers of what documents say: readable, and the same at every build.

A title is local to its organisation, not to its file (design.md, The model): positions and units
hang below their organisation, norms below the document and the place that states them.
"""

from functools import lru_cache

from rolegraph.vocabulary import slug


@lru_cache(maxsize=16)
def document_id(path: str) -> str:
    """Return the identifier of a document, ``document/sub/file.txt``."""
    return "document/" + "/".join(slug(part) for part in path.split("/"))


def organisation_id(name: str) -> str:
    """Return the identifier of an organisation that documents or a person name."""
    return f"organisation/{slug(name)}"


def local_organisation_id(path: str, ordinal: int) -> str:
    """Return the identifier of the nth organisation (from 1) of a file that names none."""
    return f"organisation/{document_id(path).removeprefix('document/')}/{ordinal}"


def unnamed_organisation(iri: str) -> str:
    """Return what stands for an organisation that no text names: its file, numbered from the second on."""
    return iri.partition("organisation/")[2].removesuffix("/1")


def position_id(organisation: str, title: str) -> str:
    """Return the identifier of a position by its title, Simplified or English.

    Capitals make no difference: SALES MANAGER in a heading and sales manager in a sentence are one.
    """
    return f"position/{organisation.removeprefix('organisation/')}/{slug(title.casefold())}"


def unit_id(organisation: str, name: str, parent: str = "") -> str:
    """Return the identifier of a unit by its name, below its parent's where it has one.

    Capitals make no difference.
    """
    above = parent.removeprefix("unit/") or organisation.removeprefix("organisation/")
    return f"unit/{above}/{slug(name.casefold())}"


def statement_id(kind: str, path: str, start: int, end: int, *more: str) -> str:
    """Return the identifier of a norm, line or step stated between two offsets of a document.

    ``more`` tells apart what one sentence states together, such as an authority's kind and ordinal.
    """
    place = document_id(path).removeprefix("document/")
    return "/".join([kind, place, f"{start}-{end}", *(slug(m) for m in more)])
