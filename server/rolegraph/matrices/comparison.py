"""Compare two organisations, or one with a reference: what one has and the other lacks.

Three tables: by shared role (or title, where no role is known), by shared matter, and by the stages
of control over shared matters.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rolegraph.matrices.gathering import Gathered, gather
from rolegraph.matrices.values import Entry, Head, Matrix, Row, Texts
from rolegraph.paper import word
from rolegraph.queries import labels_of
from rolegraph.queries.spelling import plain
from rolegraph.store import Row as Found
from rolegraph.store import Store

TITLE: Texts = {"en": "Comparison", "zh": "组织比较"}
_STATED = ("statements-of-organisation", "statements-of-organisation-in-words")


@dataclass(frozen=True, slots=True)
class Side:
    """One organisation, and the store that holds it."""

    store: Store
    organisation: str

    @property
    def label(self) -> Texts:
        """The organisation's name by language."""
        known = labels_of(self.store, [self.organisation])[self.organisation]
        return known or {"en": self.organisation.rsplit("/", 1)[-1]}


@dataclass(frozen=True, slots=True)
class _Said:
    """What one side states, in a row; ``column`` is the side's."""

    column: str
    row: Found
    found: Gathered

    def head(self, name: str) -> Head:
        iri = str(self.row[name])
        return Head(id=iri, label=self.found.label(iri))


Heading = Callable[[_Said], Head | None]


def compared(first: Side, second: Side) -> tuple[Matrix, ...]:
    """Return the three tables, the two organisations as columns; all is what documents state."""
    # One organisation in two builds has one IRI: the columns keep them apart.
    sides = {"first": first, "second": second}
    found = {
        column: gather(side.store, _STATED, (side.organisation,)) for column, side in sides.items()
    }
    said = [_Said(column, row, each) for column, each in found.items() for row in each.rows]
    columns = tuple(Head(id=column, label=side.label) for column, side in sides.items())
    return tuple(
        Matrix(
            name="compare",
            title=title,
            corner=corner,
            organisations={head.id: head.label for head in columns},
            columns=columns,
            rows=tuple(_rows(said, columns, group, what)),
            evidence={s: p for each in found.values() for s, p in each.evidence.items()},
            readings={s: r for each in found.values() for s, r in each.readings.items()},
        )
        for title, corner, group, what in _TABLES
    )


def _rows(
    said: Sequence[_Said], columns: tuple[Head, ...], group: Heading, what: Heading
) -> Iterator[Row]:
    """Yield what is said under each group that all sides have."""
    groups: dict[str, Head] = {}
    heads: dict[tuple[str, str], Head] = {}
    cells: dict[tuple[str, str], dict[str, list[_Said]]] = defaultdict(lambda: defaultdict(list))
    sides: dict[str, set[str]] = defaultdict(set)
    for one in said:
        above, head = group(one), what(one)
        if above is not None and head is not None:
            groups.setdefault(above.id, above)
            heads.setdefault((above.id, head.id), head)
            cells[above.id, head.id][one.column].append(one)
            sides[above.id].add(one.column)
    for key in sorted(cells):
        if len(sides[key[0]]) == len(columns):
            own = {column: _entries(each) for column, each in cells[key].items()}
            yield Row(
                head=heads[key],
                group=groups[key[0]],
                cells=own,
                remarks=() if len(own) == len(columns) else (_only(own, columns),),
            )


def _entries(said: Sequence[_Said]) -> tuple[Entry, ...]:
    statements: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, Texts] = {}
    for one in said:
        bearer = one.head("bearer")
        labels[bearer.id] = bearer.label
        statements[bearer.id].append(str(one.row["statement"]))
    return tuple(
        Entry(code=iri, label=labels[iri], statements=tuple(dict.fromkeys(found)))
        for iri, found in statements.items()
    )


def _only(own: Mapping[str, tuple[Entry, ...]], columns: tuple[Head, ...]) -> Texts:
    """Say which side alone has it; the other's documents do not state it."""
    (head,) = (column for column in columns if column.id in own)
    name = next(iter(head.label.values()))
    return {
        "en": f"only {head.label.get('en', name)}",
        "zh": f"仅见于{head.label.get('zh-Hans', name)}",
    }


def _role(said: _Said) -> Head:
    if "role" in said.row:
        return said.head("role")
    bearer = said.head("bearer")
    # Without a known role the title says what is shared; scripts and capitals make no difference.
    return Head(id=plain(next(iter(bearer.label.values()))), label=bearer.label)


def _matter(said: _Said) -> Head:
    return said.found.matter(said.row)


def _doing(said: _Said) -> Head:
    doing = said.head("doing")
    sort = f"sort-{said.row['sort']}".lower()
    label = {
        tag: f"{text} ({word(sort, tag if tag in ('en', 'zh-Hant') else 'zh-Hans')})"
        for tag, text in doing.label.items()
    }
    return Head(id=doing.id, label=label)


def _doing_about(said: _Said) -> Head:
    doing, matter = _doing(said), _matter(said)
    tags = [tag for tag in doing.label if tag in matter.label]
    label = {tag: f"{matter.label[tag]} · {doing.label[tag]}" for tag in tags}
    return Head(id=f"{matter.id} {doing.id}", label=label or matter.label)


def _stage(said: _Said) -> Head | None:
    if "stage" not in said.row:
        return None
    name = f"stage-{said.row['stage']}"
    return Head(id=name, label={"en": word(name, "en"), "zh": word(name, "zh-Hans")})


_TABLES: tuple[tuple[Texts, Texts, Heading, Heading], ...] = (
    (
        {"en": "By shared role", "zh": "按相同岗位"},
        {"en": "What is done", "zh": "行为"},
        _role,
        _doing_about,
    ),
    (
        {"en": "By shared matter", "zh": "按相同事项"},
        {"en": "What is done", "zh": "行为"},
        _matter,
        _doing,
    ),
    (
        {"en": "Controls over shared matters", "zh": "相同事项的控制环节"},
        {"en": "Stage of control", "zh": "控制环节"},
        _matter,
        _stage,
    ),
)
