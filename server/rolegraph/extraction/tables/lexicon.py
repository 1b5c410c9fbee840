"""The words of tables, as ``data/lexicon/tables`` lists them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from rolegraph.resources import folder

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def entries(name: str) -> Mapping[str, Any]:
    """Return one file of ``data/lexicon/tables``; every scalar is text."""
    text = folder("data/lexicon").joinpath("tables", f"{name}.yaml").read_text("utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=_LOADER)
    return loaded
