"""The words of tables, as ``data/lexicon/tables`` lists them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from rolegraph.resources import lexicon


@cache
def entries(name: str) -> Mapping[str, Any]:
    """Return one file of ``data/lexicon/tables``; every scalar is text."""
    loaded: Mapping[str, Any] = lexicon(f"tables/{name}.yaml", words=True)
    return loaded
