"""What an error says, in Chinese.

Errors are written in English where they are raised, by layers that know no reader. ``details.yaml`` has
each of their sentences in both languages; here the one that was said is recognised and what is filled
into it is carried over.
"""

import re
from functools import cache
from importlib.resources import files

import yaml

from rolegraph.paper import in_script

_HOLE = re.compile(r"\{(\w+)\}")
_QUOTED = re.compile(r"(['\"])(.*)\1", re.DOTALL)


def in_chinese(detail: str, tag: str) -> str:
    """Return an error's sentence in the Chinese of a language tag; "" for one that is not known.

    What is filled in, such as names of the documents, stays as it is, but for the quotes around it.
    """
    for pattern, chinese in _sentences():
        if (said := pattern.fullmatch(detail)) is not None:
            filled = {k: _QUOTED.sub(r"“\2”", v) for k, v in said.groupdict().items()}
            return in_script(chinese, tag).format(**filled)
    return ""


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The most telling sentences first: those with the most words of their own."""
    text = files("rolegraph.web").joinpath("details.yaml").read_text("utf-8")
    known = yaml.safe_load(text)
    ordered = sorted(known, key=lambda one: -len(_HOLE.sub("", one["en"])))
    return tuple((_pattern(one["en"]), one["zh"]) for one in ordered)


def _pattern(english: str) -> re.Pattern[str]:
    own = _HOLE.split(english)
    holes = [f"(?P<{part}>.*?)" if n % 2 else re.escape(part) for n, part in enumerate(own)]
    return re.compile("".join(holes), re.DOTALL)
