"""Find the ontology, shapes, queries and data that come with rolegraph."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CHECKOUT = Path(__file__).parents[2]


def folder(name: str) -> Traversable:
    """Return a shipped folder, such as ``queries`` or ``data/lexicon``.

    A wheel carries the folders in ``rolegraph/shipped``; a checkout (and so an
    editable install) keeps them beside ``server/``.
    """
    installed = files(__package__).joinpath("shipped", name)
    return installed if installed.is_dir() else _CHECKOUT / name


@cache
def lexicon(name: str, *, words: bool = False) -> Any:
    """Return what a YAML file of ``data/lexicon`` holds, such as ``structure/titles.yaml``, read once.

    Where it holds ``words`` every scalar is text: ``on``, ``off`` and ``no`` without quotes too. Read
    with libyaml, many times as fast as plain Python, where PyYAML comes with it.
    """
    text = folder("data/lexicon").joinpath(*name.split("/")).read_text("utf-8")
    return yaml.load(text, Loader=_WORDS_LOADER if words else _LOADER)


def checkout(name: str) -> Path | None:
    """Return a folder of the checkout, to be edited there, or None where there is no checkout."""
    here = _CHECKOUT / name
    return here if here.is_dir() and (_CHECKOUT / "pyproject.toml").is_file() else None


def corpus() -> Path | None:
    """Return the checkout's corpus folder, or None where rolegraph is installed from a wheel.

    The documents' rights are their owners', so no wheel carries them.
    """
    return checkout("data/corpus")
