"""What a release keeps of labels and evidence is what its graph says of them."""

from pathlib import Path

import pytest

from rolegraph.queries import Backing, backing, backing_lines, page
from rolegraph.queries.behind import all_behind, behind
from rolegraph.queries.library import library
from rolegraph.store import EmbeddedStore

UNKNOWN = "https://example.org/nobody"


@pytest.fixture(scope="module")
def kept(organisation: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Backing:
    file = tmp_path_factory.mktemp("release") / "behind.jsonl"
    file.write_bytes(backing_lines(organisation))
    return Backing.open(file)


def test_every_label_reading_and_sentence_is_as_in_the_graph(
    organisation: EmbeddedStore, kept: Backing
) -> None:
    known = all_behind(organisation)
    resources = [*known.labels, UNKNOWN]
    statements = [*known.evidence, *known.said, UNKNOWN]
    assert len(resources) > 500
    assert len(statements) > 50
    assert kept.behind(resources, statements) == behind(organisation, resources, statements)


@pytest.mark.parametrize("name", [q.name for q in library().values() if q.header.statement])
def test_a_page_is_the_same_with_and_without(
    name: str, organisation: EmbeddedStore, kept: Backing
) -> None:
    query = library()[name]
    asked = {
        p.name: [v.strip('<>"') for v in documented(query.text, p.name)]
        for p in query.header.parameters
        if p.required
    }
    pages = [
        page(organisation, query, asked, "sha256:0", look=look) for look in (None, kept.behind)
    ]
    assert pages[0].to_json() == pages[1].to_json()
    assert pages[0].table() == pages[1].table()


def documented(text: str, name: str) -> list[str]:
    """The documented example of a parameter."""
    (line,) = (x for x in text.splitlines() if x.endswith(f"# @param {name}"))
    return line.partition("{")[2].partition("}")[0].split()


def test_iris_whose_hashes_meet_are_kept_apart(
    organisation: EmbeddedStore, kept: Backing, monkeypatch: pytest.MonkeyPatch
) -> None:
    iris = sorted(all_behind(organisation).labels)[:50]
    lines = backing_lines(organisation).splitlines(keepends=True)
    few = b"".join(line for line in lines if line[2:].split(b'"')[0].decode() in iris)
    wanted = kept.behind(iris, ())
    # Python salts its hashes, so that two that meet cannot be written down.
    monkeypatch.setattr(backing, "hash", lambda _: 7, raising=False)
    assert Backing(few).behind(iris, ()) == wanted


def test_an_empty_file_knows_nothing(tmp_path: Path) -> None:
    file = tmp_path / "behind.jsonl"
    file.write_bytes(b"")
    assert Backing.open(file).behind([UNKNOWN], []).labels == {UNKNOWN: {}}
