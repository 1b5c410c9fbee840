"""Findings over HTTP: ``/gaps`` and ``/gaps/{rule}`` behave like named queries."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, request

from rolegraph.audit import SEVERITIES, Finding, Report, Rule, rules, settings
from rolegraph.audit.dispositions import STATUSES
from rolegraph.audit.output import Audited, csv, html, xlsx
from rolegraph.audit.output.json import told as json_of
from rolegraph.errors import UnknownResource, UsageError
from rolegraph.paper import stylesheet, word
from rolegraph.queries.binding import blocks, terms_of
from rolegraph.queries.names import ORGANISATION
from rolegraph.queries.paging import page_start, page_token
from rolegraph.store import formats
from rolegraph.web.api.named import page_size
from rolegraph.web.pages.framing import Choices, framed
from rolegraph.web.pages.leading import LINKS
from rolegraph.web.pages.portions import ROWS, Portion
from rolegraph.web.serving import finding
from rolegraph.web.serving.answering import answered
from rolegraph.web.serving.cache import Kept
from rolegraph.web.serving.language import LANGUAGES, language
from rolegraph.web.serving.negotiation import (
    HTML,
    PLAIN_JSON,
    SHORT,
    XLSX,
    chosen,
    format_parameter,
)
from rolegraph.web.serving.served import Loaded, served

blueprint = Blueprint("gaps", __name__)
OFFERS = (PLAIN_JSON, HTML, formats.CSV, formats.TSV, XLSX)
NAMES = {**SHORT, "json": PLAIN_JSON}
OWN = ("format", "next", "limit", "bom", "lang")
_SEVERITIES = {s: {"en": word(s, "en"), "zh": word(s, "zh-Hans")} for s in reversed(SEVERITIES)}
_STATUSES = {s: {"en": word(s, "en"), "zh": word(s, "zh-Hans")} for s in ("open", *STATUSES)}
_FILTERS = ("organisation", "min-confidence", "severity", "status")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a request asks for; ``rule`` is "" for all checks, of which ``only`` one may be shown."""

    rule: str
    thresholds: Mapping[str, tuple[str, ...]]
    organisations: tuple[str, ...]
    least: float
    severity: str
    status: str
    only: str = ""

    def takes(self, one: Finding) -> bool:
        """Say whether a finding is of the check and with the decision asked for."""
        return self.only in ("", one.rule) and self.status in ("", one.status)

    @property
    def params(self) -> dict[str, list[str]]:
        """The parameters as they are told back, and as the next page repeats them."""
        given = {name: list(values) for name, values in self.thresholds.items()}
        if self.organisations:
            given["organisation"] = list(self.organisations)
        if self.least:
            given["min-confidence"] = [str(self.least)]
        chosen = {"severity": self.severity, "status": self.status, "rule": self.only}
        return given | {name: [value] for name, value in chosen.items() if value}


@blueprint.get("/gaps", strict_slashes=False)
@blueprint.get("/gaps.<suffix>")
def findings(suffix: str = "") -> Response:
    """Answer with the findings of every check."""
    return _answer("", suffix)


@blueprint.get("/gaps/<name>")
def of_rule(name: str) -> Response:
    """Answer with the findings of one check, thresholds as parameters; ``.rq`` gives the file."""
    stem, _, suffix = name.partition(".")
    rule = _rule(stem)
    if suffix == "rq":
        return Response(rule.text, mimetype="application/sparql-query")
    return _answer(rule.id, suffix)


@blueprint.get("/gaps/<name>/about")
def about(name: str) -> Response:
    """Describe one check: what it asks, why, where it comes from, its thresholds."""
    rule = _rule(name)
    written = blocks(rule.text)
    return jsonify(
        {
            "rule": rule.id,
            "version": rule.version,
            "group": rule.group,
            "severity": settings.shipped().severities.get(rule.id, rule.severity),
            **{key: dict(text) for key, text in rule.texts.items()},
            "parameters": [
                {
                    "name": p.name,
                    "type": p.type,
                    "default": written[p.name],
                    "label": dict(p.label),
                }
                for p in rule.parameters
            ],
            "url": f"/gaps/{rule.id}",
        }
    )


@blueprint.get("/paper.css")
def style() -> Response:
    """Return the style of findings and matrices."""
    return Response(stylesheet(), mimetype="text/css")


def _rule(name: str) -> Rule:
    known = rules.shipped().by_id
    if name not in known:
        raise UnknownResource(
            f"There is no check '{name[:60]}'. The checks are: {', '.join(known)}."
        )
    return known[name]


def _answer(rule: str, suffix: str) -> Response:
    media_type = chosen(OFFERS, suffix or format_parameter(), NAMES)
    asked, now = _asked(rule), served()
    token, bom = request.args.get("next", ""), request.args.get("bom", "")
    most = page_size(ROWS if media_type == HTML else 0)
    # A decision on a finding may expire at midnight.
    today = datetime.now(UTC).date()
    parts = (now.release.digest, "gaps", asked, token, most, bom, spoken(media_type), today)

    def made() -> Kept:
        report = _report(now, asked)
        part = _part(now, asked, report, page_start(token, now.release.digest), most)
        return Kept(_written(now, asked, report, part, media_type), part.after)

    return answered(media_type, parts, made)


