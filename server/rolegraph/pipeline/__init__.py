"""The stages in order; the only module that knows the order.

corpus → reading → extraction → graph → store → inference → validation → release.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
from pyoxigraph import Store

from rolegraph import __version__, audit, extraction, reading, resources, validation
from rolegraph.errors import BadInput, Omission
from rolegraph.extraction.corrections import Corrected, Correction, correct, read_corrections
from rolegraph.extraction.extending import extended
from rolegraph.extraction.renderings import rendered
from rolegraph.gathering import Gathered, Progress, gather
from rolegraph.gathering.bounds import Bounds
from rolegraph.graph import quads
from rolegraph.graph.ontology import Source, ontology_quads, ontology_triples
from rolegraph.inference import extend, infer
from rolegraph.linking.mappings import link_quads, links
from rolegraph.model import Statements
from rolegraph.pipeline.own import own_ontology
from rolegraph.pipeline.report import Json, Say, contents, tell
from rolegraph.queries import Names, backing_lines
from rolegraph.questions import kept_index
from rolegraph.reading import Document
from rolegraph.releases import Place, Release, current, listing, publish, release_at
from rolegraph.releases.documents import documents as about_documents
from rolegraph.releases.fingerprint import fingerprint
from rolegraph.releases.folder import json_bytes
from rolegraph.store import EmbeddedStore
from rolegraph.store.graphs import quad_lines
from rolegraph.vocabulary import BASE


@dataclass(frozen=True, kw_only=True)
class Request:
    """What to build, and where; ``ontology`` names Turtle files of the user's own terms, and
    ``corrections`` files or folders of the user's own reviews.

    ``processes`` read side by side, by default one a core where there are many documents.
    """

    sources: tuple[Path, ...]
    data: Path
    organisation: str = ""
    ontology: tuple[Path, ...] = ()
    corrections: tuple[Path, ...] = ()
    base: str = BASE
    strict: bool = False
    processes: int | None = None
    bounds: Bounds = field(default_factory=Bounds)


@dataclass(frozen=True, kw_only=True)
class Built:
    """What a build made: the release, what it left out, and its report as JSON values."""

    release: Release
    omissions: tuple[Omission, ...]
    report: Json


@dataclass
class _Clock:
    """Seconds by stage, in the order the stages ran."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.add(name, time.perf_counter() - began)

    def add(self, name: str, seconds: float) -> None:
        self.seconds[name] = round(seconds, 3)


def default_sources() -> tuple[Path, ...]:
    """Return the checkout's corpus, or the invented example of an installed wheel."""
    return (resources.corpus() or Path(str(resources.folder("data/example"))),)


def default_data() -> Path:
    """Return where builds go unless told otherwise: the checkout's ``build``, or the user's data."""
    corpus = resources.corpus()
    return corpus.parents[1] / "build" if corpus else platformdirs.user_data_path("rolegraph")


def shipped_corrections() -> tuple[Correction, ...]:
    """Return the reviewed corrections of ``data/corrections``."""
    return read_corrections(resources.folder("data/corrections"))


def opened(data: Place | None, say: Say) -> Release:
    """Return the release to read.

    With a folder or a store: its current release. Without one: the last build; where there is none, or one of
    the default source that this rolegraph would make differently, it is built first.
    """
    if data is not None:
        return release_at(data)
    last, sources = current(default_data()), default_sources()
    if last is not None and (
        last.manifest["sources"] != _names(sources)
        or last.manifest["made_by"] == fingerprint()
        or last.own_ontology
    ):
        return last
    say(f"Building {', '.join(_names(sources))} first …")
    return build(Request(sources=sources, data=default_data()), say).release


