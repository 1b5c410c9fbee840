"""From a document's blocks to its outline: positions, units, lines and sections."""

import re
from collections.abc import Iterable
from dataclasses import replace

from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.outlining.items import items
from rolegraph.extraction.english.page.chart import chart_lines
from rolegraph.extraction.english.page.headings import Field, plain
from rolegraph.extraction.english.page.parts import Block, Part
from rolegraph.extraction.english.page.register import Register
from rolegraph.extraction.english.wording.lexicon import by_entry, group
from rolegraph.extraction.english.wording.titles import bilingual, is_title, label, titles_in
from rolegraph.extraction.english.wording.words import readable, words
from rolegraph.extraction.structure import NamedLine, Outline, Section
from rolegraph.reading import Passage

_FUNCTIONAL = re.compile(
    r"dotted[- ]line|\bdotted\b|\bfunctional(?:ly)?(?:\s+(?:reporting|line))*\s*(?:to\b|:|$|\))"
    r"|\b(?:technical|professional)ly\b",
    re.I,
)
_PARTS = re.compile(
    r"[;(]|\.\s+(?=(?:technical|professional|functional)ly\s)|,(?=\s*(?:dotted|functional|with a dotted))",
    re.I,
)
_NOTE = re.compile(
    r"\b(?:dotted(?:[- ]line)?|functional(?:ly)?|line|reporting|to|with|an?|in|solid|and"
    r"|direct(?:ly)?|disciplinary|administrative(?:ly)?|technical(?:ly)?|professional(?:ly)?)\b:?",
    re.I,
)
#: A bracket that only says what line somebody is on ("(disciplinary)", "(line management)").
_REMARK = re.compile(
    r"\s*\(\s*((?:line|solid|dotted|functional|disciplinary|administrative|technical|professional|matrix"
    r"|operational|direct|day-to-day)(?:ly)?"
    r"(?:[ -](?:line|management|manager|reporting|report|matters))*)\s*\)",
    re.I,
)
_ASIDE = re.compile(r"dotted|functional|technical|professional|matrix", re.I)
_REGION = re.compile(
    r"\b(?:the|his|her|their|its|own|assigned)\s+((?:\w+ern\s+|sales\s+)?(?:region|area|district|territory))\b",
    re.I,
)
#: "Reporting line: Reports to the Managing Director" says in its value what the label says.
_AGAIN = re.compile(
    r"^(?:reports?|reporting|accountable|responsible|answers?)\s+(?:directly\s+)?to\s+", re.I
)
_LONGEST_TITLE = 5
#: What a heading says of a post's text; above a text that is nobody's ("Approval requirements") nothing.
_TOLD_OF_POSTS = frozenset(("qualifications", "other"))
_ENDS = (".", ":", ";")
_ARROW = re.compile(r"\s*(?:→|->|=>|>|»|⇒|–>|—>)\s*")


def outline(blocks: Iterable[Block], register: Register) -> Outline:
    """Return the outline of a document's blocks; the register takes what they name."""
    every = list(blocks)
    bearers = [_bearer(block, register) for block in every]
    lines: list[NamedLine] = []
    sections: list[Section] = []
    loose: list[Section] = []
    for block, bearer in zip(every, bearers, strict=True):
        organisation = _organisation(block, register)
        if block.title:
            lines += _field_lines(block, bearer, organisation, register)
        for part in block.parts:
            if part.kind in {"lines", ""}:
                lines += chart_lines(part.content, organisation, register)
            whose = "" if _is_told_at_large(block, part, bearer, register) else bearer
            (sections if whose else loose).append(_section(part, whose))
    return Outline(
        organisations=tuple(register.organisations.values()),
        units=tuple(register.units.values()),
        positions=tuple(register.positions.values()),
        sections=tuple(sections),
        lines=tuple(lines),
        loose=tuple(loose),
    )


def _is_told_at_large(block: Block, part: Part, bearer: str, register: Register) -> bool:
    """Say whether a part is nobody's own work, though a field says whose text it is ("Department: Finance").

    Such a policy tells everybody what to do; only what is headed as duties or powers is the unit's.
    """
    if part.apart:
        return True
    by_field = bearer in register.units and not block.named_unit
    return by_field and part.kind not in {"duties", "authorities", "prohibitions", "measures"}