def _part(now: Loaded, asked: _Asked, report: Report, start: int, most: int) -> Portion[Finding]:
    """What one page shows of the findings, with the addresses beside it in the same form."""
    total = len(report.findings)

    def beginning(at: int) -> str:
        form = {"format": "html"} if request.args.get("format") == "html" else {}
        beside = {**form, "limit": str(most)}
        return _url(asked, beside | ({"next": page_token(at, now.release.digest)} if at else {}))

    return Portion(
        report.findings[start : start + most],
        start,
        total,
        beginning(max(start - most, 0)) if start else "",
        beginning(start + most) if start + most < total else "",
    )


def _asked(rule: str) -> _Asked:
    """Read the parameters of a request; raises UsageError for one that is unknown or wrong."""
    given = {k: tuple(v) for k, v in request.args.lists() if k not in OWN}
    known = {p.name: p for p in _rule(rule).parameters} if rule else {}
    filters = _FILTERS if rule else (*_FILTERS, "rule")
    for name in given:
        if name not in (*known, *filters):
            has = ", ".join((*known, *filters))
            raise UsageError(f"'{rule or 'gaps'}' has no parameter '{name[:60]}'. It has: {has}.")
    thresholds = {name: values for name, values in sorted(given.items()) if name in known}
    for name, values in thresholds.items():
        terms_of(known[name], values)
    severity, status = _one_of("severity", SEVERITIES), _one_of("status", _STATUSES)
    only = "" if rule else request.args.get("rule", "")
    if only:
        _rule(only)
    return _Asked(rule, thresholds, organisations(), _confidence(), severity, status, only)


def _one_of(name: str, known: Collection[str]) -> str:
    value = request.args.get(name, "")
    if value not in ("", *known):
        raise UsageError(f"'{name}' is one of {', '.join(known)}, not {value[:60]!r}.")
    return value


def organisations() -> tuple[str, ...]:
    """Return the organisations that a request names, as IRIs."""
    names = served().names
    given = (o for o in request.args.getlist("organisation") if o)
    return tuple(names.resolve(ORGANISATION, o) for o in given)


def _confidence() -> float:
    text = request.args.get("min-confidence", "0")
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UsageError(f"'min-confidence' wants a number from 0 to 1, not {text[:60]!r}.")
    return value


def spoken(media_type: str) -> str:
    """Return the language of an answer: a page's is the reader's, a file's what ``lang`` says."""
    if media_type == HTML:
        return language()
    wish = request.args.get("lang", "")
    return wish if wish in LANGUAGES else "en"


def _report(now: Loaded, asked: _Asked) -> Report:
    found = finding.report(now, asked.rule, asked.thresholds)
    chosen_ones = found.only(asked.organisations, asked.least, asked.severity)
    return replace(chosen_ones, findings=tuple(f for f in chosen_ones.findings if asked.takes(f)))


def _url(asked: _Asked, more: Mapping[str, str]) -> str:
    path = f"/gaps/{asked.rule}" if asked.rule else "/gaps"
    return f"{path}?{urlencode({**asked.params, **more}, doseq=True)}"


def _written(
    now: Loaded, asked: _Asked, report: Report, part: Portion[Finding], media_type: str
) -> bytes:
    audited = Audited(
        report=replace(report, findings=tuple(part.shown)),
        whole=report,
        release=now.release.digest,
        built=str(now.release.manifest.get("built", "")),
        language=spoken(media_type),
        decisions=finding.decisions(),
    )
    if media_type == HTML:
        links = LINKS if part.total == len(part.shown) else replace(LINKS, check=_check_of(asked))
        paper = html.body(audited, links, titled=False)
        return framed(_title(asked), paper, asked.organisations, _choices(asked), part)
    if media_type == XLSX:
        return xlsx.write(audited)
    if media_type == PLAIN_JSON:
        told = {
            **json_of(audited),
            "query": f"gaps/{asked.rule}" if asked.rule else "gaps",
            "params": asked.params,
            "status": "found" if part.total else "none",
            "total": part.total,
            "next": part.after or None,
        }
        return json.dumps(told, ensure_ascii=False).encode()
    separator = "," if media_type == formats.CSV else "\t"
    return csv.write(audited, separator, bool(request.args.get("bom")))


def _check_of(asked: _Asked) -> Callable[[str, str], str]:
    """Where the findings of one check with one severity are, of what was asked for."""

    def address(rule: str, severity: str) -> str:
        only = {} if asked.rule else {"rule": rule}
        return _url(asked, {**only, "severity": severity, "format": "html"})

    return address


def _choices(asked: _Asked) -> dict[str, Choices]:
    """What a reader may choose beside the organisation, as names and what they are called."""
    checks = {r.id: r.texts["title"] for r in rules.shipped().by_id.values()}
    either: dict[str, Choices] = {"severity": _SEVERITIES, "status": _STATUSES}
    return either if asked.rule else {"rule": checks, **either}


def _title(asked: _Asked) -> Mapping[str, str]:
    return _rule(asked.rule).texts["title"] if asked.rule else {"en": "Findings", "zh": "审计发现"}
