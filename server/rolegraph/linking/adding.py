"""A user's own vocabulary, read whole or not at all: SKOS in any RDF format, or CSV."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from rdflib import RDF, Graph
from rdflib.exceptions import ParserError
from rdflib.namespace import SKOS
from rdflib.plugin import PluginException
from rdflib.util import guess_format

from rolegraph.errors import BadInput, UsageError
from rolegraph.linking.vocabularies import Occupation, Vocabulary

#: Which columns hold what, by their names in lower case.
_HEADS = {
    "code": ("code", "notation", "编码", "代码", "职业编码", "id"),
    "label": ("label", "preflabel", "name", "title", "名称", "职业名称"),
    "synonyms": ("synonyms", "synonym", "altlabels", "altlabel", "alias", "aliases", "别名"),
    "parent": ("parent", "broader", "上级", "上级编码"),
    "description": ("description", "definition", "定义", "说明"),
    "tasks": ("tasks", "duties", "主要工作任务", "工作任务", "职责"),
}
_SEPARATORS = re.compile(r"\s*[|;；,，、\n]\s*")
#: 职业分类大典 marks green and digital occupations behind the name.
_MARKS = re.compile(r"(?<=[\u4e00-\u9fff])(?:[LS]|L/S)$")
_SHOWN = 10
_NAME = re.compile(r"\w[\w-]*", re.ASCII)


def read(file: Path, name: str) -> tuple[Vocabulary, list[str]]:
    """Return the vocabulary of a file, and notes on what was joined: rows that share a code.

    Raises BadInput, naming every fault with its line or concept, where it cannot be read, a label is
    missing, a parent is unknown or parents run in a circle.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"'{name}' cannot name a vocabulary: letters, digits, - and _ were wanted. Give one with --name."
        )
    table = file.suffix.lower() in (".csv", ".tsv")
    rows, faults = _table(file, f"urn:{name.lower()}:") if table else _concepts(file)
    occupations, notes = _joined(rows)
    if not any(o.parent for o in occupations):
        occupations = placed(occupations)
    faults += [*_unlabelled(rows), *_unplaced(rows), *_circles(occupations)]
    if not faults and not occupations:
        faults = ["no row with a code and a label"]
    if faults:
        more = f" … and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
        raise BadInput(
            f"{file.name} was not added, since a vocabulary must be whole: "
            f"{'; '.join(faults[:_SHOWN])}{more}. Mend the file and add it again."
        )
    about = {
        "title": name,
        "source": file.name,
        "language": _language(occupations),
        "space": _space(occupations),
    }
    return Vocabulary(name, about, tuple(occupations)), notes


_Rows = list[tuple[str, Occupation]]


def _table(file: Path, space: str) -> tuple[_Rows, list[str]]:
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [f"byte {error.start} is not UTF-8; save the table as CSV in UTF-8"]
    except OSError as error:
        return [], [error.strerror or str(error)]
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in first else ",")
    heads = _heads(reader.fieldnames or ())
    if lacking := [n for n in ("code", "label") if n not in heads]:
        expected = " and ".join(f"'{n}' ({', '.join(_HEADS[n][:4])})" for n in lacking)
        return [], [f"line 1: a column {expected} was wanted, found: {first.strip()[:200]}"]
    return [(f"line {reader.line_num}", _row(row, heads, space)) for row in reader], []


def _heads(names: Sequence[str]) -> dict[str, str]:
    plain = {n.strip().lower(): n for n in names if n}
    return {
        role: next(plain[c] for c in choices if c in plain)
        for role, choices in _HEADS.items()
        if any(c in plain for c in choices)
    }


def _row(row: Mapping[str, str | None], heads: Mapping[str, str], space: str) -> Occupation:
    given = {role: (row.get(head) or "").strip() for role, head in heads.items()}
    label = _MARKS.sub("", given["label"])
    several = (_MARKS.sub("", s) for s in _SEPARATORS.split(given.get("synonyms", "")) if s)
    return Occupation(
        code=given["code"],
        id=space + given["code"],
        label=label,
        synonyms=tuple(dict.fromkeys(s for s in several if s != label)),
        parent=given.get("parent", ""),
        description=" ".join(filter(None, (given.get("description"), given.get("tasks")))),
    )


