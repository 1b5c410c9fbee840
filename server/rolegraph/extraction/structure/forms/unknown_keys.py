"""Fields of an info table whose keys no list knows (可替代岗位：检验组长): they tell nothing of a duty."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.structure.names.titles import is_title
from rolegraph.extraction.structure.wording import section_words
from rolegraph.extraction.structure.wording.info_keys import Entry, role_of_key
from rolegraph.reading.characters import HAN

#: So many known fields make the lines above a table.
_FEWEST = 2
_LINE = re.compile(r"[^\n]+")
_FIELD = re.compile(
    rf"[ 　]*[*【\[]*(?P<key>{HAN}{{2,8}})[*】\]]*[ 　]*[:：][ 　*]*"
    r"(?P<value>[^\n:：。；]{1,24}?)[ 　\r]*"
)
_CELL = re.compile(r"[^\t\s](?:[^\t\n]*[^\t\s])?")
_KEY = re.compile(rf"{HAN}{{2,8}}")
_LONGEST = 24
#: A value as long as this that begins with a verb may be what is to be done.
_DEED = 6


def find(text: str, entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the lines right below known fields, or below one another, that are fields of a form.

    A key and a colon with a few words, or cells that take turns (岗位类别 | 管理岗 | 编制 | 1); no key that
    heads a section (岗位职责), none whose words say what is to be done (工作重点：完善采购体系).
    """
    known = 0
    starts = sorted(entry.start for entry in entries)
    for line in _LINE.finditer(text):
        inside = bisect_left(starts, line.end()) - bisect_left(starts, line.start())
        fields = [] if inside or known < _FEWEST else _fields(line[0])
        if inside:
            known += inside
        elif fields and not any(_tells(line[0][slice(*k)], line[0][slice(*v)]) for k, v in fields):
            yield from (_entry(line, *field) for field in fields)
        elif line[0].strip():
            known = 0


def _fields(line: str) -> list[tuple[Span, Span]]:
    """Return where the keys and values of a line stand: one with a colon, or cells parted by tabs."""
    if field := _FIELD.fullmatch(line):
        return [(field.span("key"), field.span("value"))]
    cells = [m.span() for m in _CELL.finditer(line)]
    turns = list(zip(cells[::2], cells[1::2], strict=False))
    whole = (
        len(cells) > 1 and len(cells) % 2 == 0 and all(_is_field(line, *turn) for turn in turns)
    )
    return turns if whole else []


def _is_field(line: str, key: Span, value: Span) -> bool:
    """Say whether two cells can be a key and its value: no title, nothing that heads a column."""
    named, said = line[slice(*key)], line[slice(*value)]
    heads = section_words.section_of(said) or role_of_key(said)
    return (
        bool(_KEY.fullmatch(named)) and len(said) <= _LONGEST and not heads and not is_title(named)
    )


def _entry(line: re.Match[str], key: Span, value: Span) -> Entry:
    at, named = line.start(), line[0][slice(*key)]
    role = role_of_key(named) or "ignored"
    return Entry(at + key[0], at + value[1], role, named, (at + value[0], at + value[1]))


def _tells(key: str, value: str) -> bool:
    """Say whether a key heads a section, or its value is a deed."""
    heads = bool(section_words.section_of(key)) or section_words.behind(key, True) is not None
    return heads or (len(value) > _DEED and verb_at(value, 0) != "")
