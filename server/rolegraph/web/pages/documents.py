"""Documents as they were received, with what is stated in them marked where it stands."""

from collections.abc import Iterable, Iterator

from flask import Blueprint, render_template, request, url_for

from rolegraph.queries.spelling import plain
from rolegraph.web.pages.evidence import page_url
from rolegraph.web.pages.marking import Run, marked, runs
from rolegraph.web.pages.portions import ROWS, portion
from rolegraph.web.pages.wording import name
from rolegraph.web.serving.contents import Json, Stated
from rolegraph.web.serving.nearest import unknown
from rolegraph.web.serving.reading import whole
from rolegraph.web.serving.served import served

blueprint = Blueprint("documents", __name__)


@blueprint.get("/documents", strict_slashes=False)
def listing() -> str:
    """List documents with how they were read and what they state; ``?q=`` is in the name or title."""
    contents, words = served().contents, request.args.get("q", "").strip()
    found = [d for d in contents.documents.values() if _called(d, plain(words))]
    return render_template(
        "documents.html",
        part=portion(found),
        contents=contents,
        words=words,
        several=len(contents.documents) > ROWS,
    )


@blueprint.get("/documents/<path:path>")
def document(path: str) -> str:
    """Show one document; ``?at=start,end`` is the span that the reader is led to."""
    now = served()
    text = now.release.text(path)
    if text is None:
        names = {known: known for known in now.contents.documents}
        raise unknown(path, names, lambda near: url_for(".document", path=near))
    about = now.contents.documents[path]
    stated = now.contents.stated.get(path, [])
    led = _span(request.args.get("at", ""))
    return render_template(
        "document.html",
        document=about,
        runs=_numbered(runs(marked(text, stated, about, led)), stated),
        stated=stated,
        standing=now.contents.standing(path),
        bearers={
            s.bearer["id"]: (page_url(s.bearer["id"]), name(s.bearer["label"])) for s in stated
        },
        sorts=sorted({s.sort for s in stated}),
    )


def _called(document: Json, words: str) -> bool:
    return words in plain(f"{document['path']} {document.get('title', '')}")


def _numbered(found: Iterable[Run], stated: list[Stated]) -> Iterator[tuple[Run, list[int]]]:
    """Each run with the statements that lie over it, by their place in the list."""
    places = {id(one): number for number, one in enumerate(stated)}
    for run in found:
        yield run, [places[id(one)] for one in run.first.stated]


def _span(given: str) -> tuple[int, int] | None:
    """The two offsets of ``?at=``; what is no span leads nowhere, and the document still shows."""
    start, _, end = given.partition(",")
    return (whole(start), whole(end)) if start.isdecimal() and end.isdecimal() else None
