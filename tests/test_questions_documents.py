"""Questions on small invented documents: what is answered, and that nothing else is.

An example is a document and what it is asked: the titles that answer, the verdict where yes or no is
asked, the status where it matters, a word of the notes beside the answer, and one that no note has.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from rolegraph import pipeline
from rolegraph.questions import Index, ask, build_index
from rolegraph.releases import open_release
from rolegraph.store import EmbeddedStore

EXAMPLES = {
    file.stem: yaml.safe_load(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parent / "question_documents").glob("*.yaml"))
}
ASKED = [
    (name, question, case)
    for name, example in EXAMPLES.items()
    for case in example["asks"]
    for question in case["ask"]
]


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[EmbeddedStore, Index]]:
    """A store and its index for each example."""
    found = {}
    for name, example in EXAMPLES.items():
        folder = tmp_path_factory.mktemp(name)
        source = folder / f"{name}.{'md' if name.endswith('en') else 'txt'}"
        source.write_text(example["text"], "utf-8")
        request = pipeline.Request(sources=(source,), data=folder / "data", processes=1)
        pipeline.build(request, lambda _: None)
        store = EmbeddedStore.load(open_release(folder / "data").graph)
        found[name] = (store, build_index(store))
    return found


@pytest.mark.parametrize(
    ("name", "question", "case"), ASKED, ids=[f"{n} {q}" for n, q, _ in ASKED]
)
def test_a_document_is_asked_and_answers_no_more_than_it_says(
    name: str,
    question: str,
    case: dict[str, Any],
    releases: dict[str, tuple[EmbeddedStore, Index]],
) -> None:
    answer = ask(question, *releases[name]).to_json()
    first = (answer["readings"] or [{}])[0]
    labels = [a["label"] for a in first.get("answers", [])]
    assert {one.get("zh-Hans") or one["en"] for one in labels} == set(case["answers"])
    assert first.get("verdict") == case.get("verdict")
    assert answer["status"] == case.get("status", answer["status"])
    notes = " ".join(n["note"]["zh"] for n in first.get("related", []))
    assert case.get("note", "") in notes
    assert "unsaid" not in case or case["unsaid"] not in notes
