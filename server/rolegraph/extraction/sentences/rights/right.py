"""One right as a phrase names it: a kind on an object."""

from dataclasses import dataclass

from rolegraph.extraction.sentences import Span
from rolegraph.model import Limit
from rolegraph.values import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Right:
    """One kind on one object; the spans say where kind word and object stand in the text.

    ``share`` is a word such as 部分; ``behalf`` in whose name the right is used; ``limit`` one that
    stands in a bracket.
    """

    kind: str
    word: Span
    object: str
    place: Span
    share: str = ""
    behalf: str = ""
    limit: Limit | None = None
