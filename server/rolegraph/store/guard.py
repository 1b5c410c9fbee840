"""What a caller's SPARQL may not do: change the graph, reach the network, nest without end."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from rolegraph.errors import LimitReached, QuerySyntax, ServiceForbidden, UpdateForbidden
from rolegraph.store.tokens import Token, tokens

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_PROLOGUE = {"PREFIX", "BASE", "VERSION"}
_DEEPEST = 128
_ENGINE_OWN = re.compile(r"^<?(bif|sql):", re.IGNORECASE)


def check(text: str, allowed_hosts: Sequence[str] = ()) -> str:
    """Return the form of a query (SELECT, ASK, CONSTRUCT or DESCRIBE).

    Raises UpdateForbidden for an update; ServiceForbidden for ``SERVICE`` anywhere, unless its
    endpoint is an IRI on an allowed host, and for functions of one engine; QuerySyntax for text
    that is neither a query nor an update; LimitReached for one that nests too deep to be parsed.
    """
    cut = tokens(text)
    if cut and cut[-1].kind == "open":
        raise QuerySyntax("The SPARQL cannot be read: a string is not closed.")
    # Most queries hold nothing to look at more closely.
    if sum(map(text.count, "({[")) > _DEEPEST:
        _check_depth(cut)
    lowered = text.casefold()
    if "service" in lowered:
        _check_services(cut, allowed_hosts)
    if "bif:" in lowered or "sql:" in lowered:
        _check_functions(cut)
    return _form(cut)


def _form(cut: Sequence[Token]) -> str:
    skipped = -1
    for place, token in enumerate(cut):
        word = token.text.upper()
        if token.kind != "word" or place <= skipped:
            continue
        if word in FORMS:
            return word
        if word in _UPDATES:
            raise UpdateForbidden(
                f"{word} would change the graph; this endpoint only reads. "
                "Correct the documents or data/corrections and build again."
            )
        if word not in _PROLOGUE:
            break
    raise QuerySyntax("A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE.")


def _check_depth(cut: Sequence[Token]) -> None:
    depth = deepest = 0
    for token in cut:
        if token.kind == "other":
            depth += (token.text in "({[") - (token.text in ")}]")
            deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise LimitReached(
            f"The query nests {deepest} deep; {_DEEPEST} is the limit. Write it flatter.", "depth"
        )


def _check_services(cut: Sequence[Token], allowed_hosts: Sequence[str]) -> None:
    for place, token in enumerate(cut):
        plain = token.kind == "word" and token.text.upper() == "SERVICE"
        if plain and _allowed(cut[place + 1 : place + 3], allowed_hosts):
            continue
        if plain or _hidden(token):
            raise ServiceForbidden(
                "SERVICE would call another server; none is allowed here. Ask that server itself, "
                "or add its host to the setting 'service_hosts'. "
                "(Prefixes must not contain 'service' either.)"
            )


def _check_functions(cut: Sequence[Token]) -> None:
    # Virtuoso lets anybody call its own functions, and bif:http_get fetches.
    for token in cut:
        if token.kind in ("name", "iri") and _ENGINE_OWN.search(token.text):
            raise ServiceForbidden(f"{token.text} is a function of one engine; none is allowed.")


def _hidden(token: Token) -> bool:
    """Whether a token may be SERVICE glued to its neighbours.

    Oxigraph reads ``trueSERVICESILENT?v`` as three tokens. ``1<2).SERVICE?v#>`` is an IRI by its
    signs and a comparison by its place; ``SERVICE:x`` is a prefixed name, or the keyword where no
    such prefix is declared. No word of SPARQL but this one contains it.
    """
    last = token.text.lower().rfind("service")
    if token.kind == "iri":
        return -1 < token.text.find(")") < last
    if token.kind == "name":
        in_prefix = "service" in token.text.lower().partition(":")[0]
        return in_prefix or -1 < token.text.find(".") < last
    return token.kind == "word" and last >= 0


def _allowed(following: Sequence[Token], allowed_hosts: Sequence[str]) -> bool:
    target = [t for t in following if t.text.upper() != "SILENT"][:1]
    if not target or target[0].kind != "iri":
        return False
    return urlsplit(target[0].text[1:-1]).hostname in allowed_hosts
