"""Questions to ask, made of what a release names: while one is typed, and on the first page."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

import yaml
from flask import Blueprint, Response, jsonify, request

from rolegraph.paper import in_script
from rolegraph.queries import Name, Parameter
from rolegraph.vocabulary import UNIT_TYPE
from rolegraph.web.pages import schemes
from rolegraph.web.pages.wording import name
from rolegraph.web.serving.contents import Contents, Json
from rolegraph.web.serving.language import language
from rolegraph.web.serving.served import Loaded, served

blueprint = Blueprint("completing", __name__)

#: What names may be of, by what a question says that ``{name}`` is.
_OF = {"position": "rg:Position", "object": "rgo", "unit": "rg:Unit", "unit type": "rgu"}
_MOST = 8
_CHINESE = re.compile("[一-鿿]")
# A name begins where a word does; in Chinese anywhere.
_BEGINS = re.compile(r"\b\w|[一-鿿]")


@blueprint.get("/ask/completions")
def completions() -> Response:
    """Return whole questions for what was typed so far (``?q=``), in the language it is typed in."""
    typed = request.args.get("q", "").strip()[:100]
    return jsonify(list(islice(dict.fromkeys(_completed(served(), typed)), _MOST)))


def _completed(now: Loaded, typed: str) -> Iterator[str]:
    """The words typed, ended by a name; then what can be asked of such a name."""
    found = _named(now, typed)
    for before, _, text in found:
        if before:
            yield f"{before}{inner(text)}{'？' if _CHINESE.search(before) else '?'}"
    for _, of, text in found:
        tag = "zh" if _CHINESE.search(text) else "en"
        yield from (q[tag].format(name=inner(text)) for q in _questions() if q["of"] == of)


def _named(now: Loaded, typed: str) -> list[tuple[str, str, str]]:
    """What the end of a text may be the beginning of: the text before it, what it is, the name."""
    for begin in (m.start() for m in _BEGINS.finditer(typed)):
        found = [
            (typed[:begin], of, one.text)
            for of in _OF
            for one in islice(_suggested(now, of, typed[begin:]), 3)
            if not begin or _continues(typed[begin:], one.text)
        ]
        if found and (len(typed) - begin > 1 or _CHINESE.match(typed, begin)):
            return found
    return []


def _continues(given: str, text: str) -> bool:
    """Whether a name goes on from its beginning; one in Chinese may be found by its pinyin."""
    spelt = _CHINESE.search(text) and not _CHINESE.search(given)
    return bool(spelt) or text.casefold().startswith(given.casefold())


def _suggested(now: Loaded, of: str, given: str) -> Iterator[Name]:
    """Names that occur in the documents: the schemes name many matters that none speaks of."""
    occurring = {"object": now.contents.objects, "unit type": now.contents.unit_types}.get(of)
    for one in now.names.suggest(Parameter(name="name", of=(_OF[of],)), given):
        if occurring is None or one.iri in occurring:
            yield one


def examples(contents: Contents) -> list[str]:
    """Return questions that a release answers, in the reader's language; the last is in another."""
    known, tag = list(_known(contents)), language()
    asked = [_asked(tag, *one) for one in known]
    return [*asked, *(_asked("zh-Hans" if tag == "en" else "en", *one) for one in known[:1])]


def _known(contents: Contents) -> Iterator[tuple[str, Json, Json]]:
    """Queries with the labels of what they can be asked of: of each sort the plainest case."""
    bearers = list(contents.positions.values())
    held = [
        (p, a)
        for p in bearers
        for a in p.get("authorities", [])
        if a["kind"] == "approve" and a["basis"] == "listed" and "object_id" in a
    ]
    housed = [(p, a) for p, a in held if p.get("unit", {}).get("type")]
    if housed:
        holder, power = max(housed, key=lambda each: float(each[1]["confidence"]))
        unit = schemes.label(UNIT_TYPE + holder["unit"]["type"])
        yield "power", schemes.label(power["object_id"]), unit
    if bearers:
        fullest = max(bearers, key=lambda p: len(p.get("duties", [])))
        yield "duties-of", fullest["label"], {}
    lower = next((p for p in bearers if p.get("reports_to")), None)
    if lower:
        yield "reports-to", lower["label"], {}


def _asked(tag: str, which: str, label: Json, unit: Json) -> str:
    chosen = next(q for q in _questions() if which in (q["query"], q["of"]))
    words = {"name": inner(name(label, tag)), "unit": name(unit, tag)}
    return (
        chosen["en"].format(**words)
        if tag == "en"
        else in_script(chosen["zh"], tag).format(**words)
    )


def inner(title: str) -> str:
    """Return a title as it stands within a sentence: *the sales manager*, but *the HR manager*."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


@cache
def _questions() -> list[dict[str, Any]]:
    text = files("rolegraph.web").joinpath("questions.yaml").read_text("utf-8")
    loaded: list[dict[str, Any]] = yaml.safe_load(text)
    return loaded
