"""Long lists a page at a time: what is shown of one, and the addresses before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request

from rolegraph.errors import UsageError
from rolegraph.web.serving.addressing import with_parameter
from rolegraph.web.serving.reading import whole

T = TypeVar("T")
#: So many rows are on a page; more are slow to send and too many to read.
ROWS = 100


@dataclass(frozen=True, slots=True)
class Portion(Generic[T]):
    """What a page shows of a list of ``total``, from the row ``start`` on.

    ``before`` and ``after`` are the addresses of the pages beside it, "" where there is none.
    """

    shown: Sequence[T]
    start: int
    total: int
    before: str = ""
    after: str = ""


def portion(found: Sequence[T], rows: int = ROWS) -> Portion[T]:
    """Return what ``?page=`` (from 1) shows of a list.

    Raises UsageError for what is no number of a page; for one after the last it is the last.
    """
    given = request.args.get("page", "1")
    if not whole(given):
        raise UsageError(f"'page' wants a number above 0, not {given[:60]!r}.")
    number = min(whole(given), max(1, -(-len(found) // rows)))
    start = (number - 1) * rows
    return Portion(
        found[start : start + rows],
        start,
        len(found),
        with_parameter("page", number - 1) if number > 1 else "",
        with_parameter("page", number + 1) if start + rows < len(found) else "",
    )
