"""What a mark, an amount or a few words in a cell of a matrix mean: by the row, its header, the table."""

from collections.abc import Iterator

from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.tables.cells.cells import is_tick, is_unlimited, kind_in
from rolegraph.extraction.tables.cells.deeds import deed_of
from rolegraph.extraction.tables.cells.headers import Column, role
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.titling import title_and_deed
from rolegraph.extraction.tables.cells.wordbounds import bound_in_words
from rolegraph.extraction.tables.cells.wording import deed_behind, own_kind
from rolegraph.extraction.tables.columns.legends import approves
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.matters import Matter
from rolegraph.extraction.tables.readers.meanings import Means
from rolegraph.model import Limit
from rolegraph.reading import Passage


def meant(said: str, shape: Shape, column: Column, means: Means, matter: Matter) -> str:
    """Return the kind of right that a cell's mark or amount means where it names none itself."""
    if is_tick(said) and role(shape.header[column.number].text) == "request":
        return "request"  # 经办人 approves nothing
    return _asked(said, shape, means, matter) or _deed(shape, column) or means.granted


def _asked(said: str, shape: Shape, means: Means, matter: Matter) -> str:
    """Return the kind of a row's deed to which a cell says yes ("Close a lift") or gives a bound.

    "" where the row tells none: a mark below "Approvals" approves what it names. A verb of no kind
    ("Raise orders") is a deed among others, by itself it may be a noun ("Subcontract orders").
    """
    plain = said.strip()
    told = is_tick(plain) or figure(plain) is not None
    deed = deed_of(matter.object) if told and plain not in means.legend.kinds else None
    yes = plain.lower() in entries("cells")["answers"]
    known = means.deeds or bool(_kind_of_deed(matter.object))
    own = known and not approves(shape.captions)
    return deed[0] if deed and (yes or own) else ""


def _deed(shape: Shape, column: Column) -> str:
    """Return the kind that a column's header names behind the title (部门经理审核), or ""."""
    head = shape.header[column.number]
    every = (
        c for row in shape.table.rows for c in row if c.start <= head.start and head.end <= c.end
    )
    whole = next(every, head)
    told = title_and_deed(whole.text.strip())
    kind = told[1] if told else kind_in(deed_behind(whole.text))
    return kind if whole.text != head.text else ""


def without_figures(
    own: str, said: str, worded: Passage, means: Means, matter: Matter
) -> Iterator[tuple[str, Limit | None]]:
    """Yield the kinds of a cell that no figure bounds: 不限 or 可 beside amounts, what its words name."""
    if means.bare and means.beside and is_unlimited(own):
        yield "decide", None
    kind = means.granted or ("decide" if means.bare and means.bounded else "")
    if kind and (bound := bound_in_words(own)):
        yield kind, bound
        return
    told = _kinds_in_words(said, worded, matter)
    if not told and means.bare and own.strip().lower() in entries("cells")["allowing"]:
        told = ["decide"]
    for kind in told:
        yield kind, None


def _kinds_in_words(said: str, worded: Passage, matter: Matter) -> list[str]:
    """Return the kind that a clause in a cell names, or the row's deed where the cell only says yes."""
    kind = _kind_of_deed(matter.object) if is_tick(said) else own_kind(worded)
    return [kind] if kind else []


def _kind_of_deed(matter: str) -> str:
    """Return the kind of power that a matter's own verb names: "Cancel a policy"."""
    verb = verb_at(words(matter), 0)
    return kind_of_verb(verb.lemma) if verb and verb.shape == "base" else ""
