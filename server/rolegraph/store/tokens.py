"""Cut SPARQL text into tokens, so that no word inside a string, IRI or comment is mistaken."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
  (?:[\x20\t\r\n]++|\#[^\r\n]*+)*+  # white space and comments
  (?:
    (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*+'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*+\"\"\"
              |'(?:[^'\\\r\n]|\\.)*+'|"(?:[^"\\\r\n]|\\.)*+")
  | (?P<open>['"])
  | (?P<variable>[?$]\w+)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<name>(?:[^\W\d](?:[\w.-]{0,60}[\w-])?)?:(?:(?:[\w:%]|\\.)(?:(?:[\w:.%-]|\\.)*(?:[\w:%-]|\\.))?)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<end>\Z)
  | (?P<other>.)
  )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One token; ``kind`` is iri, string, variable, number, name (prefixed), word or other.

    ``other`` is one sign. ``start`` and ``end`` are its place in the text.
    """

    kind: str
    text: str
    start: int
    end: int


# One query is looked at several times: its form, its limits, its graphs.
@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text, without white space and comments.

    Any text can be cut; a string that is not closed ends it, as a token of kind ``open``.
    """
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "end"
        if kind == "end":
            return
        start, end = match.span(kind)
        yield Token(kind, match[kind], start, end)
        if kind == "open":
            return
