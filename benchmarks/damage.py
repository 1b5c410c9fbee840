"""Say how many hand-made repairs reading makes too, and list what it mends beside them.

Usage: python benchmarks/damage.py GOLD.yaml CORPUS [--others]

GOLD.yaml is a list of damaged spans with their repair (document, line, damaged, repaired,
certainty). A span is mended *exactly* where the body over it reads as the hand-made repair, and is
*contained* where a few characters more are needed around it; punctuation, white space and brackets
do not count, since a lost list mark is not invented; … stands for anything, and / between blanks
for a line break. Spans whose repair differs in those alone are counted as *layout*, with white
space and marks. A span in a line that is set aside as no content (a site's notice) is mended where
its pinyin glosses were found. Repairs that touch no span are counted, and listed with ``--others``
for a person to judge.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import yaml

from rolegraph.reading import Document, read
from rolegraph.reading.document import Repair
from rolegraph.reading.passages import whole, without
from rolegraph.reading.scripts import simplify

_MARKS = re.compile(r"[^\w%≥≤]|_")
_OPTIONAL = re.compile(r"\([^()]*\)")
_AROUND = 12
_LONG_AROUND = 120
_BEST_FIRST = ("exact", "contained", "layout", "missed", "absent")


def main(gold: str, corpus: str, *options: str) -> None:
    """Print the figures for a gold file and a folder of documents."""
    spans = yaml.safe_load(Path(gold).read_text("utf-8"))["damage"]
    documents = {
        path.name[:3]: read(path, path.name) for path in sorted(Path(corpus).glob("*.txt"))
    }
    tally: Counter[tuple[str, str]] = Counter()
    touched: dict[str, list[tuple[int, int]]] = {name: [] for name in documents}
    for span in spans:
        document = documents[span["document"]]
        places = found(document, span["damaged"], span["line"])
        touched[span["document"]] += places
        wanted = span["repaired"].replace(" / ", "\n")
        results = [judged(document, place, wanted, span["damaged"]) for place in places]
        result = min(results, key=_BEST_FIRST.index, default="absent")
        tally[span["certainty"], result] += 1
        if result not in {"exact", "contained"}:
            read_as = body_over(document, *places[0]) if places else "(set aside as no content)"
            what = f"{span['damaged']!r} → {span['repaired']!r}: {read_as!r}"
            print(f"{result:8} {span['certainty']:14} {span['id']} {what}")
    show(tally)
    others = {name: beside(document, touched[name]) for name, document in documents.items()}
    if "--others" in options:
        for name, repairs in others.items():
            for repair in repairs:
                print(name, shown(documents[name], repair), repair.note)
    made = sum(len(d.repairs) for d in documents.values())
    print(f"repairs: {made}, beside the spans: {sum(map(len, others.values()))}")


def beside(document: Document, touched: list[tuple[int, int]]) -> list[Repair]:
    """Return the repairs that lie in none of the places."""
    return [
        repair
        for repair in document.repairs
        if not any(a - 1 <= repair.start and repair.end <= b + 1 for a, b in touched)
    ]


def shown(document: Document, repair: Repair) -> str:
    """Return a repair among the words around it, on one line."""
    around = document.text[repair.start - 10 : repair.start]
    after = document.text[repair.end : repair.end + 10]
    return f"{around}[{repair.raw}→{repair.reading}]{after}".replace("\n", "/")


def found(document: Document, damaged: str, line: int) -> list[tuple[int, int]]:
    """Return where the damaged words stand in the stored text, white space aside, from a line on."""
    kept = [(place, letter) for place, letter in enumerate(document.text) if not letter.isspace()]
    squeezed = "".join(letter for _, letter in kept)
    needle = "".join(damaged.split())
    begins = [0, *(found.end() for found in re.finditer("\n", document.text))]
    places = [found.start() for found in re.finditer(re.escape(needle), squeezed)]
    spans = [(kept[place][0], kept[place + len(needle) - 1][0] + 1) for place in places]
    low = begins[line - 1]
    return [span for span in spans if span[0] >= low] or spans


def body_over(document: Document, start: int, end: int, more: int = 0) -> str:
    """Return the body over a span of the stored text, insertions at its edges included."""
    inside = [
        place
        for place, (a, b) in enumerate(zip(document.body.starts, document.body.ends, strict=True))
        if start <= a and b <= end
    ]
    if not inside:
        return ""
    return document.body.text[max(0, inside[0] - more) : inside[-1] + 1 + more]


def judged(document: Document, place: tuple[int, int], repaired: str, damaged: str) -> str:
    """Return how the body over a place compares with the hand-made repair."""
    wants = {plain(repaired), plain(_OPTIONAL.sub("", repaired))} - {""}
    if plain(repaired) == plain(simplified(damaged, document, place)):
        return "exact" if repaired in body_over(document, *place, more=2) else "layout"
    here = plain(body_over(document, *place) or without_glosses(document, *place))
    if here in wants:
        return "exact"
    parts = repaired.split("…")
    if len(parts) > 1 and found_in_order(body_over(document, *place, more=_LONG_AROUND), parts):
        return "contained"
    wide = plain(body_over(document, *place, more=_AROUND))
    return "contained" if any(want in wide for want in wants) or _within(here, wants) else "missed"


def _within(here: str, wants: set[str]) -> bool:
    """Say whether an insertion at the very edge is all that keeps two readings apart."""
    return any(want in (here[1:], here[:-1]) for want in wants)


def without_glosses(document: Document, start: int, end: int) -> str:
    """Return a span of the stored text, Simplified, without the pinyin that was found in it."""
    glosses = [mark for mark in document.marks if mark.kind == "gloss"]
    stored = whole(document.text).cut(start, end)
    return simplify(without(stored, glosses).text)


def found_in_order(text: str, parts: list[str]) -> bool:
    """Say whether each part stands in the text, each behind the one before, marks aside."""
    return bool(re.search(".*".join(re.escape(plain(part)) for part in parts), plain(text)))


def simplified(damaged: str, document: Document, place: tuple[int, int]) -> str:
    """Return the damaged words as the body would hold them without repairs."""
    unmended = [
        document.body.text[n]
        for n, (a, b) in enumerate(zip(document.body.starts, document.body.ends, strict=True))
        if place[0] <= a < b <= place[1] and b - a == 1
    ]
    return "".join(unmended) or damaged


def plain(text: str) -> str:
    """Return a text without marks and white space."""
    return _MARKS.sub("", text)


def show(tally: Counter[tuple[str, str]]) -> None:
    """Print one line for each degree of certainty."""
    for certainty in dict.fromkeys(certainty for certainty, _ in tally):
        row = {result: number for (kind, result), number in tally.items() if kind == certainty}
        total = sum(row.values())
        good = row.get("exact", 0) + row.get("contained", 0)
        details = ", ".join(f"{number} {result}" for result, number in sorted(row.items()))
        print(f"{certainty:15} {good}/{total} = {good / total:.3f}  ({details})")


if __name__ == "__main__":
    main(*sys.argv[1:])
