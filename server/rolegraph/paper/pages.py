"""Pages that stand alone: one file with its style, ready to be printed."""

from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from rolegraph.paper.language import said, word


def environment(package: str) -> jinja2.Environment:
    """Return an environment for the templates of a package.

    Beside its own it has what all papers share. Templates are given ``language``, and have the filters
    ``said`` (texts) and ``word`` (names in ``words.yaml``).
    """
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(p) for p in (package, __package__)]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.filters["said"] = _said
    made.filters["word"] = _word
    return made


@jinja2.pass_context
def _said(context: jinja2.runtime.Context, texts: dict[str, str]) -> str:
    return said(texts, context["language"])


@jinja2.pass_context
def _word(context: jinja2.runtime.Context, name: str) -> str:
    return word(name, context["language"])


@cache
def stylesheet() -> str:
    """Return the style of findings and matrices, on screen and on paper."""
    return files(__package__).joinpath("style.css").read_text("utf-8")


def page(title: str, body: str, language: str) -> bytes:
    """Return a whole document around a fragment of HTML; it needs nothing from elsewhere."""
    template = _own().get_template("page.html")
    written = template.render(
        title=title, body=Markup(body), language=language, style=Markup(stylesheet())
    )
    return written.encode()


@cache
def _own() -> jinja2.Environment:
    return environment(__package__)
