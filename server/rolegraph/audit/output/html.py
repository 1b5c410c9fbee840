"""The audit as a working paper: one HTML file to read, print and sign."""

from collections import Counter
from functools import cache
from itertools import groupby

import jinja2

from rolegraph.audit.output.audited import Audited
from rolegraph.paper import Links, environment, page, word

_NO_LINKS = Links()


def write(audited: Audited) -> bytes:
    """Return the working paper as a document that stands alone."""
    return page(word("audit", audited.language), body(audited), audited.language)


def body(audited: Audited, links: Links = _NO_LINKS, titled: bool = True) -> str:
    """Return the working paper as a fragment, for a page that frames it, with or without its title."""
    by_severity = [
        (severity, [(rule, list(found)) for rule, found in groupby(each, key=lambda f: f.rule)])
        for severity, each in groupby(audited.report.findings, key=lambda f: f.severity)
    ]
    counted = Counter((f.severity, f.rule) for f in audited.every)
    titles = {f.rule: f.title for f in audited.every}
    template = _templates().get_template("findings.html")
    return template.render(
        audited=audited,
        by_severity=by_severity,
        summary=[(*key, titles[key[1]], number) for key, number in counted.items()],
        language=audited.language,
        links=links,
        titled=titled,
    )


@cache
def _templates() -> jinja2.Environment:
    return environment(__package__)
