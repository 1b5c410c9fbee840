"""A user's own vocabulary, read whole or not at all: SKOS in any RDF format, or CSV."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from rolegraph.errors import BadInput, UsageError
from rolegraph.linking.vocabularies import Occupation, Vocabulary
from rolegraph.vocabulary import expand

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
#: Endings of RDF files that have no format of their own.
_ENDINGS = {"json": RdfFormat.JSON_LD, "owl": RdfFormat.RDF_XML}
#: What a concept scheme says of itself, by the terms it may use, the usual ones first.
_OF_SCHEMES = {
    "title": ("dcterms:title", "skos:prefLabel", "rdfs:label"),
    "version": ("owl:versionInfo", "dcterms:hasVersion"),
    "licence": ("dcterms:license", "dcterms:rights"),
}
_TYPE = NamedNode(expand("rdf:type"))
_DELIMITERS = (",", ";", "\t")
_UNCLOSED = {"unexpected end of data": "the quotation mark is not closed"}
#: What people keep tables in and is no text.
_WORKBOOKS = (".xlsx", ".xls", ".ods", ".et", ".numbers")
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
    rows, faults, said = _table(file, f"urn:{name.lower()}:") if table else _concepts(file)
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
        **said,
        "source": file.name,
        "language": _language(occupations),
        "space": _space(occupations),
    }
    return Vocabulary(name, about, tuple(occupations)), notes


_Rows = list[tuple[str, Occupation]]
#: Rows with their places, faults, and what the file says of the whole: title, version, licence.
_Found = tuple[_Rows, list[str], Mapping[str, str]]


def _table(file: Path, space: str) -> _Found:
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [f"byte {error.start} is not UTF-8; save the table as CSV in UTF-8"], {}
    except OSError as error:
        return [], [error.strerror or str(error)], {}
    if "\0" in text:
        at = text[: text.index("\0")].count("\n") + 1
        return [], [f"line {at}: a character that is no text (NUL)"], {}
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
    heads = _heads(reader.fieldnames or ())
    if lacking := [n for n in ("code", "label") if n not in heads]:
        expected = " and ".join(f"'{n}' ({', '.join(_HEADS[n][:4])})" for n in lacking)
        return [], [f"line 1: a column {expected} was wanted, found: {first.strip()[:200]}"], {}
    rows, faults = [], []
    try:
        for row in reader:
            if None in row:
                faults.append(f"line {reader.line_num}: more cells than columns")
            rows.append((f"line {reader.line_num}", _row(row, heads, space)))
    except csv.Error as error:
        # What was read last is the row before.
        faults.append(f"line {reader.line_num + 1}: {_UNCLOSED.get(str(error), error)}")
    return rows, faults, {}


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


def _concepts(file: Path) -> _Found:
    ending, store = file.suffix.lower().removeprefix("."), Store()
    if file.suffix.lower() in _WORKBOOKS:
        return [], ["a workbook was given; save its sheet as CSV in UTF-8"], {}
    form = _ENDINGS.get(ending) or RdfFormat.from_extension(ending) or RdfFormat.TURTLE
    try:
        base = file.absolute().as_uri()
        store.extend(parse(file.read_bytes(), format=form, base_iri=base))
    except (OSError, SyntaxError, ValueError) as error:
        return [], [f"it is neither CSV nor RDF that can be read ({error})"], {}
    concepts: set[Any] = {
        q.subject for q in store.quads_for_pattern(None, _TYPE, _term("Concept"))
    }
    return [(c.value, _concept(store, c)) for c in sorted(concepts, key=str)], [], _scheme(store)


def _scheme(store: Store) -> Mapping[str, str]:
    """Return the title, version and licence that the concept scheme states, the first of several."""
    every = store.quads_for_pattern(None, _TYPE, _term("ConceptScheme"))
    schemes: set[Any] = {q.subject for q in every}
    found: dict[str, str] = {}
    for scheme in sorted(schemes, key=str):
        for key, terms in _OF_SCHEMES.items():
            for value in (v for term in terms for v in _values(store, scheme, expand(term))):
                found.setdefault(key, " ".join(value.split()))
    return found


def _values(store: Store, subject: Any, term: str) -> list[str]:
    found: list[Any] = [q.object for q in store.quads_for_pattern(subject, NamedNode(term), None)]
    return sorted({str(each.value) for each in found if each.value.strip()})


def _concept(store: Store, concept: Any) -> Occupation:
    labels, others = _texts(store, concept, "prefLabel"), _texts(store, concept, "altLabel")
    up = [q.object for q in store.quads_for_pattern(concept, _term("broader"), None)]
    down = [q.subject for q in store.quads_for_pattern(None, _term("narrower"), concept)]
    above = min((*up, *down), key=str, default=None)
    return Occupation(
        code=_code(store, concept),
        id=concept.value,
        label=labels[0] if labels else "",
        synonyms=tuple(dict.fromkeys([*labels[1:], *others])),
        parent=_code(store, above) if above else "",
        description=" ".join(_texts(store, concept, "definition")[:1]),
    )


def _code(store: Store, concept: Any) -> str:
    return next(iter(_texts(store, concept, "notation")), str(concept.value))


def _texts(store: Store, concept: Any, name: str) -> list[str]:
    return _values(store, concept, expand(f"skos:{name}"))


def _term(name: str) -> NamedNode:
    return NamedNode(expand(f"skos:{name}"))


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
                f"{at}: the code {one.code} was there before, as {first.label}; joined to it (if they are "
                "two occupations, give one another code and add the file again)"
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
    missing = [
        f"{at}: {'a label' if o.code else 'a code'} is missing"
        for at, o in rows
        if not (o.label and o.code)
    ]
    return missing + [
        f"{at}: the label '{o.label}' holds no letter or figure"
        for at, o in rows
        if o.code and o.label and not any(map(str.isalnum, o.label))
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
