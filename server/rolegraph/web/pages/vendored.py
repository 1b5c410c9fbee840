"""Scripts of others, which ``make vendor`` fetches: pages use them where they are, and work without."""

from functools import cache
from importlib.resources import files

from flask import Flask

_FOLDER = files("rolegraph.web").joinpath("static/vendor")


def register(app: Flask) -> None:
    """Let templates ask for a script of others."""
    app.context_processor(lambda: {"vendored": vendored})


@cache
def vendored(name: str) -> bool:
    """Say whether a script of others is there; it does not come or go while a server runs."""
    return _FOLDER.joinpath(name).is_file()
