"""``rolegraph link review``: the proposals for the graph's roles, decided one by one in a terminal."""

import getpass
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date

import click

from rolegraph.errors import UsageError
from rolegraph.linking.review import Case, Decision, Review, cases
from rolegraph.linking.vocabularies import Occupation

HELP = """  e 1  exactly this          b 1  this is broader      n 1  this is narrower
  c 1  close to this         r 1  not this             0    nothing fits
  s    decide later          q    stop                 ?    this help
For an occupation that is not proposed, its code stands behind a sign:  e =1221.1
Behind it may stand how sure you are (0 to 1) and why:  c 2 0.8 sells to shops only"""
_VERDICTS = {"e": "exact", "c": "close", "b": "broad", "n": "narrow", "r": "not", "0": "none"}
_SAID = re.compile(
    r"(?:(?P<verdict>[ecbnr])\s+(?:=(?P<code>\S+)|(?P<number>\d+))|(?P<nothing>0))"
    r"(?:\s+(?P<sure>\d*\.?\d+)(?!\S))?(?:\s+(?P<reason>.*))?"
)
_STOP = "q"


def review(found: Review, author: str, role: str) -> None:
    """Ask about every pending role, or one, until the end of the input or ``q``."""
    author = author or getpass.getuser()
    asked: Iterable[Case] = [found.case(role)] if role else cases(found)
    click.echo(f"{len(found.pending())} roles to decide on. {found.file}\n{HELP}")
    for case in asked:
        if not _decided(found, case, author):
            break
    click.echo(f"{len(found.pending())} roles left.")


def _decided(found: Review, case: Case, author: str) -> bool:
    """Ask about one role until it is decided or put off; False where the reviewer stops."""
    click.echo("\n" + "\n".join(_shown(case)))
    for line in _lines():
        if line in ("s", _STOP):
            return line == "s"
        if line == "?":
            click.echo(HELP)
            continue
        try:
            decision = decided(line, case, author, date.today(), found)
            found.decide(decision)
        except UsageError as error:
            click.echo(str(error))
            continue
        if decision.verdict != "not":
            return True
        case = found.case(case.role.name)
        click.echo("\n".join(_shown(case)))
    return False


def _lines() -> Iterator[str]:
    while True:
        click.echo("> ", nl=False)
        line = sys.stdin.readline()
        if not line:
            click.echo()
            return
        if line.strip():
            yield line.strip()


def decided(line: str, case: Case, author: str, day: date, found: Review) -> Decision:
    """Return what a line decides of a case; raises UsageError that says what was wanted."""
    said = _SAID.fullmatch(line)
    if said is None:
        raise UsageError(f"'{line}' was not understood.\n{HELP}")
    verdict = _VERDICTS[said["verdict"] or said["nothing"]]
    return Decision(
        role=case.role.name,
        verdict=verdict,
        author=author,
        day=day,
        occupation=None if verdict == "none" else _occupation(said, case, found),
        confidence=_sure(said["sure"]),
        reason=said["reason"] or "",
    )


def _sure(figure: str | None) -> float | None:
    if figure is None or float(figure) <= 1:
        return None if figure is None else float(figure)
    raise UsageError(
        f"How sure you are is a figure from 0 to 1, and {figure} is none. Write one before a reason that "
        "begins with a figure."
    )


def _occupation(said: re.Match[str], case: Case, found: Review) -> Occupation:
    if said["code"]:
        return found.occupation(said["code"])
    number = int(said["number"])
    if not 1 <= number <= len(case.proposals):
        raise UsageError(f"There is no proposal {number}; there are {len(case.proposals)}.")
    return case.proposals[number - 1].occupation


def _shown(case: Case) -> Iterator[str]:
    yield " · ".join(dict.fromkeys(case.names.values()))
    holders = {h["label"].get("zh-Hans") or next(iter(h["label"].values())) for h in case.holders}
    yield f"  held by {len(case.holders)} positions: {', '.join(sorted(holders)[:5])}"
    for row in case.decided:
        word = "not" if row.get("predicate_modifier") == "Not" else row["predicate_id"]
        yield f"  decided: {word} {row['object_label'] or row['object_id']}"
    for number, one in enumerate(case.proposals, 1):
        occupation = one.occupation
        yield f"  {number}  {one.score:.2f}  {occupation.code:12} {occupation.label} — {one.why}"
