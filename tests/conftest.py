"""What tests share: the invented organisation of huaming.py published and served, and releases built once."""

import fcntl
import io
import json
import os
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import huaming
import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from written import written

from rolegraph import pipeline, resources
from rolegraph.cli import main
from rolegraph.graph import quads
from rolegraph.graph.ontology import ontology_quads, ontology_triples
from rolegraph.inference import infer
from rolegraph.linking.mappings import link_quads, links
from rolegraph.model import Statements
from rolegraph.queries import backing_lines
from rolegraph.reading import Document
from rolegraph.releases import current, listing, publish
from rolegraph.releases.documents import documents as about_documents
from rolegraph.store import EmbeddedStore
from rolegraph.vocabulary import BASE
from rolegraph.web import create_app

# How long one example takes says more of what else the machine does than of the reading.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

#: The files that take longest begin first, so that no worker ends long after the others.
_LONGEST = ("browser", "audit", "bad_input", "store_remote", "cli", "web_server", "review", "releases",
            "whatif", "keeper", "examples", "pipeline", "export", "connection", "vendor", "packaging",
            "browser_large", "matrices", "queries_golden", "shapes", "web_shortcut", "validation",
            "docs", "web", "web_openapi", "linking", "inference_reference", "cli_ask")  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the longest files first."""
    rank = {f"test_{name}.py": place for place, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))


@pytest.fixture(scope="session")
def statements() -> Statements:
    """Everything that the organisation's two documents state."""
    return huaming.statements()


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    """The two documents, with the text that every quote was cut from."""
    return tuple(written(text, path) for path, text in huaming.TEXTS.items())


@pytest.fixture(scope="session")
def organisation_quads(
    statements: Statements, documents: tuple[Document, ...]
) -> tuple[ox.Quad, ...]:
    """The organisation's quads with the vocabularies and what follows, as a build has them."""
    store = ox.Store()
    store.extend(quads(statements, documents))
    store.extend(ontology_quads())
    store.extend(link_quads(links()))
    infer(store, ontology_triples())
    return tuple(store)


@pytest.fixture(scope="session")
def organisation(organisation_quads: tuple[ox.Quad, ...]) -> EmbeddedStore:
    """The organisation in a store in memory, nothing inferred."""
    return EmbeddedStore.from_quads(organisation_quads)


@pytest.fixture(scope="session")
def published(
    organisation_quads: tuple[ox.Quad, ...],
    statements: Statements,
    documents: tuple[Document, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A data folder whose current release is the organisation."""
    data = tmp_path_factory.mktemp("data")
    files = {
        "graph.nq": ox.serialize(organisation_quads, format=ox.RdfFormat.N_QUADS) or b"",
        "positions.json": json.dumps(listing.positions(statements)).encode(),
        "units.json": json.dumps(listing.units(statements)).encode(),
        "documents.json": json.dumps(about_documents(documents)).encode(),
        "behind.jsonl": backing_lines(EmbeddedStore.from_quads(organisation_quads)),
    }
    publish(
        data,
        files,
        {d.path: d.text for d in documents},
        {"built": "2026-01-01T00:00:00Z", "base": BASE},
    )
    return data


@pytest.fixture(scope="session")
def app(published: Path) -> Flask:
    """The application that serves the organisation."""
    return create_app(published)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application."""
    return app.test_client()


def _built_once(tmp_path_factory: pytest.TempPathFactory, name: str, source: Path) -> Path:
    """Build a source for every worker of this run: the first builds, the others wait and take it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if current(shared / name) is None:
            pipeline.build(pipeline.Request(sources=(source,), data=shared / name), lambda _: None)
    return shared / name


@pytest.fixture(scope="session")
def corpus_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the corpus built; nobody writes to it."""
    return _built_once(tmp_path_factory, "corpus", pipeline.default_sources()[0])


@pytest.fixture(scope="session")
def example_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the shipped example built; nobody writes to it."""
    return _built_once(tmp_path_factory, "example", Path(str(resources.folder("data/example"))))


@dataclass(frozen=True)
class Done:
    """What a command printed, and the code it ended with."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="session")
def rolegraph() -> Callable[..., Done]:
    """Run the command line in this process, where lexicons are loaded already."""

    def run(*words: str | Path) -> Done:
        out, err = io.StringIO(), io.StringIO()
        with (
            redirect_stdout(out),
            redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            main([str(word) for word in words])
        return Done(int(ended.value.code or 0), out.getvalue(), err.getvalue())

    return run
