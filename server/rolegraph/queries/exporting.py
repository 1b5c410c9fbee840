"""What a release gives to other tools: one query a profile, in the terms of that tool's vocabulary."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from rolegraph.errors import UsageError
from rolegraph.graph.jsonld import jsonld
from rolegraph.graph.turtle import turtle
from rolegraph.resources import folder
from rolegraph.store import Request, Store, check, formats

_TITLE = re.compile(r"^# (en|zh): (.+)$", re.MULTILINE)
_MORE_PREFIXES = {"schema": "https://schema.org/", "esco": "http://data.europa.eu/esco/model#"}
#: The form of a profile where none is asked for; Turtle for the others.
_OWN_FORM = {"jsonld": formats.JSON_LD}


@dataclass(frozen=True, slots=True)
class Profile:
    """One way to give a release away: what it holds, in both languages, and the query for it."""

    name: str
    title: Mapping[str, str]
    text: str

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types it can be had in, the usual one first."""
        known = formats.SOLUTIONS if check(self.text) == "SELECT" else formats.GRAPHS
        usual = formats.CSV if known is formats.SOLUTIONS else _OWN_FORM.get(self.name)
        return tuple(sorted(known, key=lambda media_type: media_type != usual))


@cache
def profiles() -> Mapping[str, Profile]:
    """Return the profiles by name, in the order of their names: ``queries/export/*.rq``."""
    files = sorted(folder("queries/export").iterdir(), key=lambda f: f.name)
    found = {}
    for file in (f for f in files if f.name.endswith(".rq")):
        name, text = file.name.removesuffix(".rq"), file.read_text("utf-8")
        found[name] = Profile(name, dict(_TITLE.findall(text)), text)
    return found


def exported(store: Store, name: str, media_type: str = "") -> bytes:
    """Return a release's graph in a profile, in its usual form or in ``media_type``.

    Raises UsageError for an unknown profile, or a form that it cannot be had in.
    """
    profile = profiles().get(name)
    if profile is None:
        raise UsageError(f"There is no profile '{name}'. There are: {', '.join(profiles())}.")
    wanted = media_type or profile.media_types[0]
    if wanted not in profile.media_types:
        offers = ", ".join(profile.media_types)
        raise UsageError(f"The profile '{name}' cannot be written as {wanted}, but as: {offers}.")
    if wanted in formats.SOLUTIONS:
        return store.answer(Request(text=profile.text, media_type=wanted)).body
    return _written(store.construct(profile.text), wanted)


def _written(triples: bytes, media_type: str) -> bytes:
    """Return N-Triples in another form, the same bytes for the same triples."""
    lines = sorted(set(triples.splitlines(keepends=True)))
    if media_type == formats.N_TRIPLES:
        return b"".join(lines)
    parsed = [q.triple for q in ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)]
    if media_type == formats.TURTLE:
        return turtle(parsed, _MORE_PREFIXES).encode()
    if media_type == formats.JSON_LD:
        return jsonld(parsed, _MORE_PREFIXES)
    return ox.serialize(parsed, format=formats.GRAPHS[media_type]) or b""
