"""The audit on a terminal: short, by severity and rule, in colour where there is any."""

import io
from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text

from rolegraph.audit.findings import SEVERITIES, Finding
from rolegraph.audit.output.audited import Audited
from rolegraph.paper import said, word

_COLOURS = {"critical": "bold magenta", "high": "bold red", "medium": "yellow", "low": "cyan"}
_MOST_QUOTES = 3
_LONGEST_QUOTE = 120


def write(audited: Audited) -> bytes:
    """Return the terminal's text without colour."""
    written = io.StringIO()
    show(audited, Console(file=written, color_system=None, width=10_000))
    return written.getvalue().encode()


def show(audited: Audited, console: Console) -> None:
    """Print the findings, gravest first, with a few sentences each."""
    for line in _lines(audited):
        console.print(line, soft_wrap=True)


def _lines(audited: Audited) -> Iterator[Text]:
    language = audited.language
    grouped = groupby(audited.report.findings, key=lambda f: (f.severity, f.rule))
    for (severity, rule), found in grouped:
        group = list(found)
        head = f"{word(severity, language)} · {rule} · {said(group[0].title, language)} ({len(group)})"
        yield Text()
        yield Text(head, style=_COLOURS[severity])
        for finding in group:
            yield from _finding(finding, audited)
    yield Text()
    yield from _summary(audited)


def _finding(finding: Finding, audited: Audited) -> Iterator[Text]:
    language = audited.language
    marks = [
        m for m in (audited.change(finding), finding.status) if m not in ("", "open", "unchanged")
    ]
    marked = "".join(f"[{word(m, language)}] " for m in marks)
    yield Text(f"  {marked}{said(finding.message, language)}").append(
        f"  {finding.id}", style="dim"
    )
    # One sentence may be several statements, each read in its own way.
    quotes = list({(q.document, q.start, q.end): q for q in finding.evidence}.values())
    for quote in quotes[:_MOST_QUOTES]:
        words = " ".join(quote.quote.split())
        shown = words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"
        where = f"  {quote.document} {quote.start}–{quote.end}"
        yield Text(f"    「{shown}」").append(where, style="dim")
    if len(quotes) > _MOST_QUOTES:
        yield Text(f"    … +{len(quotes) - _MOST_QUOTES}", style="dim")


def _summary(audited: Audited) -> Iterator[Text]:
    report, language = audited.report, audited.language
    counts = {s: sum(f.severity == s for f in report.findings) for s in reversed(SEVERITIES)}
    told = ", ".join(f"{n} {word(s, language)}" for s, n in counts.items() if n)
    yield Text(
        f"{word('checks', language)}: {len(report.rules)}. "
        f"{word('findings', language)}: {len(report.findings)}{f' ({told})' if told else ''}."
    )
    for rule, reason in report.silent.items():
        yield Text(f"  {rule}: {said(reason, language)}", style="dim")
    if changes := audited.changes:
        parts = (("new", changes.new), ("gone", changes.gone), ("unchanged", changes.unchanged))
        told = ", ".join(f"{len(found)} {word(name, language)}" for name, found in parts)
        yield Text(f"{word('since', language)}: {told}.")
        for gone in changes.gone:
            yield Text(
                f"  {word('gone', language)}: {said(gone['message'], language)}  {gone['id']}"
            )
