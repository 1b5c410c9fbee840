"""Cut SPARQL text into tokens, so that no word inside a string, IRI or comment is mistaken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<space>[\x20\t\r\n]+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*+'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*+\"\"\"
              |'(?:[^'\\\r\n]|\\.)*+'|"(?:[^"\\\r\n]|\\.)*+")
  | (?P<open>['"])
  | (?P<variable>[?$]\w+)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<name>(?:[^\W\d](?:[\w.-]{0,60}[\w-])?)?:(?:(?:[\w:%]|\\.)(?:(?:[\w:.%-]|\\.)*(?:[\w:%-]|\\.))?)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``kind`` is iri, string, variable, number, name (prefixed), word or other.

    ``other`` is one sign. ``start`` and ``end`` are its place in the text.
    """

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text, without white space and comments.

    Any text can be cut; a string that is not closed ends it, as a token of kind ``open``.
    """
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind not in ("space", "comment"):
            yield Token(kind, match[0], match.start(), match.end())
        if kind == "open":
            return
