"""Choose the media type of an answer: suffix, then ``?format=``, then ``Accept``, then the default."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from flask import request
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from rolegraph.errors import NotAcceptable
from rolegraph.store import formats

HTML = "text/html"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAIN_JSON = "application/json"

#: Short names of media types, as suffix and as ``?format=``.
SHORT = {
    "json": formats.JSON,
    "xml": formats.XML,
    "csv": formats.CSV,
    "tsv": formats.TSV,
    "ttl": formats.TURTLE,
    "nt": formats.N_TRIPLES,
    "jsonld": formats.JSON_LD,
    "rdf": formats.RDF_XML,
    "html": HTML,
    "xlsx": XLSX,
}

# What clients ask for, and what it is called today.
_ALIASES = {
    PLAIN_JSON: formats.JSON,
    "application/xml": formats.XML,
    "text/xml": formats.XML,
    "application/x-turtle": formats.TURTLE,
    "text/plain": formats.N_TRIPLES,
}


def chosen(offers: Sequence[str], name: str = "", short: Mapping[str, str] = SHORT) -> str:
    """Return the media type to answer in; the first offer where the caller has no wish.

    ``name`` is a short name, from a suffix or ``?format=``. Raises NotAcceptable, which names what
    is offered, where the wish cannot be met: an absent or empty Accept is no wish.
    """
    if name:
        wanted = short.get(name, name)
        if wanted in offers:
            return wanted
        raise NotAcceptable(_refusal(name, offers, short), tuple(offers))
    accept = request.headers.get("Accept", "")
    if not accept.strip():
        return offers[0]
    best = _best(accept, tuple(offers))
    if best is None:
        raise NotAcceptable(_refusal(accept, offers, short), tuple(offers))
    return best


# Clients send the same few headers again and again; to read one takes longer than all else here.
@lru_cache(maxsize=256)
def _best(accept: str, offers: tuple[str, ...]) -> str | None:
    """Return the offer that an Accept header likes best, None where it takes none of them."""
    aliases = [a for a, real in _ALIASES.items() if real in offers and a not in offers]
    # Without what is said beside a type: "text/csv;header=absent" is a wish for CSV.
    wishes = [(wish.partition(";")[0], q) for wish, q in parse_accept_header(accept, MIMEAccept)]
    best = MIMEAccept(wishes).best_match([*offers, *aliases])
    return _ALIASES.get(best, best) if best is not None and best not in offers else best


def wants_html() -> bool:
    """Say whether a person asks with a browser: HTML is named, and nothing is liked better."""
    accept = request.accept_mimetypes
    return HTML in accept.values() and accept[HTML] >= accept[PLAIN_JSON]


def format_parameter() -> str:
    """Return ``?format=``, or ""."""
    return request.args.get("format", "")


def _refusal(wanted: str, offers: Sequence[str], short: Mapping[str, str]) -> str:
    names = {media_type: name for name, media_type in short.items()}
    listed = ", ".join(
        f"{offer} ({names[offer]})" if offer in names else offer for offer in offers
    )
    return f"The answer was wanted as {wanted[:200]}. It can be had as {listed}."
