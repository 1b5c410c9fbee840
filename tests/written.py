"""Documents for tests, as reading would give them for undamaged text."""

import hashlib

from rolegraph.reading import Document, Mark
from rolegraph.reading.passages import whole


def written(text: str, path: str = "a.txt", marks: tuple[Mark, ...] = ()) -> Document:
    """Return a document of Simplified text that is read as it stands."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        path=path,
        sha256=digest,
        text_sha256=digest,
        media_type="text/plain",
        encoding="utf-8",
        script="Hans",
        text=text,
        body=whole(text),
        title=text.splitlines()[0] if text else "",
        marks=marks,
    )
