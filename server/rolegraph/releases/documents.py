"""What a release says of its documents: how each was read, and what in it is marked or mended."""

from collections.abc import Iterable
from dataclasses import asdict

from rolegraph.reading import Document

Json = dict[str, object]


def documents(read: Iterable[Document]) -> list[Json]:
    """Return every document with its marks, repairs and unmended damage, in the order of paths.

    Offsets are code points of the stored text, which stands in the release beside this.
    """
    return [
        {
            "path": d.path,
            "title": d.title,
            "media_type": d.media_type,
            "encoding": d.encoding,
            "script": d.script,
            "sha256": d.sha256,
            "marks": [asdict(mark) for mark in d.marks],
            "repairs": [asdict(repair) for repair in d.repairs],
            "damage": [asdict(mark) for mark in d.damage],
            "left_out": [asdict(omission) for omission in d.left_out],
        }
        for d in sorted(read, key=lambda d: d.path)
    ]
