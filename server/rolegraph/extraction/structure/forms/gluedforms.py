"""Info tables without marks: all cells glued (岗位名称财务经理所属部门财务部), or a row of keys over one."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import zip_longest

from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.wording.section_words import standalone
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.compiled import compiled

Span = tuple[int, int]
#: A key found in a text: its word, where the entry begins, and where its value stands.
Found = tuple[str, int, Span]

_FEWEST, _MANY = 3, 5
#: 辅助员工: what no list of titles knows, though it ends as the names of posts do.
_NAME = re.compile(rf"{HAN}{{2,6}}(?:员工|职员|人员|岗位?|工)")
_LONGEST = 40
#: Keys that tell who stands above or below.
_LINES = ("superior", "functional", "subordinate")
#: A shorter key is a word of running text as well.
_SHORT = 3
_STOP = re.compile(
    r"[\n。；;:：]|[，,](?=.{8})|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十1][)）]"
)

#: 包装班长（按线体细分：如袋装班长）: no mark in brackets ends a value.
_BRACKETED = re.compile(r"[（(](?<=[^\s：:].)[^（()）\n]{2,40}[)）]")


def glued(text: str, keys: Mapping[str, str]) -> Iterator[Found]:
    """Yield the keys of rows without colons and blanks, where one of them names a position."""
    every = [row for row in _rows(text, tuple(keys)) if len(row) >= _FEWEST]
    rows = [list(_told_below(row, keys)) for row in every]
    if any(_names_position(text, found, keys, len(row) > _MANY) for row in rows for found in row):
        for row in rows:
            yield from row


def _told_below(row: list[Found], keys: Mapping[str, str]) -> Iterator[Found]:
    """Yield the keys of a row; one that names the post of the key before it tells what that does.

    Of 直接上级 岗位名称 总裁 the president is the superior, and not whose form it is.
    """
    for before, found in zip([None, *row], row, strict=False):
        empty = before is not None and before[2][0] == before[2][1]
        line = before is not None and keys.get(before[0]) in _LINES
        named = keys.get(found[0]) == "position"
        yield (before[0], *found[1:]) if before and empty and line and named else found


def headed(text: str, keys: Mapping[str, str]) -> Iterator[Found]:
    """Yield the keys of a row that is nothing but keys, each with the cell below it in the next row."""
    lines = list(re.finditer(r"[^\n]+", text))
    for above, below in zip_longest(lines, lines[1:]):
        names = above[0].split()
        if len(names) < _FEWEST or not all(name in keys for name in names):
            continue
        heads = _cells(above)
        yield from ((text[a:b], a, (b, b)) for a, b in heads)
        cells = _cells(below) if below else []
        if len(cells) == len(heads) and not any(text[slice(*cell)] in keys for cell in cells):
            for head, cell in zip(heads, cells, strict=True):
                yield text[slice(*head)], cell[0], cell


def _cells(line: re.Match[str]) -> list[Span]:
    return [
        (line.start() + m.start(), line.start() + m.end()) for m in re.finditer(r"\S+", line[0])
    ]


@cache
def _key(keys: tuple[str, ...]) -> re.Pattern[str]:
    long = {key for key in keys if len(key) > _SHORT}
    return re.compile(either(long | {"姓名", "性别"}))


def _rows(text: str, keys: tuple[str, ...]) -> Iterator[list[Found]]:
    """Yield the keys that follow one another with no more than a value between them."""
    every, plain = (
        list(_key(keys).finditer(text)),
        _BRACKETED.sub(lambda m: "〇" * len(m[0]), text),
    )
    row: list[Found] = []
    for n, key in enumerate(every):
        following = every[n + 1].start() if n + 1 < len(every) else len(text)
        stop = _stop().search(plain, key.end(), following)
        end = stop.start() if stop else following
        value = _trimmed(text, key.end(), end)
        row.append((key[0], key.start(), value))
        if stop or end - key.end() > _LONGEST:
            yield row if end - key.end() <= _LONGEST else row[:-1]
            row = []
    yield row


@cache
def _stop() -> re.Pattern[str]:
    heads = either(
        word for word in standalone() if len(word) > _SHORT and word not in words("keys")["duties"]
    )
    # 销售副总|岗位说明工作内容概述…
    return compiled(f"{_STOP.pattern}|{heads}|(?:岗位|职位)说明(?!书)")


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    start += len(part) - len(part.lstrip(" 　\t"))
    return start, max(start, end - (len(part) - len(part.rstrip(" 　\t、等"))))


def _names_position(text: str, found: Found, keys: Mapping[str, str], sure: bool) -> bool:
    """Say whether a key names a position; between many keys (``sure``) a name that no list knows does."""
    value = text[slice(*found[2])]
    if sure and keys.get(found[0]) == "position" and _NAME.fullmatch(value):
        return True
    named = titles.parse(value) or titles.parse(value.removesuffix("人员"))
    return keys.get(found[0]) == "position" and named is not None
