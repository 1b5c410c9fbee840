"""Statements of several documents → one: which texts are of one organisation, and what follows.

Texts are of one organisation where ``organisations.yaml`` or the caller says so, or where they name
the same one; otherwise each stands alone. What was joined, and what could be, is told in notes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import TypeVar

from rolegraph.extraction import nesting, renaming
from rolegraph.extraction.identifiers import organisation_id
from rolegraph.extraction.membership import Membership, memberships, written_alike
from rolegraph.extraction.roles import with_role
from rolegraph.extraction.structure.names.registry import plain
from rolegraph.model import Evidence, Label, Line, Organisation, Position, Statements, Unit
from rolegraph.reading import Document

#: How many titles and units two organisations must share to be worth joining.
_SHARED = 3
#: Beyond so many organisations nobody reads which of them are alike.
_MOST_COMPARED = 50
_G = TypeVar("_G", Organisation, Position, Unit)


@dataclass(frozen=True, slots=True)
class Combined:
    """All statements, and plain sentences on what was joined, left apart and could be joined."""

    statements: Statements
    notes: tuple[str, ...]


def combine(
    each: Sequence[Statements],
    documents: Sequence[Document],
    sources: Sequence[Path] = (),
    name: str | None = None,
) -> Combined:
    """Return the statements of several documents as one, organisations joined.

    ``each`` goes with ``documents``, one for one. ``name`` makes all of them one organisation;
    ``sources`` are the folders in which an ``organisations.yaml`` is looked for.

    Raises BadInput where an ``organisations.yaml`` cannot be read.
    """
    told = memberships(sources)
    moves = written_alike(o for said in each for o in said.organisations)
    names: dict[str, str] = {}
    for said, document in zip(each, documents, strict=True):
        joined = name or _told(document.path, told)
        for organisation in said.organisations if joined else ():
            moves[organisation.id] = organisation_id(joined)
            names[organisation_id(joined)] = joined
    moved = [renaming.organisations_moved(said, moves) for said in each]
    statements = _one(moved, names)
    lines = tuple(sorted((*statements.lines, *nesting.suggested(statements)), key=lambda x: x.id))
    positions = tuple(map(with_role, statements.positions))
    statements = replace(statements, lines=lines, positions=positions)
    return Combined(statements, tuple(_notes(statements, names, told, documents, name)))


def _told(path: str, told: Iterable[Membership]) -> str:
    return next((m.name for m in told if m.holds(path)), "")


def _one(parts: Sequence[Statements], names: Mapping[str, str]) -> Statements:
    """Put the parts together; what has one identifier is one, with the evidence of all."""
    whole = renaming.together(parts)
    organisations = tuple(
        replace(o, label=_named(names[o.id])) if o.id in names else o
        for o in _merged(whole.organisations)
    )
    positions = _told_apart(_merged(whole.positions), parts)
    whole = replace(whole, organisations=organisations, positions=positions)
    units = _merged(whole.units)
    same = dict(_in_their_units(positions, units)) | _same_names(positions) | _same_units(units)
    whole = renaming.renamed(whole, same)
    return replace(
        whole, units=_merged(whole.units), positions=_merged(whole.positions), lines=_lines(whole)
    )


def _named(name: str) -> Label:
    """Return the label of an organisation that a person names, in the script of the name."""
    chinese = any("\u3400" <= c <= "\u9fff" for c in name)
    return Label(hans=name) if chinese else Label(en=name)


def _lines(whole: Statements) -> tuple[Line, ...]:
    kept = {line.id: line for line in whole.lines if line.lower != line.upper}
    return tuple(sorted(kept.values(), key=lambda line: line.id))


def _merged(values: Iterable[_G]) -> tuple[_G, ...]:
    by_id: dict[str, _G] = {}
    for value in values:
        first = by_id.get(value.id)
        by_id[value.id] = value if first is None else _both(first, value)
    return tuple(sorted(by_id.values(), key=lambda value: value.id))


def _both(first: _G, other: _G) -> _G:
    evidence = _evidence(first.evidence, other.evidence)
    if isinstance(first, Organisation) and isinstance(other, Organisation):
        documents = tuple(sorted({*first.documents, *other.documents}))
        # A title page in capitals does not say how the name is written elsewhere.
        label = other.label if first.label.main.isupper() else first.label
        return replace(first, label=label, documents=documents, evidence=evidence)
    if isinstance(first, Position) and isinstance(other, Position):
        return _positions(first, other, evidence)
    assert isinstance(first, Unit)
    assert isinstance(other, Unit)
    aliases = tuple(dict.fromkeys((*first.aliases, *other.aliases)))
    return replace(first, aliases=aliases, type=first.type or other.type, evidence=evidence)


def _positions(first: Position, other: Position, evidence: tuple[Evidence, ...]) -> Position:
    # The document that describes a position names it; one that only mentions it does not.
    short = not first.defined and plain(first.label.main) == other.label.main
    stays = not short and (first.defined or not other.defined)
    main, second = (first, other) if stays else (other, first)
    names = (*main.aliases, second.label.main, *second.aliases)
    return replace(
        main,
        defined=main.defined or second.defined,
        unit=main.unit or second.unit,
        aliases=tuple(a for a in dict.fromkeys(names) if a != main.label.main),
        headcount=main.headcount if main.headcount is not None else second.headcount,
        evidence=evidence,
    )


def _evidence(*groups: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for group in groups for e in group))


def _told_apart(
    positions: tuple[Position, ...], parts: Sequence[Statements]
) -> tuple[Position, ...]:
    """Return the positions without other names that some document gives to a post beside them.

    营业员/收银员 above one list are two posts where a chart names each.
    """
    by_name = {(p.organisation, p.label.main): p.id for p in positions}
    beside = [{p.id for p in said.positions} for said in parts]

    def own(position: Position, alias: str) -> bool:
        other = by_name.get((position.organisation, alias))
        return other is None or not any({position.id, other} <= ids for ids in beside)

    return tuple(
        replace(p, aliases=tuple(a for a in p.aliases if own(p, a))) if p.aliases else p
        for p in positions
    )


def _same_names(positions: Iterable[Position]) -> dict[str, str]:
    """Map a position to the one of its organisation that has its title as another name, or in full."""
    by_name: dict[tuple[str, str], str] = {}
    for position in positions:
        by_name[position.organisation, position.label.main] = position.id
    full = ((p.id, by_name.get((p.organisation, plain(p.label.main)))) for p in positions)
    same = {short: other for short, other in full if other and other != short}
    for position in positions:
        for alias in position.aliases:
            other = by_name.get((position.organisation, alias))
            # Where two positions are each other's other name, the first keeps its title.
            if other and other != position.id and same.get(position.id) != other:
                same[other] = position.id
    return same


def _in_their_units(
    positions: Iterable[Position], units: Iterable[Unit]
) -> Iterator[tuple[str, str]]:
    """Yield each position that a text names by its unit alone, and the one of its organisation in full.

    经理1名 in 采购部 is 采购部经理 where another file describes that post.
    """
    named = {u.id: u.label.hans for u in units}
    every = tuple(positions)
    by_name = {(p.organisation, p.label.hans): p.id for p in every}
    for one in every:
        title, quotes = one.label.hans, [e.quote for e in one.evidence]
        short = next((title[n:] for n in range(len(title) - 1) if _opens(quotes, title[n:])), "")
        whole = by_name.get((one.organisation, f"{named.get(one.unit, '')}{short}"))
        if short and named.get(one.unit) and whole and whole != one.id:
            yield one.id, whole


def _opens(quotes: Sequence[str], short: str) -> bool:
    """Say whether all places that name a position have a part of its title alone (经理1名)."""
    return bool(quotes) and all(quote.startswith(short) for quote in quotes)


def _same_units(units: Iterable[Unit]) -> dict[str, str]:
    """Map a unit without parent to the one unit of its name that has a parent."""
    by_name: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        by_name[unit.organisation, unit.label.main].append(unit)
    same = {}
    for group in by_name.values():
        placed = [u for u in group if u.parent]
        for unit in group:
            if not unit.parent and len(placed) == 1 and not placed[0].id.startswith(unit.id + "/"):
                same[unit.id] = placed[0].id
    return same


def _notes(
    whole: Statements,
    names: Mapping[str, str],
    told: Sequence[Membership],
    documents: Sequence[Document],
    name: str | None,
) -> Iterable[str]:
    for organisation in whole.organisations:
        if len(organisation.documents) > 1:
            why = _why(organisation, names, name)
            files = ", ".join(organisation.documents)
            yield f"Joined as {organisation.label.main}: {files} ({why})."
    for membership in told:
        for wanted in membership.documents:
            if not any(fnmatch(d.path, wanted) for d in documents):
                yield (
                    f"{membership.file}: no document matches {wanted!r} of {membership.name}. "
                    "Mend the name, or take the line out."
                )
    alone = [o for o in whole.organisations if len(o.documents) == 1 and o.id not in names]
    if len(alone) > 1:
        yield (
            f"Left apart: {len(alone)} organisations that no text names alike. Write an "
            "organisations.yaml beside the files, or build with --organisation NAME, to join them."
        )
    yield from _alike(whole, alone)


def _why(organisation: Organisation, names: Mapping[str, str], name: str | None) -> str:
    if name:
        return "--organisation"
    return "organisations.yaml" if organisation.id in names else "the files name it"


def _alike(whole: Statements, alone: Sequence[Organisation]) -> Iterable[str]:
    """Yield which organisations of different files share so many names that they could be one.

    One of the two stands alone; two that the files call by different names are two.
    """
    if len(alone) > _MOST_COMPARED:
        return
    words: dict[str, set[str]] = defaultdict(set)
    for position in whole.positions:
        words[position.organisation].add(position.label.main)
    for unit in whole.units:
        words[unit.organisation].add(unit.label.main)
    single = {o.id for o in alone}
    others = [*alone, *(o for o in whole.organisations if o.id not in single)]
    for n, first in enumerate(alone):
        for other in others[n + 1 :]:
            shared = words[first.id] & words[other.id]
            apart = set(first.documents) & set(other.documents) or (
                _is_named(first) and _is_named(other)
            )
            if not apart and len(shared) >= _SHARED:
                yield (
                    f"Could be one organisation: {_files(first)} and {_files(other)} "
                    f"share {', '.join(sorted(shared))}."
                )


def _is_named(organisation: Organisation) -> bool:
    """Say whether an organisation has its name from its files, and is not one file's own."""
    return organisation.id == organisation_id(organisation.label.main)


def _files(organisation: Organisation) -> str:
    first, *more = organisation.documents
    return f"the files of {organisation.label.main}" if more else first
