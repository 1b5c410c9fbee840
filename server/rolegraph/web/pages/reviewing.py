"""``/review``: decide on proposals for the graph's roles, in a form that works without scripts.

Only a request from this very machine may write, or any where the setting ``review`` is on, and only
from a page of this server: another site's form in the reviewer's browser is refused by its ``Origin``.
"""

import hashlib
import ipaddress
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for

from rolegraph.errors import UsageError
from rolegraph.linking.candidates import Linker
from rolegraph.linking.review import PREDICATES, Case, Decision, Review, usual_file
from rolegraph.linking.vocabularies import Occupation, about_of, known, vocabulary
from rolegraph.web.serving.problems import Told
from rolegraph.web.serving.served import served

blueprint = Blueprint("reviewing", __name__)
#: What a proxy adds: then the request did not begin on this machine.
_PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via")
_VERDICTS = tuple(v for v in PREDICATES if v != "none")


@blueprint.get("/review")
def review() -> str:
    """Show the next role to decide on, or the one asked for, and what is still to be decided."""
    target = request.args.get("target", "")
    if not target:
        return render_template("review.html", vocabularies={n: about_of(n) for n in known()})
    found = _review(target)
    pending = found.pending()
    role = request.args.get("role") or next(iter(pending), "")
    case = found.case(role) if role else None
    return render_template(
        "review.html",
        target=target,
        about=found.vocabulary.about,
        pending=pending,
        names=found.names(),
        decided=found.table().rows,
        case=case,
        seen=_seen(case) if case else "",
        verdicts=_VERDICTS,
        closed=_closed(found),
    )


@blueprint.post("/review")
def decide() -> Response:
    """Keep a decision and lead to the next role."""
    given = request.form
    found = _review(given.get("target", ""))
    if reason := _closed(found):
        raise Told("review-closed", 403, reason)
    if not _own_page():
        raise Told(
            "review-closed",
            403,
            "A decision was sent from a page of another site. Decide on this server's own page.",
        )
    case = found.case(given.get("role", ""))
    if given.get("seen") != _seen(case):
        raise Told(
            "review-changed",
            409,
            f"{given['role']} was decided on meanwhile. Look at it again and decide then.",
        )
    decision = _decision(given, case, found)
    found.decide(decision)
    stay = decision.role if decision.verdict == "not" else None
    target = url_for(".review", target=found.vocabulary.name, role=stay)
    return redirect(target, 303)  # type: ignore[return-value]  # werkzeug's own response


def _decision(given: Mapping[str, str], case: Case, found: Review) -> Decision:
    verdict = given.get("verdict", "")
    if verdict not in PREDICATES:
        raise UsageError(f"'verdict' is one of {', '.join(PREDICATES)}, not '{verdict}'.")
    occupation = None if verdict == "none" else _occupation(given, case, found)
    author = given.get("author", "").strip()
    if not author:
        raise UsageError("Who decides was wanted in 'author': a name, or orcid:…")
    return Decision(
        role=case.role.name,
        verdict=verdict,
        author=author,
        day=date.today(),
        occupation=occupation,
        confidence=_share(given.get("confidence", "")),
        reason=given.get("reason", ""),
    )


def _occupation(given: Mapping[str, str], case: Case, found: Review) -> Occupation:
    """Return the occupation whose code was typed, or else the proposal that was chosen."""
    if other := given.get("other", "").strip():
        return found.occupation(other)
    fitting = (p.occupation for p in case.proposals if p.occupation.code == given.get("code"))
    occupation = next(fitting, None)
    if occupation is None:
        raise UsageError(
            "One of the proposed occupations was wanted, or the code of another in 'other'. "
            "Choose one, or 'none'."
        )
    return occupation


def _share(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        found = float(text)
    except ValueError:
        found = -1
    if not 0 <= found <= 1:
        raise UsageError(f"'confidence' is a number from 0 to 1, not '{text}'.")
    return found


def _review(target: str) -> Review:
    """Return the review of a vocabulary, made when it is first asked for, of the release that is served."""
    if target not in known():
        raise UsageError(f"'target' is one of {', '.join(known())}, not '{target}'.")
    release = served().release
    kept: dict[tuple[str, str], Review] = current_app.extensions.setdefault(
        "rolegraph reviews", {}
    )
    key = (release.digest, target)
    if key not in kept:
        place: Path | None = current_app.extensions["rolegraph mappings"]
        linker = Linker(vocabulary(target))
        file = place / usual_file(linker.vocabulary).name if place else None
        kept[key] = Review(linker, release.read_json("positions"), file)
    return kept[key]


def _seen(case: Case) -> str:
    """Return what stands for the decisions that a form was made with."""
    return hashlib.sha256(repr([sorted(r.items()) for r in case.decided]).encode()).hexdigest()[
        :16
    ]


def _closed(found: Review) -> str:
    """Say why nothing can be written for this request, or "" where it can."""
    settings: Any = current_app.extensions["rolegraph settings"]
    if not (settings.review or _here()):
        return "Reviews are written from the machine that serves alone, unless the setting 'review' is on."
    if not found.may_write():
        return f"{found.file} cannot be written here."
    return ""


def _here() -> bool:
    """Say whether the request began on this machine, under a name of this machine (not a rebound one)."""
    name = (urlsplit(f"//{request.host}").hostname or "").lower()
    return (
        _is_loopback(request.remote_addr or "")
        and (name == "localhost" or _is_loopback(name))
        and not any(header in request.headers for header in _PASSED_ON)
    )


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _own_page() -> bool:
    """Say whether a page of this server sent the form; browsers say so themselves."""
    sent = request.headers.get("Origin", "")
    return urlsplit(sent).netloc == request.host and request.headers.get(
        "Sec-Fetch-Site", "same-origin"
    ) in ("same-origin", "none")
