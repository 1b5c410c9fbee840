"""Reviewed links are SSSOM: faults are told with their lines, and what holds becomes plain SKOS triples."""

import re
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rolegraph.errors import BadInput
from rolegraph.linking.candidates import Linker
from rolegraph.linking.mappings import link_quads, links, lint
from rolegraph.linking.mappings import read as read_mappings
from rolegraph.linking.review import Decision, Review
from rolegraph.linking.vocabularies import vocabulary
from rolegraph.resources import folder

HEAD = """#curie_map:
#  esco: http://data.europa.eu/esco/occupation/
#  rgr: https://w3id.org/rolegraph/role/
#  semapv: https://w3id.org/semapv/vocab/
subject_id\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tpredicate_modifier
"""
SALES = "esco:a7594892-ff23-4e2a-aedf-2f967ebca15c"


def table(*rows: tuple[str, str, str, str, str]) -> str:
    return HEAD + "".join("\t".join([*row, ""]) + "\n" for row in rows)


@pytest.fixture(scope="module")
def faults() -> Callable[[Path], list[object]]:
    """What sssom-py says against a table; imported here, since that takes seconds."""
    with warnings.catch_warnings():
        # It uses what pandas is going to remove.
        warnings.simplefilter("ignore")
        from sssom.constants import DEFAULT_VALIDATION_TYPES
        from sssom.parsers import parse_sssom_table
        from sssom.validators import validate

    def told(file: Path) -> list[object]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read = parse_sssom_table(file)
            reports = validate(read, DEFAULT_VALIDATION_TYPES, fail_on_error=False)
        return [fault for report in reports.values() for fault in report.results]

    return told


def test_the_shipped_mappings_are_sssom_and_have_no_fault(
    faults: Callable[[Path], list[object]], tmp_path: Path
) -> None:
    assert len(links()) > 35
    shipped = Path(str(folder("data/mappings").joinpath("rg-esco.sssom.tsv")))
    assert faults(shipped) == []
    broken = tmp_path / "broken.sssom.tsv"
    broken.write_text(shipped.read_text("utf-8").replace("semapv:Manual", "Manual"), "utf-8")
    assert faults(broken)


def test_the_table_that_a_review_writes_is_sssom_and_gives_links(
    faults: Callable[[Path], list[object]], tmp_path: Path
) -> None:
    review = Review(Linker(vocabulary("isco")), [], tmp_path / "rg-isco.sssom.tsv")
    group = next(o for o in review.vocabulary.occupations if o.code == "1221")
    for role, verdict in (("sales-manager", "exact"), ("brand-manager", "not"), ("clerk", "none")):
        review.decide(
            Decision(
                role=role,
                verdict=verdict,
                author="Kim",
                day=date(2026, 1, 2),
                occupation=None if verdict == "none" else group,
                confidence=0.9,
            )
        )
    assert faults(review.file) == []
    found = [x for x in links(tmp_path) if x.at.startswith(review.file.name)]
    assert [x.subject.rpartition("/")[2] for x in found if x.reviewed and x.holds] == [
        "sales-manager"
    ]


def test_a_link_becomes_a_plain_triple_with_its_label_and_isco_group() -> None:
    found = {(q.predicate.value.rpartition("#")[2], str(q.object)) for q in link_quads(links())}
    assert (
        "exactMatch",
        "<http://data.europa.eu/esco/occupation/a7594892-ff23-4e2a-aedf-2f967ebca15c>",
    ) in found
    assert ("broadMatch", "<http://data.europa.eu/esco/isco/C1221>") in found
    assert ("prefLabel", '"sales manager"@en') in found
    assert not any("NoTermFound" in value for _, value in found)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (
            [("rgr:king", "skos:closeMatch", SALES, "sales manager", "x")],
            "line 6: there is no role",
        ),
        (
            [("rgr:clerk", "skos:closeMatch", "esco:nothing", "x", "x")],
            "not in the pinned version",
        ),
        (
            [("rgr:clerk", "skos:closeMatch", SALES, "seller", "x")],
            "esco says 'sales manager'",
        ),
        (
            [("rgr:clerk", "skos:exactMatch", SALES, "sales manager", "semapv:LexicalMatching")],
            "needs a review",
        ),
        (
            [
                (
                    "rgr:clerk",
                    "skos:exactMatch",
                    SALES,
                    "sales manager",
                    "semapv:ManualMappingCuration",
                ),
                (
                    "rgr:clerk",
                    "skos:broadMatch",
                    SALES,
                    "sales manager",
                    "semapv:ManualMappingCuration",
                ),
            ],
            "line 6; own.sssom.tsv, line 7: https://w3id.org/rolegraph/role/clerk is linked exactly, and to",
        ),
    ],
)
def test_a_faulty_link_is_named_with_its_line(
    rows: list[tuple[str, str, str, str, str]], fault: str
) -> None:
    assert any(fault in said for said in lint(read_mappings("own.sssom.tsv", table(*rows))))


