"""What lies nearest to an address that leads nowhere."""

from collections.abc import Callable, Mapping

from rapidfuzz import fuzz, process

from rolegraph.errors import UnknownResource
from rolegraph.queries.spelling import plain

_MOST = 5


def unknown(
    wanted: str,
    names: Mapping[str, str],
    address: Callable[[str], str],
    shown: Callable[[str], str] | None = None,
) -> UnknownResource:
    """Return the error of something that no document names, with the nearest that some do."""
    near = nearest(wanted, names, address, shown)
    return UnknownResource(f"The documents name nothing at '{wanted}'.", near)


def nearest(
    wanted: str,
    names: Mapping[str, str],
    address: Callable[[str], str],
    shown: Callable[[str], str] | None = None,
) -> tuple[tuple[str, str], ...]:
    """Return address and name of what is called most like something, the likest first.

    ``names`` are the names of what there is by its key, ``address`` gives the page of a key, and
    ``shown`` what a reader is told of it where that is more than its name. The end of a key counts
    as a name: it is in the language of the documents, whatever the reader's is.
    """
    sought = {key: f"{key.rpartition('/')[2]} {name}" for key, name in names.items()}
    found = process.extract(
        wanted.rpartition("/")[2] or wanted,
        sought,
        scorer=fuzz.WRatio,
        limit=_MOST,
        score_cutoff=50,
        processor=plain,
    )
    return tuple((address(key), shown(key) if shown else names[key]) for _, _, key in found)
