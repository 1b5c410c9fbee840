"""A user's own ontology files, read as they stand."""

from collections.abc import Sequence
from pathlib import Path

from rolegraph.errors import BadInput
from rolegraph.graph.ontology import Source


def own_ontology(files: Sequence[Path]) -> tuple[Source, ...]:
    """Return the texts of Turtle files, named by their paths.

    Raises BadInput naming every file that cannot be read as UTF-8 text.
    """
    found, faults = [], []
    for file in files:
        try:
            found.append(Source(str(file), file.read_text("utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{file} ({error.strerror if isinstance(error, OSError) else error})")
    if faults:
        raise BadInput(
            f"An ontology in Turtle (UTF-8) was wanted, but could not be read: {', '.join(faults)}. "
            "Nothing was built."
        )
    return tuple(found)
