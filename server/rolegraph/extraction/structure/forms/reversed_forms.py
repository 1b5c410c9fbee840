"""Forms that a converter turned round: each value stands before its key (副总经理 直接上级)."""

import re
from collections.abc import Iterator, Mapping

from rolegraph.extraction.structure.forms.gluedforms import Span
from rolegraph.extraction.structure.names import titles, units

#: A key: its word, where its entry begins, where its value stands, and where the key ends.
Turned = tuple[str, int, Span, int]

_FEWEST = 2
_LONGEST_LINE = 60
#: Of a value before its key something must tell that it is one.
_TOLD = ("superior", "subordinate", "unit")


def found(text: str, keys: Mapping[str, str]) -> list[Turned]:
    """Return the keys of such a form, each with the value before it; [] where fewer than two stand so."""
    every = [each for line in re.finditer(r"[^\n]+", text) for each in _in_line(line, keys)]
    roles = {keys[key] for key, *_ in every}
    return every if len(every) >= _FEWEST and len(roles) >= _FEWEST else []


def _in_line(line: re.Match[str], keys: Mapping[str, str]) -> Iterator[Turned]:
    if len(line[0]) > _LONGEST_LINE or not any(word in keys for word in line[0].split()):
        return
    cells = list(re.finditer(r"\S+", line[0]))
    words = [cell[0] for cell in cells]
    for n, word in enumerate(words):
        role = keys.get(word, "")
        if role not in _TOLD or not n or not _fits(words[n - 1], role):
            continue
        before, behind = words[n - 2] if n > 1 else "", words[n + 1] if n + 1 < len(words) else ""
        if _fits(words[n - 1], keys.get(before, "")) or _fits(behind, role):
            # 直接上级 总经理 直接下级: the value is that of the key before it.
            continue
        start, end = (line.start() + at for at in cells[n - 1].span())
        yield word, start, (start, end), line.start() + cells[n].end()


def _fits(value: str, role: str) -> bool:
    """Say whether a value can be what a key of a role tells."""
    if role == "unit":
        return units.parse(value) is not None
    if role not in ("superior", "functional", "subordinate", "position"):
        return False
    return titles.parse(re.split("[、,，]", value)[-1]) is not None
