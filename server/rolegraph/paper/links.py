"""Where what stands on a page leads: to the page of a thing, and to a place in a document."""

from collections.abc import Callable
from dataclasses import dataclass


def _nowhere(*_: object) -> str:
    """Lead nowhere: a file that stands alone has no other pages."""
    return ""


@dataclass(frozen=True, slots=True)
class Links:
    """The address of the page about an IRI, and of a place (document, start, end); "" for none."""

    page: Callable[[str], str] = _nowhere
    place: Callable[[str, int, int], str] = _nowhere
