"""The interface contract over HTTP: ``/ask``, ``/positions.json``; questions as SPARQL alone."""

from flask import Blueprint, Response, jsonify, render_template, request

from rolegraph import questions
from rolegraph.errors import MissingParameter, UnknownResource
from rolegraph.vocabulary import BASE
from rolegraph.web.serving.answering import answered
from rolegraph.web.serving.cache import Kept
from rolegraph.web.serving.negotiation import PLAIN_JSON, format_parameter, wants_html
from rolegraph.web.serving.problems import Told
from rolegraph.web.serving.served import served

blueprint = Blueprint("contract", __name__)


@blueprint.get("/ask")
def ask() -> Response | str:
    """Answer ``?q=``: HTML for a browser, JSON for everyone else and for ``?format=json``."""
    question = request.args.get("q", "")
    now = served()
    answer = questions.ask(question, now.store, now.index, now.release.digest).to_json()
    if format_parameter() != "json" and wants_html():
        return render_template("answer.html", answer=answer, question=question)
    return jsonify(answer)


@blueprint.get("/text2sparql")
def text2sparql() -> Response:
    """Give the SPARQL of a question's first reading: the contract of the TEXT2SPARQL challenge.

    ``?question=`` and ``?dataset=``, the base IRI of the graph. A question that has no query is a
    problem (422), and one of another dataset is another (404).
    """
    question, dataset = (_required(name) for name in ("question", "dataset"))
    now = served()
    base = str(now.release.manifest.get("base", BASE))
    if dataset.rstrip("/") != base.rstrip("/"):
        raise UnknownResource(f"There is no dataset '{dataset}' here. This server's is {base}")
    answer = questions.ask(question, now.store, now.index, now.release.digest).to_json()
    query = _first_query(answer)
    if not query:
        raise Told(
            "question-without-query",
            422,
            f"No query could be made of '{question}' ({answer['status']}). /ask says what was "
            "recognised of it, and what was not.",
        )
    return jsonify({"dataset": dataset, "question": question, "query": query})


def _required(name: str) -> str:
    value = request.args.get(name, "").strip()
    if not value:
        raise MissingParameter(f"'{name}' was wanted and is missing or empty.", name)
    return value


def _first_query(answer: dict[str, object]) -> str:
    readings = answer["readings"]
    assert isinstance(readings, list)
    return str(readings[0].get("sparql", "")) if readings else ""


@blueprint.get("/positions.json")
def positions() -> Response:
    """List every position (design.md, Positions)."""
    return _file("positions")


@blueprint.get("/units.json")
def units() -> Response:
    """List every unit in the same shape."""
    return _file("units")


def _file(name: str) -> Response:
    """A file of the release as it is: it may be of tens of megabytes."""
    release = served().release
    file = release.folder / f"{name}.json"
    return answered(PLAIN_JSON, (release.digest, name), lambda: Kept(file.read_bytes()))
