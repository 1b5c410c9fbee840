"""Say in words what a named query was asked."""

import re
from collections.abc import Mapping, Sequence

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_PARAMETER = re.compile(r"\{(\w+)\}")


def sentence(text: str, values: Mapping[str, Sequence[str]]) -> str:
    """Return a header's sentence in one language; ``values`` are words to show for each parameter."""

    def kept(match: re.Match[str]) -> str:
        named = _PARAMETER.findall(match[1])
        return match[1] if all(values.get(name) for name in named) else ""

    return _PARAMETER.sub(
        lambda m: ", ".join(values.get(m[1], ())) or "…", _OPTIONAL.sub(kept, text)
    )
