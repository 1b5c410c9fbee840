"""Say who asks before a large body is sent.

Virtuoso ends a connection that sends a graph without the right header, so the challenge is asked for
with an empty request first.
"""

from base64 import b64encode
from urllib.error import HTTPError
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
    urlopen,
)

from rolegraph.store.address import Address

_SECONDS = 30
_UNAUTHORISED = 401


def authorised(request: Request, address: Address) -> Request:
    """Return a request with what the server wants to know of its user; as it is without a user."""
    if address.user:
        scheme, _, rest = _challenge(request).partition(" ")
        told = _digest(request, address, rest) if scheme.lower() == "digest" else _basic(address)
        request.add_unredirected_header("Authorization", told)
    return request


def _challenge(request: Request) -> str:
    probe = Request(request.full_url, method="HEAD")
    try:
        urlopen(probe, timeout=_SECONDS).close()
    except HTTPError as error:
        with error:
            if error.code == _UNAUTHORISED:
                return str(error.headers.get("WWW-Authenticate", "Basic"))
    return "Basic"


def _digest(request: Request, address: Address, challenge: str) -> str:
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, request.full_url, address.user, address.password)
    members = parse_keqv_list([part for part in parse_http_list(challenge) if part])
    return f"Digest {HTTPDigestAuthHandler(passwords).get_authorization(request, members)}"


def _basic(address: Address) -> str:
    return "Basic " + b64encode(f"{address.user}:{address.password}".encode()).decode()
