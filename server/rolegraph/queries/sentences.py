"""Say in words what a named query was asked."""

import re
from collections.abc import Mapping, Sequence

from rolegraph.queries.header import Header

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_PARAMETER = re.compile(r"\{(\w+)\}")


def sentence(header: Header, values: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the question in both languages; ``values`` are words to show for each parameter."""
    return {tag: _filled(text, values) for tag, text in header.sentence.items()}


def _filled(text: str, values: Mapping[str, Sequence[str]]) -> str:
    def kept(match: re.Match[str]) -> str:
        named = _PARAMETER.findall(match[1])
        return match[1] if all(values.get(name) for name in named) else ""

    return _PARAMETER.sub(
        lambda m: ", ".join(values.get(m[1], ())) or "…", _OPTIONAL.sub(kept, text)
    )
