"""Matrices as a page to read and print: the grid, the drawing of a ladder, the sentences below."""

from functools import cache

import jinja2

from rolegraph.matrices.output.rows import grouped_by, narrowed
from rolegraph.matrices.output.tabled import Tabled
from rolegraph.paper import Links, environment, page, said

_NO_LINKS = Links()


def write(tabled: Tabled) -> bytes:
    """Return the matrices as a document that stands alone."""
    return page(said(tabled.title, tabled.language), body(tabled), tabled.language)


def body(tabled: Tabled, links: Links = _NO_LINKS, titled: bool = True) -> str:
    """Return the matrices as a fragment, for a page that frames it, with or without its title."""
    template = _templates().get_template("matrices.html")
    return template.render(
        tabled=tabled,
        language=tabled.language,
        grouped_by=grouped_by,
        narrowed=narrowed,
        links=links,
        titled=titled,
    )


@cache
def _templates() -> jinja2.Environment:
    return environment(__package__)
