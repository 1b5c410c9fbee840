"""``rolegraph ask``: a question in words, and its answer with the sentences."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from rolegraph import questions
from rolegraph.cli.release import opened, print_json, reading
from rolegraph.errors import UsageError
from rolegraph.releases import Release, store_of

Json = dict[str, Any]
_MOST_TRIED = 8


@click.command()
@click.argument("question", required=False)
@click.option(
    "-i",
    "--interactive",
    is_flag=True,
    help="Go on asking; *and who reviews them?* is understood.",
)
@click.option("--explain", is_flag=True, help="Show how QUESTION is read instead of answering it.")
@reading
def ask(
    question: str | None, interactive: bool, explain: bool, data: Path | None, as_json: bool
) -> None:
    """Answer QUESTION, in English or Chinese, or say that the documents do not."""
    if not question and not interactive:
        raise UsageError(
            "A question was wanted and none was given. Write it behind the command, in quotes, or "
            "ask several with: rolegraph ask -i"
        )
    asker = Asker(opened(data))
    if explain and question:
        explained = questions.explain(question, asker.index)
        print_json(explained) if as_json else click.echo("\n".join(_explained(explained)))
    elif interactive:
        _converse(asker, question, as_json)
    elif as_json:
        print_json(asker.answer(str(question)).to_json())
    else:
        click.echo("\n".join(_lines(asker.answer(str(question)).to_json())))


class Asker:
    """A release, loaded to be asked."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._store = store_of(release)
        self.index = questions.build_index(self._store, release.index)

    def answer(self, question: str) -> questions.Answer:
        """Return the answer to one question."""
        return questions.ask(question, self._store, self.index, self._release.digest)


def answered(question: str, release: Release) -> str:
    """Return a question and its answer as a person reads them in a terminal."""
    return "\n".join(_lines(Asker(release).answer(question).to_json()))


def _converse(asker: Asker, first: str | None, as_json: bool) -> None:
    """Answer questions until the input ends or a line is empty; each may lean on those before."""
    before: list[questions.Answer] = []
    for question in _questions(first):
        full = questions.written_out(question, before, asker.index)
        if full != question:
            click.echo(f"Read as: {full}", err=True)
        answer = asker.answer(full)
        if answer.readings:
            before.append(answer)
        if as_json:
            print_json(answer.to_json())
        else:
            click.echo("\n".join([*_lines(answer.to_json()), ""]))


def _questions(first: str | None) -> Iterator[str]:
    if first:
        yield first
    told = sys.stdin.isatty()
    if told:
        click.echo("Ask in English or Chinese; an empty line ends.", err=True)
    while True:
        if told:
            click.echo("? ", nl=False, err=True)
        line = sys.stdin.readline().strip()
        if not line:
            return
        yield line


def _explained(found: Json) -> list[str]:
    lines = [found["read_as"], "", "phrases"]
    lines += [
        f"  {one['said']:<20} {'; '.join(one['meanings']) or '(unknown)'}"
        for one in found["segments"]
    ]
    lines += [f"  figure: {figure}" for figure in found["figures"]]
    lines += [f"  scope: {name} {value}" for name, value in found["scope"].items()]
    lines += ["", "patterns tried, the best of each query"]
    for one in found["patterns"][:_MOST_TRIED]:
        mark = "→" if one["kept"] else " "
        lines.append(f"  {mark} {one['score']:5.2f}  {one['query']:<20} {one['pattern']}")
        lines += [f"           {slot}: {', '.join(v)}" for slot, v in one["slots"].items() if v]
    lines += ["", "readings, in the order in which they are answered"]
    for one in found["readings"]:
        lines.append(f"    {one['score']:5.2f}  {one['restated']['en']}  [{one['status']}]")
    return lines


def _lines(answer: Json) -> list[str]:
    lines = [answer["question"]]
    for reading_ in answer["readings"][:3]:
        ending = dict.fromkeys([reading_.get("verdict", ""), reading_["status"]])
        shown = ": ".join(e for e in ending if e)
        lines += ["", f"  {reading_['restated']['en']}  [{shown}]"]
        lines += [f"  {reading_['restated']['zh']}"]
        if reading_.get("value"):
            lines.append(f"  = {reading_['value']}")
        for found in reading_.get("answers", []):
            lines += _answer(found, "  → ")
        for related in reading_.get("related", []):
            lines += ["", f"    {related['note']['en']}"]
            for found in related.get("answers", []):
                lines += _answer(found, "    · ")
    return lines if answer["readings"] else [*lines, *_not_understood(answer)]


def _not_understood(answer: Json) -> list[str]:
    lines = ["", f"  {answer['status']}"]
    for key, said in (("recognised", "Recognised"), ("not_recognised", "Not recognised")):
        if answer[key]:
            lines.append(f"  {said}: {' · '.join(answer[key])}")
    if answer["examples"]:
        lines += ["  Questions that work:", *(f"    {q}" for q in answer["examples"])]
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
