"""Find the ontology, shapes, queries and data that come with rolegraph."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_CHECKOUT = Path(__file__).parents[2]


def folder(name: str) -> Traversable:
    """Return a shipped folder, such as ``queries`` or ``data/lexicon``.

    A wheel carries the folders in ``rolegraph/shipped``; a checkout (and so an
    editable install) keeps them beside ``server/``.
    """
    installed = files(__package__).joinpath("shipped", name)
    return installed if installed.is_dir() else _CHECKOUT / name


def corpus() -> Path | None:
    """Return the checkout's corpus folder, or None where rolegraph is installed from a wheel.

    The documents' rights are their owners', so no wheel carries them.
    """
    here = _CHECKOUT / "data" / "corpus"
    return here if here.is_dir() and (_CHECKOUT / "pyproject.toml").is_file() else None
