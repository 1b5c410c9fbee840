"""The findings as rows of a table: one a sentence, or one a finding."""

from collections.abc import Iterator

from rolegraph.audit.dispositions import Disposition
from rolegraph.audit.findings import Finding, Quote
from rolegraph.audit.output.audited import Audited
from rolegraph.paper import said, word

_FINDING = ("id", "rule", "group", "severity", "status", "title", "finding", "subjects")
_ADVICE = ("remedy", "why", "source", "organisation", "first-seen", "since", "decision")
_SENTENCE = ("document", "start", "end", "quote", "reading", "confidence")

#: Column names of ``sentences``, the same in every language.
SENTENCE_COLUMNS = (*_FINDING, *_SENTENCE, *_ADVICE)


def sentences(audited: Audited) -> Iterator[list[object]]:
    """Yield a row for each sentence of a finding, and one for a finding without any."""
    for finding in audited.report.findings:
        about, advice = _about(finding, audited.language), _advice(finding, audited)
        for quote in finding.evidence or (None,):
            yield [*about, *_place(quote), *advice]


def columns(language: str) -> list[str]:
    """Return the headings of ``findings``."""
    return [word(name, language) for name in (*_FINDING, "sentences", "confidence", *_ADVICE)]


def findings(audited: Audited, group: str) -> Iterator[list[object]]:
    """Yield a row for each finding of a group, its sentences in one cell."""
    language = audited.language
    for finding in audited.report.findings:
        if finding.group == group:
            quotes = "\n".join(
                f"{_words(q)} ({q.document} {q.start}–{q.end})" for q in finding.evidence
            )
            about = _about(finding, language)
            about[3], about[4] = (word(str(name), language) for name in about[3:5])
            yield [*about, quotes, finding.confidence, *_advice(finding, audited)]


def _words(quote: Quote) -> str:
    return f"「{quote.quote}」"


def _about(finding: Finding, language: str) -> list[object]:
    return [
        finding.id,
        finding.rule,
        finding.group,
        finding.severity,
        finding.status,
        said(finding.title, language),
        said(finding.message, language),
        "; ".join(said(s.label, language) or s.id for s in finding.subjects),
    ]


def _advice(finding: Finding, audited: Audited) -> list[object]:
    texts = (finding.remedy, finding.why, finding.source)
    told = (said(text, audited.language) for text in texts)
    seen, decision = audited.first_seen(finding), audited.decision(finding)
    of = said(finding.organisation_label, audited.language) or finding.organisation
    change = audited.change(finding)
    return [
        *told,
        of,
        seen,
        change and word(change, audited.language),
        decision_in_words(decision),
    ]


def gone(audited: Audited) -> list[list[object]]:
    """Return a row for each finding of the baseline that has gone: id, rule, severity, finding."""
    language = audited.language
    found = audited.changes.gone if audited.changes else ()
    return [
        [f["id"], f["rule"], word(f["severity"], language), said(f["message"], language)]
        for f in found
    ]


def decision_in_words(decision: Disposition | None) -> str:
    """Return who decided, why, what is done instead and until when; "" for no decision."""
    return "; ".join(decision.to_json().values()) if decision else ""


def _place(quote: Quote | None) -> list[object]:
    if quote is None:
        return [""] * len(_SENTENCE)
    return [quote.document, quote.start, quote.end, quote.quote, quote.reading, quote.confidence]
