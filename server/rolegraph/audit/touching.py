"""Which properties and classes a check looks at, so that of a large graph no more need be read.

They are told by the tokens of a query, each as one letter: to parse all checks takes longer than to run
most of them. What is not clear at once counts as looking at anything, which costs time and no finding.
"""

import re
from itertools import dropwhile

from rolegraph.store.tokens import Token, tokens
from rolegraph.vocabulary import NS

#: Most of a graph, and few checks look into it.
_EVIDENCE = f"{NS}evidence"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_KINDS = {"iri": "n", "name": "n", "string": "l", "number": "l", "variable": "v"}
_WORDS = {
    "a": "t",
    "true": "l",
    "false": "l",
    "values": "d",
    **dict.fromkeys(("graph", "from", "service"), "g"),
    **dict.fromkeys(("select", "ask", "construct", "describe"), "c"),
    **dict.fromkeys(("group", "order", "having", "limit"), "c"),
}
#: Where no pattern stands: a clause up to the next brace, and a table of values.
_ASIDE = re.compile(r"c[^{}]*|d(?:v|\(v*\))\{[^}]*\}")
_UNCLEAR = re.compile(
    r"""g                              # a graph by name
      | [;\[]v | [vnl\]]v[vnl\[(]      # any property
      | [.{})]\(                       # a list may be a subject
      | t[nvl,]*v                      # any class
      | [/|^(]t | t[/|*+?]             # types further on in a path
      | ![nt^] | !\([nt^]              # all properties but some""",
    re.VERBOSE,
)


def touched(text: str) -> frozenset[str] | None:
    """Return at least the properties and classes that a query looks at.

    None where they cannot be told: it asks for any property or class, for graphs by name, or for
    evidence.
    """
    every = tokens(text)
    spaces = {
        name.text: iri.text[1:-1]
        for word, name, iri in zip(every, every[1:], every[2:], strict=False)
        if word.text.upper() == "PREFIX"
    }
    asked = [*dropwhile(lambda token: _letter(token) != "c", every)]
    names = {_iri(token, spaces) for token in asked if _letter(token) == "n"}
    letters = "".join(map(_letter, asked))
    if "g" in letters or names & {_TYPE, _EVIDENCE} or _UNCLEAR.search(_ASIDE.sub("", letters)):
        return None
    return frozenset(names)


def _letter(token: Token) -> str:
    """Return a token's kind, or the sign that it is."""
    if token.kind == "word":
        return _WORDS.get(token.text.lower(), "k")
    return _KINDS.get(token.kind, token.text)


def _iri(token: Token, spaces: dict[str, str]) -> str:
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, _, name = token.text.partition(":")
    return spaces.get(f"{prefix}:", "") + name
