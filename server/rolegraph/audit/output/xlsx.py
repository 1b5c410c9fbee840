"""The audit as a workbook: a summary, and a sheet for each group of checks."""

from collections import Counter

from rolegraph.audit.findings import SEVERITIES
from rolegraph.audit.output.audited import Audited
from rolegraph.audit.output.rows import columns, findings, gone
from rolegraph.paper import Sheet, said, word, workbook

_FIXED = 2


def write(audited: Audited) -> bytes:
    """Return the findings as an .xlsx workbook, with filters and a frozen header."""
    groups = dict.fromkeys(f.group for f in audited.report.findings)
    names = columns(audited.language)
    return workbook(
        [
            _summary(audited),
            *(
                Sheet(title=g, columns=names, rows=list(findings(audited, g)), fixed=_FIXED)
                for g in sorted(groups)
            ),
            *_gone(audited),
        ]
    )


def _gone(audited: Audited) -> list[Sheet]:
    """Return the sheet of what was found last time and is no more, where anything is."""
    rows, language = gone(audited), audited.language
    names = [word(name, language) for name in ("id", "rule", "severity", "finding")]
    return [Sheet(title=word("gone", language), columns=names, rows=rows)] if rows else []


def _summary(audited: Audited) -> Sheet:
    language = audited.language
    counts = Counter((f.severity, f.rule) for f in audited.report.findings)
    titles = {f.rule: said(f.title, language) for f in audited.report.findings}
    ordered = sorted(counts, key=lambda k: (-SEVERITIES.index(k[0]), k[1]))
    return Sheet(
        title=word("summary", language),
        columns=[word(w, language) for w in ("severity", "rule", "title", "number")],
        rows=[[word(s, language), r, titles[r], counts[s, r]] for s, r in ordered],
    )
