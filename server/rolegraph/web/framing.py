"""Frame findings and matrices in a page of the site, with what may be chosen above them."""

from collections.abc import Collection, Mapping

from flask import render_template, request
from markupsafe import Markup

from rolegraph.queries.names import ORGANISATION
from rolegraph.web.served import served

# More would be no help in a list to choose from; the address takes any.
_MOST = 200


def framed(
    title: Mapping[str, str],
    body: str,
    chosen: Collection[str],
    severities: Mapping[str, Mapping[str, str]] | None = None,
) -> bytes:
    """Return the page of a fragment that escapes what it is given.

    ``chosen`` are the organisations asked for; with ``severities`` one organisation and severity
    may be chosen, else several organisations.
    """
    known = served().names.suggest(ORGANISATION, "", _MOST)
    return render_template(
        "paper.html",
        title=title,
        body=Markup(body),
        path=request.path.partition(".")[0],
        organisations={name.iri: name.text for name in known},
        chosen=chosen,
        severities=severities or {},
    ).encode()
