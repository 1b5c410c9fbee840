"""The interface contract over HTTP: ``/ask`` and ``/positions.json``."""

from flask import Blueprint, Response, jsonify, render_template, request

from rolegraph import questions
from rolegraph.web.served import served

blueprint = Blueprint("contract", __name__)


@blueprint.get("/ask")
def ask() -> Response | str:
    """Answer ``?q=``: HTML for a browser, JSON for everyone else."""
    question = request.args.get("q", "")
    now = served()
    answer = questions.ask(question, now.store, now.index, now.release.digest).to_json()
    if _wants_html():
        return render_template(
            "answer.html", answer=answer, question=question, release=now.release
        )
    return jsonify(answer)


@blueprint.get("/positions.json")
def positions() -> Response:
    """List every position (design.md, Positions)."""
    return jsonify(served().release.read_json("positions"))


@blueprint.get("/units.json")
def units() -> Response:
    """List every unit in the same shape."""
    return jsonify(served().release.read_json("units"))


def _wants_html() -> bool:
    """Say whether a person asks: only where HTML is named and not outranked by JSON."""
    accept = request.accept_mimetypes
    return "text/html" in accept.values() and accept["text/html"] >= accept["application/json"]
