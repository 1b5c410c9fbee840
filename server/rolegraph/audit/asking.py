"""Put a rule's parameters and tables into its query."""

import re
from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode

from rolegraph.audit.rules import Rule, tables
from rolegraph.audit.settings import Pair, Settings
from rolegraph.errors import BadInput, UsageError
from rolegraph.queries.binding import UNDEF, fill, terms_of
from rolegraph.vocabulary import PREFIXES

_TABLE = re.compile(
    r"(?P<head>VALUES \([^)\n]*\) \{)[^\n]*(?P<tail>\}[ \t]*# @table (?P<name>[\w-]+)[^\n]*)$",
    re.MULTILINE,
)
Term = NamedNode | Literal | None


def asked(rule: Rule, settings: Settings) -> str:
    """Return the rule's query with the client's parameters and tables in it.

    Raises BadInput for parameters that the rule does not have, or of the wrong type, all at once.
    """
    known = {p.name: p for p in rule.parameters}
    terms, odd = {}, []
    for name, value in settings.parameters.get(rule.id, {}).items():
        place = settings.place(rule.id, name)
        if name not in known:
            has = ", ".join(known) or "none"
            odd.append(f"{place}: {rule.id} has no parameter '{name}'. It has: {has}.")
            continue
        try:
            terms[name] = terms_of(known[name], value)
        except UsageError as error:
            odd.append(f"{place}: {rule.id}: {error}")
    if odd:
        raise BadInput("\n".join(odd))
    text = fill(rule.text, terms)
    return _with_tables(text, settings) if tables(text) else text


def looked_for(rule: Rule) -> str:
    """Return a query that has a row where there is something for the rule to look at."""
    pattern = rule.needs.pattern if rule.needs else ""
    prefixes = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
    return f"{prefixes}\nSELECT * WHERE {{ {pattern} }} LIMIT 1"


def _with_tables(text: str, settings: Settings) -> str:
    rows = {
        "incompatible-duties": _written(p for p in settings.pairs if p.first[1] is not None),
        "incompatible-duties-same-object": _written(p for p in settings.pairs if not p.first[1]),
    }

    def replaced(match: re.Match[str]) -> str:
        if match["name"] not in rows:
            known = ", ".join(rows)
            raise BadInput(f"There is no table '{match['name']}'. There are: {known}.")
        return f"{match['head']} {rows[match['name']]} {match['tail']}"

    return _TABLE.sub(replaced, text)


def _written(pairs: Iterable[Pair]) -> str:
    return " ".join(f"({' '.join(map(_term, _cells(pair)))})" for pair in pairs)


def _cells(pair: Pair) -> Sequence[Term]:
    return (
        Literal(pair.id),
        Literal(pair.level),
        Literal(pair.risk["zh"]),
        Literal(pair.risk["en"]),
        *pair.first,
        *pair.second,
    )


def _term(term: Term) -> str:
    return UNDEF if term is None else str(term)
