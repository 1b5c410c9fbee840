"""What layout ran together or tore apart: numbers of headings and items, and activities without a stop."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN
from rolegraph.reading.damage.draft import Edit, Reason
from rolegraph.resources import lexicon

#: A heading's own number, and the 1 of its first item right behind: 岗位职责31、协助…
_HEADING = re.compile(
    r"(?m)^[ \t]*([^\s\d。；;，,、:：]{2,20})(\d{1,2}?)(?=1[、.．][^\d\s]|[ \t]*\r?$)"
)
#: So many headings must count on before one of their numbers is told from the item's.
_COUNTED = 3
#: Numbers of items, one after the other on a line of their own, and the items on the next.
_DETACHED = re.compile(r"(?m)^[ \t]*((?:\d{1,2}[、.．][ \t]*){2,})\r?\n(?=[^\s\d])([^\n]+)$")
_NUMBER = re.compile(r"(\d{1,2})([、.．])")
_SENTENCE = re.compile(r"[^。\s][^。\n]*。?")


#: Words in bold inside a line: ….**客服**客服作为….
_BOLD = re.compile(rf"(?<=[^\s*])([ 　]*)\*\*{HAN}{{2,12}}\*\*([ 　]*)(?=[^\s*])")
_FEWEST_BOLD = 2


def bold_headings(text: str) -> Iterator[Edit]:
    """Yield the lost line breaks around headings in bold that stand behind a sentence (…任务。**客服**)."""
    found = [m for m in _BOLD.finditer(text) if text[m.start() - 1] in "。；;：:.!！"]
    reason = Reason("layout", 0.9, "words in bold between two sentences head what follows")
    for each in found if len(found) >= _FEWEST_BOLD else ():
        yield Edit(*each.span(1), "\n", reason)
        yield Edit(*each.span(2), "\n", reason)


def run_together(text: str) -> Iterator[Edit]:
    """Yield the line break between a heading's number and that of its first item.

    岗位职责31、 is 岗位职责3 and 1、 where the same heading counts 2, 3, 4 through the document.
    """
    series: dict[str, list[re.Match[str]]] = defaultdict(list)
    for found in _HEADING.finditer(text):
        series[found[1]].append(found)
    for heading, every in series.items():
        if len(every) < _COUNTED or not _counts_on([int(found[2]) for found in every]):
            continue
        for found in every:
            if text.startswith("1", found.end()):
                note = f"{heading} counts {every[0][2]} to {every[-1][2]} here"
                yield Edit(found.end(), found.end(), "\n", Reason("copy", 0.95, note))


def detached_numbers(text: str) -> Iterator[Edit]:
    """Yield what puts item numbers that stand on a line of their own before their sentences.

    Only where there are as many sentences below as numbers.
    """
    for found in _DETACHED.finditer(text):
        numbers = list(_NUMBER.finditer(found[1]))
        sentences = list(_SENTENCE.finditer(found[2]))
        if len(numbers) != len(sentences) or not _counts_on([int(n[1]) for n in numbers]):
            continue
        reason = Reason("lexicon", 0.9, f"{len(numbers)} numbers and as many sentences below them")
        yield Edit(found.start(1), found.start(2), numbers[0][0], reason)
        for number, sentence in zip(numbers[1:], sentences[1:], strict=True):
            place = found.start(2) + sentence.start()
            yield Edit(place, place, f"\n{number[0]}", reason)


def lost_stops(text: str) -> Iterator[Edit]:
    """Yield the stop between two activities of an item where the first one is plainly over.

    上报工作所负责区域的考勤管理工作: 工作 that a determiner follows ends its activity. 对经理负责监督…:
    the duty to answer to somebody is complete, and a verb sets in.
    """
    stop = "；" if text.count("；") > text.count(";") else ";"
    for found in _over().finditer(text):
        note = f"{found[0]} is over, and {text[found.end() : found.end() + 2]} begins anew"
        yield Edit(found.end(), found.end(), stop, Reason("lexicon", 0.85, note))


def _counts_on(numbers: list[int]) -> bool:
    return all(after == before + 1 for before, after in pairwise(numbers))


@cache
def _over() -> re.Pattern[str]:
    data = lexicon("repair/layout.yaml")
    determiners, verbs = (either(data[key].split()) for key in ("determiners", "verbs"))
    return re.compile(
        rf"(?m){HAN}{{2}}工作(?={determiners}[^，。；,;\n]*工作[。；;]?\s*$)"
        rf"|对[^\s，。；、,;对]{{2,8}}负责(?={verbs})"
    )
