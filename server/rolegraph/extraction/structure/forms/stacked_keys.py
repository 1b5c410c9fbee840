"""Tables that lost their grid: each key on a line, its value on the next."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from rolegraph.extraction.structure.wording.info_keys import Entry, any_of, every, is_spaced, role
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.compiled import compiled

LONGEST_VALUE = 80
_FEWEST = 3


def stacked(text: str) -> tuple[Entry, ...]:
    """Return the entries of a table without its grid: each key on a line, its value on the next.

    Only where it names a position and says two things more, or keys of a document follow each other.
    """
    entries = [_stacked_entry(m) for m in _stack(is_spaced(text)).finditer(text)]
    filled = [entry for entry in entries if entry.value[1] > entry.value[0]]
    named = any(entry.role == "position" for entry in filled)
    return tuple(entries) if named and len(filled) >= _FEWEST else tuple(_in_a_row(text, entries))


def _in_a_row(text: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries that tell of no post, with nothing between them (起草人： above 李青, 版本号： …)."""
    row: list[Entry] = []
    for entry in (*entries, None):
        if (
            entry
            and entry.role == "ignored"
            and row
            and not text[row[-1].end : entry.start].strip(" 　\n:：")
        ):
            row.append(entry)
            continue
        if len(row) > _FEWEST:
            yield from (*row[:-1], _unless_heading(text, row[-1]))
        row = [entry] if entry and entry.role == "ignored" else []


def _unless_heading(text: str, entry: Entry) -> Entry:
    """Return an entry without its value where that heads what follows (变更原因： above 总经理职责)."""
    if not text[slice(*entry.value)].endswith(
        (*words("keys")["duties"], *words("keys")["authority"])
    ):
        return entry
    at = entry.start + len(entry.key)
    return replace(entry, end=at, value=(at, at))


def _stacked_entry(match: re.Match[str]) -> Entry:
    """Return a key on its line with the next line; without a value where that is a key as well.

    What ends in a colon (联系岗位：) is one that no list knows.
    """
    key = re.sub(r"[ 　]", "", match["key"])
    if match["value"].endswith((":", "：")) or re.sub(r"\s", "", match["value"]) in every():
        return Entry(*match.span("key"), role(key), key, (match.end("key"), match.end("key")))
    return Entry(match.start("key"), match.end("value"), role(key), key, match.span("value"))


@cache
def _stack(spaced: bool) -> re.Pattern[str]:
    keys = any_of(every(), spaced)
    # 职责一 above what it is about (薪酬制度)
    key = rf"{keys}|(?:职责|任务)[一二三四五六七八九十\d]{{1,2}}"
    return compiled(
        rf"^[ 　]*(?P<key>{key})[ 　]*[:：]?[ 　]*\n(?=\s*(?P<value>\S[^\n]{{0,{LONGEST_VALUE}}}?)[ 　]*$)",
        re.MULTILINE,
    )