def _concepts(file: Path) -> tuple[_Rows, list[str]]:
    graph = Graph()
    try:
        graph.parse(file, format=guess_format(str(file)) or "turtle")
    except (OSError, ParserError, PluginException, SyntaxError, ValueError) as error:
        return [], [f"it is neither CSV nor RDF that can be read ({error})"]
    rows = []
    for concept in sorted(graph.subjects(RDF.type, SKOS.Concept), key=str):
        labels = sorted(map(str, graph.objects(concept, SKOS.prefLabel)))
        others = sorted(map(str, graph.objects(concept, SKOS.altLabel)))
        above = graph.value(concept, SKOS.broader)
        codes = {c: str(graph.value(c, SKOS.notation) or c) for c in (concept, above) if c}
        one = Occupation(
            code=codes[concept],
            id=str(concept),
            label=labels[0] if labels else "",
            synonyms=tuple(dict.fromkeys([*labels[1:], *others])),
            parent=codes.get(above, "") if above else "",
            description=str(graph.value(concept, SKOS.definition) or ""),
        )
        rows.append((str(concept), one))
    return rows, []


def _joined(rows: _Rows) -> tuple[list[Occupation], list[str]]:
    """Return one occupation a code: the first row of it, with the names of the others as synonyms."""
    found: dict[str, Occupation] = {}
    notes = []
    for at, one in rows:
        first = found.setdefault(one.code, one)
        if first is not one:
            names = dict.fromkeys((*first.synonyms, *one.names))
            names.pop(first.label, None)
            found[one.code] = replace(first, synonyms=tuple(names))
            notes.append(
                f"{at}: the code {one.code} was there before, as {first.label}; joined to it"
            )
    return list(found.values()), notes


def placed(occupations: Sequence[Occupation]) -> list[Occupation]:
    """Return occupations with the parents that their codes tell: ``4-01-02-00`` is above ``4-01-02-01``.

    Only codes in parts of one length tell that, the last ones all zeros where they name a group.
    """
    codes = {o.code for o in occupations}
    return [
        replace(o, parent=next((c for c in _above(o.code) if c in codes), "")) for o in occupations
    ]


def _above(code: str) -> Iterator[str]:
    parts = code.split("-")
    for n in range(len(parts) - 1, 0, -1):
        if parts[n].strip("0"):
            yield "-".join([*parts[:n], *("0" * len(p) for p in parts[n:])])


def _unlabelled(rows: _Rows) -> list[str]:
    return [
        f"{at}: {'a label' if o.code else 'a code'} is missing"
        for at, o in rows
        if not (o.label and o.code)
    ]


def _unplaced(rows: _Rows) -> list[str]:
    codes = {one.code for _, one in rows}
    return [
        f"{at}: the parent {o.parent} is no code of the file"
        for at, o in rows
        if o.parent and o.parent not in codes
    ]


def _circles(occupations: Sequence[Occupation]) -> list[str]:
    above = {o.code: o.parent for o in occupations if o.parent}
    found: dict[frozenset[str], str] = {}
    for start in above:
        path = list(_way_up(start, above))
        if path and above.get(path[-1]) == start:
            found.setdefault(
                frozenset(path), f"parents run in a circle: {' → '.join([*path, start])}"
            )
    return list(found.values())


def _way_up(start: str, above: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    here: str | None = start
    while here and here not in seen:
        seen.add(here)
        yield here
        here = above.get(here)


def _space(occupations: Sequence[Occupation]) -> str:
    """Return what all identifiers begin with, up to the end of a part."""
    every = [o.id for o in occupations]
    pairs = zip(min(every), max(every), strict=False)
    same = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return re.sub(r"[^/#:]*$", "", same)


def _language(occupations: Sequence[Occupation]) -> str:
    chinese = sum(any("\u4e00" <= c <= "\u9fff" for c in o.label) for o in occupations)
    return "zh" if chinese * 2 > len(occupations) else "en"
