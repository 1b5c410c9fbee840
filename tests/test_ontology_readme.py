"""What the ontology's README shows works."""

import re
from pathlib import Path

from pyoxigraph import QuerySolutions, RdfFormat, Store

from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.resources import folder


def test_the_query_of_the_readme_finds_the_region_manager() -> None:
    text = folder("ontology").joinpath("README.md").read_text("utf-8")
    (query,) = re.findall(r"```sparql\n(.+?)```", text, re.S)
    store = Store()
    store.bulk_extend(ontology_quads())
    example = Path(__file__).parent / "inference" / "organisation.trig"
    store.load(example.read_bytes(), format=RdfFormat.TRIG)
    infer(store, ontology_triples())
    answer = store.query(query, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    assert [row["position"].value.rpartition("/")[2] for row in answer] == ["regional-manager"]


def test_the_readme_names_every_folder() -> None:
    text = folder("ontology").joinpath("README.md").read_text("utf-8")
    for entry in folder("ontology").iterdir():
        if entry.is_dir():
            assert f"`{entry.name}/`" in text