def career_values(
    blocks: Iterable[Block], register: Register
) -> Iterable[tuple[str, str, Passage]]:
    """Yield (organisation, position, passage) of every field that tells the next positions."""
    for block in blocks:
        if block.title:
            organisation = _organisation(block, register)
            for one in block.fields:
                if one.kind == "career":
                    yield organisation, _bearer(block, register), one.value


def escalations(blocks: Iterable[Block], register: Register) -> dict[str, str]:
    """Return by position the one that its limits escalate to, where a field says so."""
    found: dict[str, str] = {}
    for block in blocks:
        for one in block.fields:
            titles = titles_in(one.value.text) if one.kind == "escalation" else ()
            if block.title and len(titles) == 1:
                organisation = _organisation(block, register)
                upper = register.position(organisation, titles[0], one.value)
                found[_bearer(block, register)] = upper
    return found


def steps_of(text: str) -> list[str]:
    """Return the titles of "Buyer → Senior Buyer → Purchasing Manager", in order."""
    found: list[str] = []
    for part in _ARROW.split(readable(text)):
        plain = part.strip(" .:")
        if is_title(plain):
            found.append(label(plain))
    return found


def _organisation(block: Block, register: Register) -> str:
    return register.organisation(block.organisation, block.organisation_at)


def _bearer(block: Block, register: Register) -> str:
    """Return the id of the position or unit that a block describes, or ""."""
    organisation = _organisation(block, register)
    unit = _unit(block, organisation, register)
    unit = unit or _headed_region(block, organisation, register)
    if block.title and block.title_at:
        return register.position(
            organisation,
            block.title,
            block.title_at,
            defined=bool(block.parts or block.fields),
            unit=unit,
            headcount=_headcount(block),
        )
    # A form whose title was not found is of somebody, and not of the whole unit.
    personal = any(block.has(kind) for kind in ("superior", "functional", "headcount"))
    personal |= any(f.label in group("titles", "facts_of_posts") for f in block.fields)
    return unit if block.parts and not personal else ""


def _headed_region(block: Block, organisation: str, register: Register) -> str:
    """Return the region that a regional manager's text names ("the northern region"), or "".

    Whoever heads a region is in its unit, even where the unit has no other name.
    """
    low = set(block.title.lower().split())
    if not (low & group("units", "regional") and low & group("units", "leaders")):
        return ""
    for part in block.parts:
        for paragraph in part.content:
            found = _REGION.search(paragraph.passage.text)
            if found:
                place = paragraph.passage.cut(found.start(1), found.end(1))
                return register.unit(organisation, place.text, place, kind="region-office")
    return ""


def _unit(block: Block, organisation: str, register: Register) -> str:
    named = [(f.value.text, f.value, f.label) for f in block.fields if f.kind == "unit"]
    if block.named_unit:
        heading = block.named_unit
        named = [(heading.name, heading.whole, ""), *named]
    seen: set[str] = set()
    above = ""
    for name, passage, name_of in sorted(named, key=lambda n: _rank(n[2])):
        plain = readable(name).strip(" .,:;")
        if plain.lower() in seen or not plain or plain.lower() in {"n/a", "none", "-"}:
            continue
        seen |= {plain.lower(), plain.lower().removesuffix(" department")}
        kind = by_entry("units", "labels").get(name_of, "")
        above = register.unit(organisation, plain, passage, above, kind)
    return above


def _rank(label_of_field: str) -> int:
    """Return how high a unit of this label stands: divisions above departments above teams."""
    order = (
        "", "division", "branch-office", "region", "region-office", "factory", "store",
        "department", "section", "team",
    )  # fmt: skip
    return order.index(
        by_entry("units", "labels").get(label_of_field, "department") if label_of_field else ""
    )


def _headcount(block: Block) -> int | None:
    for one in block.fields:
        found = (
            re.match(r"\D{0,12}(\d{1,4})\b", one.value.text) if one.kind == "headcount" else None
        )
        if found:
            return int(found[1])
    return None


