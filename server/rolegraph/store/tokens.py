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


# What only strings over several lines hold; any other token ends with its line.
_LONG = ("'''", '"""')
# Lines of shipped queries come again and again; longer ones are a caller's.
_REMEMBERED = 400


class Token(NamedTuple):
    """One token; ``kind`` is iri, string, variable, number, name (prefixed), word or other.

    ``other`` is one sign.
    """

    kind: str
    text: str


# One query is looked at several times: its form, its limits, its graphs.
@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text, without white space and comments.

    Any text can be cut; a string that is not closed ends it, as a token of kind ``open``.
    """
    if any(quotes in text for quotes in _LONG):
        return _cut(text)
    found: list[Token] = []
    for line in text.split("\n"):
        found += _line(line) if len(line) <= _REMEMBERED else _cut(line)
        if found and found[-1].kind == "open":
            break
    return tuple(found)


def places(text: str) -> list[tuple[int, int]]:
    """Return where each of the tokens of a text begins and ends."""
    return [match.span(match.lastgroup or "end") for match in _matches(text)]


def _cut(text: str) -> tuple[Token, ...]:
    kinds = ((match, match.lastgroup or "end") for match in _matches(text))
    return tuple(Token(kind, match[kind]) for match, kind in kinds)


# The same question with other values differs from the last one in the lines of its values.
_line = lru_cache(maxsize=2048)(_cut)


def _matches(text: str) -> Iterator[re.Match[str]]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup in (None, "end"):
            return
        yield match
        if match.lastgroup == "open":
            return