def build(request: Request, say: Say, progress: Progress | None = None) -> Built:
    """Build a release from documents and switch to it; ``progress`` hears of each document read.

    Raises BadInput when nothing can be read, or under ``strict`` when anything was left out, and
    GraphAtFault when the graph breaks a blocking shape; the release before then stays current.
    """
    clock = _Clock()
    own = own_ontology(request.ontology)
    terms = extend(own)
    results, omissions = _read(request, progress, clock)
    documents = [r.document for r in results if r.document]
    _check_input(request, documents, omissions, say)
    with clock.stage("joining"):
        combined, corrected = _joined(request, results, documents, own)
    statements = corrected.statements
    with clock.stage("graph"):
        store = _graph(statements, documents, request.base, corrected, terms)
    with clock.stage("inference"):
        inferred = infer(store, ontology_triples(terms), request.base)
    with clock.stage("validation"):
        checked = validation.validate(store, documents, request.base)
        checked.refuse()
    with clock.stage("release"):
        release = _publish(request, store, statements, documents, checked, own)
    report = {
        "release": release.digest,
        **contents(documents, combined.notes, corrected),
        "inferred": inferred.inferred,
        "omissions": [asdict(o) for o in omissions],
        "violations": len(checked.violations),
        "seconds": clock.seconds,
    }
    tell(report, say)
    return Built(release=release, omissions=omissions, report=report)


def _read(
    request: Request, progress: Progress | None, clock: _Clock
) -> tuple[list[Gathered], tuple[Omission, ...]]:
    """Return what each file says, and everything that was left out."""
    found, missing = reading.listed(request.sources)
    results = list(gather(found, request.processes, progress, request.bounds))
    clock.add("reading", sum(r.reading for r in results))
    clock.add("extraction", sum(r.extraction for r in results))
    return results, (*missing, *(omission for r in results for omission in r.omissions))


def _joined(
    request: Request,
    results: Sequence[Gathered],
    documents: Sequence[Document],
    own: Sequence[Source],
) -> tuple[extraction.Combined, Corrected]:
    """Return what all documents say as one: joined, linked to the user's terms, corrected, rendered."""
    each = [r.statements for r in results if r.document]
    combined = extraction.combine(each, documents, request.sources, request.organisation or None)
    linked = extended(combined.statements, (source.text for source in own))
    own_reviews = (each for place in request.corrections for each in read_corrections(place))
    corrected = correct(linked, (*shipped_corrections(), *own_reviews), documents)
    return combined, replace(corrected, statements=rendered(corrected.statements))


def _graph(
    statements: Statements,
    documents: Sequence[Document],
    base: str,
    by: Corrected,
    terms: Sequence[Source],
) -> Store:
    """Return a store of the statements, the ontology and the reviewed links, nothing inferred yet."""
    store = Store()
    store.extend(quads(statements, documents, base, by))
    store.extend(ontology_quads(base, terms))
    store.extend(link_quads(links(), base))
    return store


def _names(sources: Sequence[Path]) -> list[str]:
    return [str(s.resolve()) for s in sources]


def _check_input(
    request: Request,
    documents: Sequence[Document],
    omissions: Sequence[Omission],
    say: Say,
) -> None:
    for omission in omissions:
        say(f"Left out: {omission}")
    where = ", ".join(map(str, request.sources))
    if not documents:
        raise BadInput(
            f"Role documents were wanted in {where}, but none could be read. "
            "Name a folder with .txt, .md, .html, .docx, .pdf, .csv or .xlsx files."
        )
    if omissions and request.strict:
        raise BadInput(
            f"{len(omissions)} of the files in {where} could not be used, and --strict was asked: "
            "nothing was published. Mend or remove them, or build without --strict."
        )


def _publish(
    request: Request,
    store: Store,
    statements: Statements,
    documents: Sequence[Document],
    checked: validation.Report,
    own: Sequence[Source],
) -> Release:
    answering = EmbeddedStore.from_quads(store)
    files = {
        "graph.nq": quad_lines(store),
        "index.json": kept_index(answering),
        "findings.json": audit.kept(audit.audit(answering)),
        "behind.jsonl": backing_lines(answering),
        "names.json": Names.of(answering).kept(),
        "positions.json": json_bytes(listing.positions(statements, request.base)),
        "units.json": json_bytes(listing.units(statements, request.base)),
        "documents.json": json_bytes(about_documents(documents)),
        "validation.json": json_bytes([asdict(v) for v in checked.violations]),
        "ontology.json": json_bytes([asdict(source) for source in own]),
    }
    about = {
        "built": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        "made_by": fingerprint(),
        "sources": _names(request.sources),
        "base": request.base,
    }
    return publish(request.data, files, {d.path: d.text for d in documents}, about)
