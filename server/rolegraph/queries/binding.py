"""Put values into the ``VALUES`` blocks of a named query, and prove that nothing else changed.

A block is written ``VALUES ?x { … } # @param x``: its content is the documented example, so that
the file runs as it stands in any SPARQL tool. ``UNDEF`` stands for any.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from rolegraph.errors import BadInput, UsageError
from rolegraph.queries.header import Parameter
from rolegraph.vocabulary import PREFIXES, expand

_BLOCK = re.compile(
    r"VALUES \?(?P<variable>\w+) \{(?P<content>[^\n]*)\}[ \t]*# @param (?P<name>\w+)[^\n]*$",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\\\([uU])|\\.")
_XSD_NUMBERS = {"integer": "xsd:integer", "number": "xsd:decimal"}
UNDEF = "UNDEF"

Term = NamedNode | Literal
Given = str | int | float
Parameters = Mapping[str, Given | Sequence[Given]]


def blocks(text: str) -> dict[str, str]:
    """Return the content of each parameter block by the parameter's name.

    Raises BadInput where a block's variable is not its parameter, or a name comes twice.
    """
    found: dict[str, str] = {}
    for match in _BLOCK.finditer(text):
        name = match["name"]
        if match["variable"] != name:
            raise BadInput(f"The block of @param {name} binds ?{match['variable']}, not ?{name}.")
        if name in found:
            raise BadInput(f"There are two blocks of @param {name}.")
        found[name] = match["content"].strip()
    return found


def fill(text: str, terms: Mapping[str, Sequence[Term]]) -> str:
    """Return the query with each named block holding these terms; none at all is ``UNDEF``.

    Blocks that are not named keep their content.
    """

    around, known = _parted(text)
    contents = [
        f" {' '.join(_written(term) for term in terms[name]) or UNDEF} "
        if name in terms
        else content
        for name, content in known
    ]
    filled = "".join(part for pair in zip(around, [*contents, ""], strict=True) for part in pair)
    _prove(around, filled, terms)
    return filled


Parted = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


def _part(text: str) -> Parted:
    """Return what stands around the contents of the blocks, and each block's name and content."""
    found, around, at = [], [], 0
    for match in _BLOCK.finditer(text):
        start, end = match.span("content")
        found.append((match["name"], match["content"]))
        around.append(text[at:start])
        at = end
    return (*around, text[at:]), tuple(found)


# Every query that is shipped, many times each.
_parted = lru_cache(maxsize=256)(_part)


def _written(term: Term) -> str:
    """A term as Oxigraph serialises it: no quote or line end of a value stands there bare.

    Some engines (rdflib) replace ``\\u0022`` before they parse, even where its backslash is itself
    escaped. A ``u`` after a backslash is therefore written as an escape, which all read alike.
    """
    return _ESCAPE.sub(
        lambda m: f"\\\\\\u{ord(m[1]):04X}" if m[1] else m[0],
        str(term),
    )


def _prove(around: tuple[str, ...], filled: str, terms: Mapping[str, Sequence[Term]]) -> None:
    """Compare everything outside the blocks, and read the blocks' terms back."""
    outside, inside = _part(filled)
    if outside != around:
        raise BadInput("Binding would change the query outside its parameter blocks.")
    read_back = {name: content.strip() for name, content in inside}
    for name, values in terms.items():
        written = [_written(v) for v in values]
        if read_back.get(name) != (" ".join(written) or UNDEF):
            raise BadInput(f"The values of {name} do not come back unchanged.")
        for value, one in zip(values, written, strict=True):
            triple = f"<x:s> <x:p> {one} ."
            parsed = [t.object for t in parse(input=triple, format=RdfFormat.N_TRIPLES)]
            if parsed != [value]:
                raise BadInput(f"The value {value} of {name} does not come back unchanged.")


def terms_of(parameter: Parameter, given: Given | Sequence[Given]) -> tuple[Term, ...]:
    """Return a parameter's values as RDF terms.

    IRIs may be written as prefixed names (``rgk:approve``). Raises UsageError for a value of
    another type, for one that is no choice, and for several where one is allowed.
    """
    several = [given] if isinstance(given, str | int | float) else list(given)
    if len(several) > 1 and not parameter.many:
        raise UsageError(
            f"Parameter '{parameter.name}' takes one value, {len(several)} were given."
        )
    return tuple(_term(parameter, value) for value in several)


def _term(parameter: Parameter, value: Given) -> Term:
    if parameter.type == "iri":
        return _iri(parameter, str(value))
    if parameter.type in _XSD_NUMBERS:
        return _number(parameter, value)
    if parameter.choices and value not in parameter.choices:
        known = ", ".join(parameter.choices)
        raise UsageError(f"'{parameter.name}' wants one of {known}, not {value!r}.")
    return Literal(str(value))


def _iri(parameter: Parameter, value: str) -> NamedNode:
    prefix, colon, _ = value.partition(":")
    try:
        return NamedNode(expand(value) if colon and prefix in PREFIXES else value)
    except ValueError as error:
        raise UsageError(f"Parameter '{parameter.name}' wants an IRI, not {value!r}.") from error


def _number(parameter: Parameter, value: Given) -> Literal:
    wanted = int if parameter.type == "integer" else float
    try:
        number = wanted(value)
    except ValueError as error:
        raise UsageError(
            f"Parameter '{parameter.name}' wants a {parameter.type}, not {value!r}."
        ) from error
    if number in (float("inf"), float("-inf")) or number != number:
        raise UsageError(f"Parameter '{parameter.name}' wants a finite number, not {value!r}.")
    text = f"{number:f}".rstrip("0").rstrip(".") if isinstance(number, float) else str(number)
    return Literal(text, datatype=NamedNode(expand(_XSD_NUMBERS[parameter.type])))
