"""Fields of an info table whose keys no list knows (可替代岗位：检验组长): they tell nothing of a duty."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rolegraph.extraction.sentences.leading_verbs import verb_at
from rolegraph.extraction.structure import section_words
from rolegraph.extraction.structure.infotables import Entry
from rolegraph.extraction.structure.words import CJK

#: So many known fields make the lines above a table.
_FEWEST = 2
_LINE = re.compile(r"[^\n]+")
_FIELD = re.compile(
    rf"[ 　]*[*【\[]*(?P<key>[{CJK}]{{2,8}})[*】\]]*[ 　]*[:：][ 　*]*"
    r"(?P<value>[^\n:：。；]{1,24}?)[ 　\r]*"
)
#: A value as long as this that begins with a verb may be what is to be done.
_DEED = 6


def find(text: str, entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the lines right below known fields, or below one another, that are fields of a form.

    A key and a colon with a few words; no key that heads a section (岗位职责), none whose words say what is
    to be done (工作重点：完善采购体系).
    """
    known = 0
    starts = sorted(entry.start for entry in entries)
    for line in _LINE.finditer(text):
        inside = bisect_left(starts, line.end()) - bisect_left(starts, line.start())
        field = None if inside else _FIELD.fullmatch(line[0])
        if inside:
            known += inside
        elif field and known >= _FEWEST and not _tells(field["key"], field["value"]):
            at = line.start()
            value = at + field.start("value"), at + field.end("value")
            yield Entry(at + field.start("key"), value[1], "ignored", field["key"], value)
        elif line[0].strip():
            known = 0


def _tells(key: str, value: str) -> bool:
    """Say whether a key heads a section, or its value is a deed."""
    heads = bool(section_words.section_of(key)) or section_words.behind(key, True) is not None
    return heads or (len(value) > _DEED and verb_at(value, 0) != "")
