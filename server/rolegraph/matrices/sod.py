"""The heat map of incompatible duties: which position combines which pair."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rolegraph.audit.settings import Pair
from rolegraph.matrices.gathering import Gathered
from rolegraph.matrices.values import Entry, Head, Matrix, Row, Texts
from rolegraph.paper import word

TITLE: Texts = {"en": "Incompatible duties", "zh": "不相容职务"}
_TAGS = {"en": "en", "zh": "zh-Hans"}


def sod(found: Gathered, pairs: Sequence[Pair]) -> Matrix:
    """Return the pairs of the table as rows, and positions that combine one as columns.

    ``found`` holds the rows of check A20.
    """
    cells: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    levels = {pair.id: pair for pair in pairs}
    for row in found.rows:
        cells[str(row["pair"])][str(row["bearer"])] += [str(row["first"]), str(row["second"])]
    return Matrix(
        name="sod",
        title=TITLE,
        corner={"en": "Pair of duties", "zh": "职务组合"},
        organisations=found.organisations,
        columns=found.bearers(),
        rows=tuple(
            Row(
                head=Head(id=pair.id, label=_named(pair, found.labels)),
                cells={
                    bearer: (_entry(levels[pair.id], statements),)
                    for bearer, statements in cells[pair.id].items()
                },
            )
            for pair in pairs
        ),
        evidence=found.evidence,
        readings=found.readings,
    )


def _entry(pair: Pair, statements: Iterable[str]) -> Entry:
    label = {"en": word(pair.level, "en"), "zh": word(pair.level, "zh-Hans")}
    kept = tuple(dict.fromkeys(statements))
    return Entry(code=pair.level, label=label, detail=pair.risk, statements=kept)


def _named(pair: Pair, labels: Mapping[str, Texts]) -> Texts:
    sides = (pair.first, pair.second)
    return {tag: " × ".join(_side(side, labels, tag) for side in sides) for tag in _TAGS}


def _side(side: tuple[object, object], labels: Mapping[str, Texts], tag: str) -> str:
    return " ".join(_term(term, labels, tag) for term in side if term is not None)


def _term(term: object, labels: Mapping[str, Texts], tag: str) -> str:
    value = str(getattr(term, "value", term))
    if "://" not in value:
        return word(f"stage-{value}", _TAGS[tag])
    return labels.get(value, {}).get(_TAGS[tag]) or value.rsplit("/", 1)[-1]
