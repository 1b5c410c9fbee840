"""Limits of authorities in words, as the document has them."""

from collections.abc import Mapping

from rolegraph.matrices.values import Texts
from rolegraph.queries import Details
from rolegraph.store import Value

_SIGNS = {"lt": "<", "lteq": "≤", "eq": "=", "gteq": "≥", "gt": ">"}


def limit_of(details: Details) -> Texts:
    """Return the words of an authority's limits, {} for none."""
    every = (each for link in ("limit", "furtherLimit") for each in details.figures.get(link, ()))
    said = [words for limit in every if (words := in_words(limit))]
    return {tag: "; ".join(words[tag] for words in said) for tag in said[0]} if said else {}


def in_words(limit: Mapping[str, Value]) -> Texts:
    """Return a limit as the document's words, and its figure where the words are no figure."""
    text = str(limit.get("sourceText", ""))
    return {"zh-Hans": text, "en": text} if text else {}


def amount(value: float, unit: str) -> str:
    """Return an amount to be read: 50,000 CNY."""
    return f"{value:,.10g} {unit}".strip() if value % 1 else f"{int(value):,} {unit}".strip()


def sign(operator: str) -> str:
    """Return the sign of an operator's IRI, "" for none."""
    return _SIGNS.get(operator.rsplit("/", 1)[-1], "")
