"""Lines that were put into one, with a blank between each two: parted again where each of them began."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from rolegraph.reading.alternation import either
from rolegraph.reading.compiled import compiled
from rolegraph.reading.damage.words import han_count
from rolegraph.resources import lexicon

#: A line of cells is a table's row; one so long may hold others.
_LINE = re.compile(r"^[ \u3000]*([^\n|\t]{40,})$", re.MULTILINE)
#: So many signs of lines a text must hold, so many of them one line, and bullets of one kind.
_FEWEST, _SEVERAL, _BULLETS = 6, 2, 3
#: A Chinese line whose pieces are longer, on average, has blanks for other reasons.
_SHORT = 45
#: A piece so short may be the label of the next (职责一 设备管理).
_LABEL = 3
_UNITS = "[年月日号时点分秒周岁元万千百亿个天人名家户次件%]"
#: The number of an item or a heading, alone or with what it numbers.
_NUMBER = re.compile(
    r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．)）]|第[一二三四五六七八九十\d]+[章节条]"
    rf"|\d{{1,2}}(?:\.\d{{1,2}})*(?! ?{_UNITS}))"
)
_GAP = re.compile(rf"(?<=\S)[ \u3000]+(?=\S)(?!{_UNITS})")
_LEADS = re.compile(rf"{_NUMBER.pattern}(?=\D|$)|[①-⑳•●■◆▪]")
_ENDS = tuple("。；;！？!?")
#: English: the number or bullet of an item, words all in capitals, and what may stand before a heading.
_ITEM = re.compile(
    r"(?<=\S )(?:(?P<number>\(?(?P<n>\d{1,2}|[a-z]|[ivx]{2,4})[.)]|(?P<upper>\d{1,2})\.(?P<lower>\d{1,2})\.?)"
    r"|(?P<bullet>[•▪●◦‣*–-])) +(?=[“\"(]?[A-Za-z£$€])"
)
_CAPITALS = re.compile(
    r"(?<![\w-])[A-Z][A-Z&/'’-]+(?:,? (?:[A-Z][A-Z&/'’-]+|&|[–-](?= [A-Z]{2})))+(?![\w-])"
)
_CAPITAL_LETTERS = 9
_LETTER = re.compile("[A-Za-z]")
_STOPS = tuple(".;:!?")
_IN_SENTENCES = ("()False", ")False", "()True", "()roman")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_BEHIND_STOP = re.compile(r"[.;:](?: and| or)? $")


def parted(text: str) -> str:
    """Return a Simplified or English text whose long lines are parted where lines stand in them in a row.

    Each blank between two lines becomes the end of one, so that every character stays in its place. Lines
    are parted only where several signs say that they hold others: numbers that count on, bullets, headings,
    keys. A sentence stays in one piece.
    """
    found = [(line.start(1), *_ended(line[1])) for line in _LINE.finditer(text)]
    if sum(signs for _, signs, _ in found if signs >= _SEVERAL) < _FEWEST:
        return text
    letters = list(text)
    for start, signs, places in found:
        for place in places if signs else ():
            letters[start + place] = "\n"
    return "".join(letters)


def _ended(line: str) -> tuple[int, list[int]]:
    """Return how many signs a line has that it holds several, and the blanks between them."""
    han = 2 * han_count(line)
    if han > len(line):
        return _chinese(line)
    # 软件为CAD,CAXA等 has nearly as many letters as characters, and is no English.
    return (0, []) if han > len(_LETTER.findall(line)) else _english(line)


def _chinese(line: str) -> tuple[int, list[int]]:
    gaps = list(_GAP.finditer(line))
    edges = [0, *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), len(line)]
    pieces = [line[a:b] for a, b in zip(edges, ends, strict=True)]
    if len(line) > _SHORT * len(pieces):
        return 0, []
    pairs = list(pairwise(pieces))
    places = [n for n, pair in enumerate(pairs) if _parts(*pair)]
    signs = sum(_tells(*pairs[n]) for n in places)
    return signs, [gaps[n].start() for n in places]


def _tells(before: str, after: str) -> bool:
    """Say whether lines end and begin so: behind a stop, before a number, a heading or a key."""
    return before.endswith(_ENDS) or _LEADS.match(after) is not None or _heads(after)


def _parts(before: str, after: str) -> bool:
    """Say whether a line ended in one piece and began in the next."""
    if _NUMBER.fullmatch(before) or before.endswith("**") or after.startswith("**"):
        return False
    if _LEADS.match(after) or _heads(after) or after in _keys():
        return True
    if before.endswith((":", "：")) or before.strip("【】[]") in _keys():
        return False
    return not (before[-1:] + after[0]).isascii() and (
        len(before) > _LABEL or before in _headings()
    )


def _heads(piece: str) -> bool:
    """Say whether a piece is the heading of a section, or a key with its value behind a colon."""
    key, colon, _ = piece.replace("：", ":").partition(":")
    return key.strip("【】[]") in _headings() or (bool(colon) and key in _keys())


def _english(line: str) -> tuple[int, list[int]]:
    items = list(_items(line))
    keys = [found.start() for found in _labels().finditer(line)]
    shouted = [
        found.span()
        for found in _CAPITALS.finditer(line)
        if sum(map(str.isalpha, found[0])) >= _CAPITAL_LETTERS
    ]
    begun = {*items, *keys, *(a for a, _ in shouted)}
    heads = [found.span("head") for found in _sections().finditer(line)]
    heads = [span for span in heads if _stands_alone(line, span, begun)]
    places = {*items, *keys, *(edge for a, b in (*shouted, *heads) for edge in (a, b + 1))}
    ends = [at - 1 for at in sorted(places) if 0 < at <= len(line) and line[at - 1] == " "]
    return len(items) + len(keys) + len(shouted) + len(heads), ends


def _items(line: str) -> Iterator[int]:
    """Yield where items begin: at bullets of one kind, and at numbers that count on from 1."""
    found = list(_ITEM.finditer(line))
    bullets = [one for one in found if one["bullet"]]
    kinds = [one["bullet"] for one in bullets]
    yield from (one.start() for one in bullets if kinds.count(one["bullet"]) >= _BULLETS)
    last: dict[str, tuple[int, int]] = {}
    for one in found:
        if one["bullet"]:
            continue
        kind, number = _counted(one, {name: place for name, (place, _) in last.items()})
        before, first = last.get(kind, (-1, 0))
        # What a sentence counts in it, (a) and (b), goes on there.
        inside = kind in _IN_SENTENCES
        goes_on = number == before + 1 and (
            not inside or bool(_BEHIND_STOP.search(line, 0, one.start()))
        )
        if goes_on and inside and number == 2:
            yield first
        if goes_on or (number == 1 and not inside):
            yield one.start()
        if goes_on or number == 1:
            last[kind] = number, one.start()


def _counted(item: re.Match[str], last: Mapping[str, int]) -> tuple[str, int]:
    """Return what an item's number counts in, and the number: (a) is the first of its kind, (i) as well.

    ``last`` are the numbers before by what they count in: behind (h), (i) is a letter.
    """
    if item["upper"]:
        return f"{item['upper']}.", int(item["lower"])
    mark, written = item["number"].replace(item["n"], ""), item["n"]
    letter = 0 if len(written) > 1 or written.isdigit() else ord(written) - 96
    goes_on = letter > 0 and last.get(f"{mark}False") == letter - 1
    if written in _ROMAN and not goes_on:
        return f"{mark}roman", _ROMAN.index(written) + 1
    return f"{mark}{written.isdigit()}", letter or (int(written) if written.isdigit() else 0)


def _stands_alone(line: str, span: tuple[int, int], begun: set[int]) -> bool:
    """Say whether the words of a heading stand between a line's end and what begins one."""
    before, after = line[: span[0]].rstrip(), line[span[1] :].lstrip(" :")
    several = " " in line[slice(*span)]
    leads = span[1] + 1 in begun
    opens = leads or line.startswith(":", span[1]) or after[:1].isupper()
    # "the Delegation of Authority Policy" names a text.
    named = after.partition(" ")[0].lower().strip(",.") in _texts()
    return (opens and not named) and (leads or several or not before or before.endswith(_STOPS))


@cache
def _headings() -> frozenset[str]:
    kinds = lexicon("structure/sections.yaml")["kinds"]
    return frozenset(word for words in kinds.values() for word in words)


@cache
def _texts() -> frozenset[str]:
    return frozenset(lexicon("english/titles.yaml")["texts"])


@cache
def _keys() -> frozenset[str]:
    return frozenset(word for words in lexicon("structure/keys.yaml").values() for word in words)


@cache
def _labels() -> re.Pattern[str]:
    """Return what finds a key of English forms with its colon: a capital, then as the lexicon has it."""
    words = {word for each in lexicon("english/fields.yaml").values() for word in each}
    return compiled(rf"(?<=\S )(?=[A-Z])(?i:{either(words)})(?= ?:)")


@cache
def _sections() -> re.Pattern[str]:
    """Return what finds the words of a heading of English sections."""
    words = {
        word
        for each in lexicon("english/sections.yaml").values()
        for word in each.get("exact", ())
    }
    behind = r"(?= ?:| (?!(?i:and|or|of|&) )[^a-z])"
    return compiled(rf"(?:^|(?<=\S ))(?P<head>(?=[A-Z])(?i:{either(words)})){behind}")
