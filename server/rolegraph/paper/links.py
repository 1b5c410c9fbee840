"""What a page of findings or matrices takes from the site around it: addresses, and how words are shown."""

from collections.abc import Callable
from dataclasses import dataclass


def _nowhere(*_: object) -> str:
    """Give nothing: a file that stands alone has no other pages, and no text to mend words by."""
    return ""


@dataclass(frozen=True, slots=True)
class Links:
    """The address of the page about an IRI, and of a place (document, start, end); "" for none.

    ``check`` is the address of the findings of a check with a severity; "" where they are all on this page.
    ``quote`` is the markup of words at a place (document, start, end, words) with damage and its
    reading apart; "" to show the words as they stand and their reading below.
    """

    page: Callable[[str], str] = _nowhere
    place: Callable[[str, int, int], str] = _nowhere
    check: Callable[[str, str], str] = _nowhere
    quote: Callable[[str, int, int, str], str] = _nowhere
