"""``rolegraph ask``: a question in words, and its answer with the sentences."""

from pathlib import Path
from typing import Any

import click

from rolegraph import questions
from rolegraph.cli.release import opened, print_json, reading
from rolegraph.releases import Release
from rolegraph.store import EmbeddedStore

Json = dict[str, Any]


@click.command()
@click.argument("question")
@reading
def ask(question: str, data: Path | None, as_json: bool) -> None:
    """Answer QUESTION, in English or Chinese, or say that the documents do not."""
    release = opened(data)
    if as_json:
        print_json(_ask(question, release))
    else:
        click.echo(answered(question, release))


def answered(question: str, release: Release) -> str:
    """Return a question and its answer as a person reads them in a terminal."""
    return "\n".join(_lines(_ask(question, release)))


def _ask(question: str, release: Release) -> Json:
    store = EmbeddedStore.load(release.graph)
    index = questions.build_index(store)
    return questions.ask(question, store, index, release.digest).to_json()


def _lines(answer: Json) -> list[str]:
    lines = [answer["question"]]
    for reading_ in answer["readings"][:3]:
        lines += ["", f"  {reading_['restated']['en']}  [{reading_['status']}]"]
        lines += [f"  {reading_['restated']['zh']}"]
        for found in reading_.get("answers", []):
            lines += _answer(found, "  → ")
        for related in reading_.get("related", []):
            lines += ["", f"    {related['note']['en']}"]
            for found in related.get("answers", []):
                lines += _answer(found, "    · ")
    if not answer["readings"]:
        lines += ["", f"  {answer['status']}"]
    return lines


def _answer(found: Json, mark: str) -> list[str]:
    names = " / ".join(found["label"].values())
    organisation = " / ".join(found.get("organisation", {}).get("label", {}).values())
    value = f"  {found['value']}" if found.get("value") else ""
    lines = [f"{mark}{names}{value}" + (f"  [{organisation}]" if organisation else "")]
    for place in found.get("evidence", []):
        where = f"{place['document']}, characters {place['start']}–{place['end']}"
        lines.append(f"      「{place['quote']}」  {where}")
        if place.get("reading") and place["reading"] != place["quote"]:
            lines.append(f"      read as: {place['reading']}")
    return lines
