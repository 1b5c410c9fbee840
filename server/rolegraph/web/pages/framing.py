"""Frame findings and matrices in a page of the site, with what may be chosen above them."""

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import render_template, request
from markupsafe import Markup

from rolegraph.queries.names import ORGANISATION
from rolegraph.web.pages.portions import Portion
from rolegraph.web.serving.addressing import without
from rolegraph.web.serving.served import served

Choices = Mapping[str, Mapping[str, str]]

# More would be no help in a list to choose from; the address takes any.
_MOST = 200


def framed(
    title: Mapping[str, str],
    body: str,
    chosen: Collection[str],
    choices: Mapping[str, Choices] | None = None,
    part: Portion[Any] | None = None,
    fields: Collection[str] = (),
) -> bytes:
    """Return the page of a fragment that escapes what it is given.

    Without a fragment the page asks to choose. ``chosen`` are the organisations asked for; with
    ``choices`` (by the name of the parameter) one organisation and one of each may be chosen, else
    several organisations. ``part`` is what is shown of something long, ``fields`` the parameters
    that take words.
    """
    known = served().names.suggest(ORGANISATION, "", _MOST)
    return render_template(
        "paper.html",
        title=title,
        body=Markup(body),
        path=request.path.partition(".")[0],
        files=urlencode(without("format")),
        organisations={name.iri: name.text for name in known},
        chosen=chosen,
        choices=choices or {},
        part=part,
        fields=fields,
    ).encode()