def test_a_rejected_link_stays_in_the_table_and_gives_no_triple() -> None:
    row = ("rgr:clerk", "skos:exactMatch", SALES, "sales manager", "x")
    text = HEAD + "\t".join([*row, "Not"]) + "\n"
    found = read_mappings("own.sssom.tsv", text)
    assert lint(found) == []
    assert list(link_quads(found)) == []


def test_every_unknown_prefix_is_named_with_its_line_and_the_known_ones() -> None:
    row = ("king:clerk", "skos:exactMatch", SALES, "sales manager", "x")
    other = ("rgr:clerk", "skos:exactMatch", "moon:1", "cheese", "x")
    with pytest.raises(BadInput) as caught:
        read_mappings("own.sssom.tsv", table(row, other))
    said = str(caught.value)
    assert "line 6: the prefix 'king'" in said
    assert "line 7: the prefix 'moon'" in said
    assert "curie_map: esco, rgr, semapv" in said


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("rgr:clerk", "skos:exactMatch", "", "x", "y"), "line 6: object_id is empty"),
        (("", "", SALES, "x", ""), "line 6: subject_id, predicate_id, mapping_justification is"),
        (
            ("rgr:clerk", "owl:sameAs", SALES, "x", "y"),
            "'owl:sameAs' is none of a link. There are: skos:",
        ),
        (
            ("rgr:clerk", "exactMatch", SALES, "x", "y"),
            "line 6: the predicate 'exactMatch' is none",
        ),
    ],
)
def test_a_line_that_is_no_link_is_named_with_what_is_wrong(
    row: tuple[str, ...], fault: str
) -> None:
    with pytest.raises(BadInput, match=re.escape(fault)):
        read_mappings("own.sssom.tsv", table(row))


def test_what_has_the_name_of_a_table_and_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine.sssom.tsv").mkdir()
    with pytest.raises(BadInput, match=r"mine\.sssom\.tsv: an SSSOM table was wanted"):
        links(tmp_path)


def test_a_proposal_that_nobody_reviewed_gives_no_triple() -> None:
    row = ("rgr:clerk", "skos:closeMatch", SALES, "sales manager", "semapv:LexicalMatching")
    found = read_mappings("own.sssom.tsv", table(row))
    assert lint(found) == []
    assert list(link_quads(found)) == []


def test_a_users_own_tables_are_read_and_all_faults_told_at_once(tmp_path: Path) -> None:
    row = ("rgr:secretary", "skos:closeMatch", SALES, "sales manager", "semapv:LexicalMatching")
    (tmp_path / "mine.sssom.tsv").write_text(table(row), "utf-8")
    assert any(x.at == "mine.sssom.tsv, line 6" for x in links(tmp_path))
    (tmp_path / "bad.sssom.tsv").write_bytes("角色".encode("gb18030"))
    (tmp_path / "worse.sssom.tsv").write_text("subject_id\n", "utf-8")
    with pytest.raises(BadInput) as caught:
        links(tmp_path)
    assert "bad.sssom.tsv: byte 0 is not UTF-8" in str(caught.value)
    assert "worse.sssom.tsv: the column" in str(caught.value)