def _field_lines(
    block: Block, bearer: str, organisation: str, register: Register
) -> Iterable[NamedLine]:
    for one in block.fields:
        if one.kind in {"superior", "functional"}:
            for kind, title in _superiors(
                _ranked(one, block), register.known(organisation).keys()
            ):
                upper = register.position(organisation, title, one.value)
                yield NamedLine(
                    lower=bearer, upper=upper, kind=kind, basis="stated", passage=one.whole
                )
        elif one.kind == "assists":
            for title in titles_in(one.value.text):
                upper = register.position(organisation, title, one.value)
                yield NamedLine(
                    lower=bearer, upper=upper, kind="assists", basis="stated", passage=one.whole
                )
        elif one.kind == "subordinates":
            for title in titles_in(one.value.text):
                lower = register.position(organisation, title, one.value)
                yield NamedLine(
                    lower=lower, upper=bearer, kind="line", basis="stated", passage=one.whole
                )


def _ranked(one: Field, block: Block) -> Field:
    """Take "Accountable to" for a second line where "Reports to" names the first."""
    lesser = one.label.split(" ")[0] in {"accountable", "responsible"}
    first = any(f.kind == "superior" and f.label.startswith("report") for f in block.fields)
    return replace(one, kind="functional") if lesser and first else one


def _superiors(one: Field, known: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield kind and title of every superior in a field: "CFO; dotted line to the COO"."""
    every = set(known)
    if len(bilingual(readable(one.value.text))) > 1:
        yield ("functional" if one.kind == "functional" else "line"), readable(one.value.text)
        return
    whole = _AGAIN.sub("", readable(one.value.text))
    if one.label.startswith("report") and not titles_in(whole) and _may_be_title(whole):
        yield ("functional" if one.kind == "functional" else "line"), label(whole)
        return
    if _REMARK.search(one.value.text):
        yield from _remarked(one)
        return
    for part in _PARTS.split(one.value.text):
        functional = one.kind == "functional" or bool(_FUNCTIONAL.search(part))
        plain = _NOTE.sub(" ", part) if _FUNCTIONAL.search(part) else part
        plain = _AGAIN.sub("", readable(plain).strip(" ).:,"))
        titles = titles_in(plain) or ((label(plain),) if plain.lower() in every else ())
        for title in titles:
            yield ("functional" if functional else "line"), title


def _remarked(one: Field) -> Iterable[tuple[str, str]]:
    """Yield kind and title of superiors with a bracket on the line: "Dean (line); Director (technical)"."""
    text, at = one.value.text, 0
    for remark in (*_REMARK.finditer(text), None):
        part = text[at : remark.start() if remark else len(text)].strip(" \t\n,;/&")
        aside = remark is not None and _ASIDE.search(remark[1]) is not None
        for title in titles_in(part):
            yield ("functional" if aside or one.kind == "functional" else "line"), title
        at = remark.end() if remark else at


def _may_be_title(text: str) -> bool:
    """Say whether "Reports to" may name a post by words that no title is known by."""
    run = words(text)
    written = ". " not in text and 0 < len(run) <= _LONGEST_TITLE and all(w.is_word for w in run)
    return written and run[0].text[0].isupper() and text.lower() not in group("titles", "nobody")


def _kind(part: Part) -> str:
    """Return a part's kind; "Competences" with amounts below are powers, and no skills."""
    named = part.kind == "qualifications" and plain(part.title) in group("titles", "competences")
    money = (a for p in part.content for a in amounts(p.text, words(p.text)) if a.operator)
    bounded = named and any(a.is_money or a.unit == "%" for a in money)
    return "authorities" if bounded else part.kind


def _section(part: Part, bearer: str) -> Section:
    kind, content = _kind(part), part.content
    if not bearer and kind in _TOLD_OF_POSTS:
        needs = kind == "qualifications"  # what a post needs is named, and told in no sentence
        content = [p for p in content if p.text.endswith(_ENDS)] if needs else content
        kind = ""
    return Section(kind=kind or "prose", bearer=bearer, items=items(content), title=part.title)
