"""Lists that go from amount to amount: "Up to £500: Office Manager", "£500–£5,000 – ask the CFO".

What they are about stands above them: "Who approves purchases", "Spending limits", "Delegated limits are:".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.consents.consents import consents
from rolegraph.extraction.english.figures.amounts import amounts, has_figures
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.lists.scale_heads import Head, head_of, heads_of, is_example
from rolegraph.extraction.english.norms.authorities import authority
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.wording.enumerations import enumerated
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_generic
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.limit_ends import beyond
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit

#: Letters of the longest entry, and how many entries make a scale.
_LONGEST = 160
_FEWEST = 2
_UP_TO, _FROM = frozenset(("<", "<=")), frozenset((">", ">="))


@dataclass(frozen=True, slots=True)
class _Step:
    """One entry: how much, and who has a say in it with the kind of each ("" where no word names it)."""

    item: Item
    limit: Limit
    holders: tuple[tuple[str, str], ...]
    leads: bool


def scales(items: Sequence[Item], lead: str, context: Context) -> dict[int, tuple[Authority, ...]]:
    """Return by place the powers of the items that are entries of scales; ``lead`` stands before the items.

    An entry that only says that nothing is needed ("just buy it") gives none.
    """
    found: dict[int, tuple[Authority, ...]] = {}
    for places in _runs(items, context):
        first = min(places)
        above = items[first - 1].passage.text if first else lead
        steps = [places[at] for at in sorted(places)]
        head = _head(above, steps, context)
        for at, step in places.items() if head else ():
            found[at] = tuple(_powers(step, head, context)) if head else ()
    return found


def _runs(items: Sequence[Item], context: Context) -> Iterator[dict[int, _Step]]:
    """Yield entries that follow one another under one heading, by their places."""
    run: dict[int, _Step] = {}
    for at, item in enumerate(items):
        last = run.get(at - 1)
        step = _step(item, context, last.limit if last else None)
        if run and (step is None or last is None or not _goes_on(last, step)):
            yield from _whole(run)
            run = {}
        run |= {at: step} if step else {}
    yield from _whole(run)


def _goes_on(last: _Step, step: _Step) -> bool:
    marked = bool(last.item.number) == bool(step.item.number)
    alike = last.leads == step.leads or not has_figures(step.item.body.text)
    return marked and last.item.heading == step.item.heading and alike


def _whole(run: dict[int, _Step]) -> Iterator[dict[int, _Step]]:
    if len(run) >= _FEWEST and any(step.holders for step in run.values()):
        yield run


def _head(above: str, steps: Sequence[_Step], context: Context) -> Head | None:
    """Return what a scale is about and the kind that it gives, None where nothing above or in it says so."""
    title = context.document.text.lstrip("# \n").partition("\n")[0]  # "Procurement policy"
    led = above if above.rstrip().endswith(":") or head_of(above) else ""
    around = (led, steps[0].item.heading, context.section.title, title)
    told = () if is_example(above) else tuple(heads_of(around))
    matter = next((head.matter for head in told if head.matter), "")
    kind = next((head.kind for head in told if head.kind), "")
    named = (kind_of for step in steps for kind_of, _ in step.holders if kind_of)
    kind = kind or next(named, "")
    climbs = steps[0].leads and _climbs([step.limit for step in steps])
    if not matter or not (kind or climbs):
        return None
    return Head(kind=kind or "decide", matter=matter)


def _climbs(bounds: Sequence[Limit]) -> bool:
    """Say whether amounts begin with what is below one, or at nothing, and end with what is above one."""
    begins = bounds[0].operator in _UP_TO or bounds[0].minimum == 0
    return begins and bounds[-1].operator in _FROM


def _powers(step: _Step, head: Head, context: Context) -> Iterator[Authority]:
    for kind, title in step.holders:
        here = named_by(title, step.item.body, context)
        if here and here.bearer:
            found = (head.matter, step.limit)
            yield authority(step.item.body, here, kind or head.kind, found, certain=0.8)


def _step(item: Item, context: Context, last: Limit | None) -> _Step | None:
    """Return an item as an entry of a scale, None for another sentence; ``last`` is the amount before."""
    text = item.body.text.strip(" .")
    if item.children or len(text) > _LONGEST or not (last or has_figures(text)):
        return None
    run = words(text)
    if last and not has_figures(text):
        return _above(item, text, run, (context, last))
    return _amount_first(item, text, run, context) or _title_first(item, text, run, context)


def _amount_first(item: Item, text: str, run: tuple[Word, ...], context: Context) -> _Step | None:
    """Read "Over £1,000: Finance Manager", "$250 to $2,000 – ask your team lead"."""
    first = next(iter(amounts(text, run)), None)
    small = group("ladders", "small") | group("ladders", "amounts")
    if first is None or not first.is_money or any(w.low not in small for w in run[: first.start]):
        return None
    at = _past_small(run, first.end)
    bound = limit(text, run[:at], "<=")
    holders = _holders(text, run, at, context)
    parted = any(not w.is_word for w in run[first.end : at])
    if bound is None or holders is None or not (parted or any(kind for kind, _ in holders)):
        return None
    return _Step(item=item, limit=bound, holders=holders, leads=True)


def _above(
    item: Item, text: str, run: tuple[Word, ...], around: tuple[Context, Limit]
) -> _Step | None:
    """Read "Everything above that needs the CEO" behind an entry that ends at an amount."""
    context, last = around
    begun = int(run[0].low in group("consents", "standing_for"))
    above = phrases("above").at(run, begun) if len(run) > begun else None
    at = _past_small(run, above.end) if above else len(run)
    holders = _holders(text, run, at, context) if last.operator not in _FROM else None
    if above is None or not holders:
        return None
    bound = beyond(last, between(text, run[: above.end]))
    return _Step(item=item, limit=bound, holders=holders, leads=True)


def _past_small(run: tuple[Word, ...], at: int) -> int:
    small = group("ladders", "small") | group("ladders", "amounts")
    while at < len(run) and (not run[at].is_word or run[at].low in small):
        at += 1
    return at


def _holders(
    text: str, run: tuple[Word, ...], at: int, context: Context
) -> tuple[tuple[str, str], ...] | None:
    """Return who has a say behind an amount, () where nobody is needed, None where more is said."""
    if at >= len(run):
        return None
    begun = _past_asking(run, at)
    named, end = enumerated(run, begun, context.known)
    rest = run[end:]
    kind = _asked_kind(begun > at, rest) if named else None
    if named and kind is not None and not any(is_generic(one.text) for one in named):
        more = next((w.start for w in rest if w.low in {",", ";", "("}), len(text))
        others = _consenting(text[more + 1 :], context)  # ", plus a review by the Lawyer"
        return (*((kind, one.text) for one in named), *others)
    asked = _consenting(text[run[at].start :], context)
    spared = not named and not mention_of_power(run[at:])
    return asked or (() if spared else None)


def _past_asking(run: tuple[Word, ...], at: int) -> int:
    """Return where a title may begin behind "ask", "check with", "goes to"; else the same place."""
    if run[at].low in grammar("wanting"):
        return at + 1
    verb = verb_at(run, at)
    if verb is None or verb.lemma not in group("ladders", "asking"):
        return at
    return verb.end + (run[verb.end : verb.end + 1] != () and run[verb.end].low == "to")


def _asked_kind(asked: bool, rest: tuple[Word, ...]) -> str | None:
    """Return the kind that the words around titles name: "" where they are bare, None where more is said."""
    told = rest[: next((n for n, w in enumerate(rest) if w.low in {",", ";", "("}), len(rest))]
    lows = [w.low for w in told if w.low not in group("ladders", "beside")]
    nouns = [kind for low in lows if (kind := kind_of_noun(low))]
    verbs = (verb_at(told, n) for n in range(len(told)))
    kinds = nouns or [k for v in verbs if v and (k := kind_of_verb(v.lemma))]
    if not kinds:
        return ("approve" if asked else "") if not lows else None
    plain = len(lows) == len(nouns) or bool(kinds and not nouns and len(lows) <= _FEWEST)
    return kinds[0] if plain and kinds[0] in group("kinds", "steps") else None


def _consenting(text: str, context: Context) -> tuple[tuple[str, str], ...]:
    """Return whose consent some words ask for ("approved by the Board", "plus a review by the Lawyer")."""
    every = consents(parse(text), context.known)
    return tuple((one.kind, one.title) for one in every if one.kind and not is_generic(one.title))


def mention_of_power(run: tuple[Word, ...]) -> bool:
    """Say whether some words name an approval that somebody gives ("VP approval", not "no approval")."""
    denied = any(w.low in {"no", "not", "without", "nothing"} for w in run)
    return not denied and any(kind_of_noun(w.low) == "approve" for w in run)


def _title_first(item: Item, text: str, run: tuple[Word, ...], context: Context) -> _Step | None:
    """Read "Directors: up to $50,000", "The Shift Manager can approve up to $500"."""
    named, end = enumerated(run, 0, context.known)
    found = amounts(text, run)
    if not named or len(found) != 1 or not found[0].is_money or found[0].start < end:
        return None
    if any(is_generic(one.text) for one in named):
        return None
    before = [n for n in range(end, found[0].start) if run[n].is_word]
    verb = next((v for n in before if (v := verb_at(run, n))), None)
    kind = kind_of_verb(verb.lemma) if verb else ""
    small = group("ladders", "small") | group("ladders", "modal")
    acts = range(verb.start, verb.end) if verb and kind else range(0)
    others = [*before, *range(found[0].end, len(run))]
    if any(n not in acts and run[n].low not in small and run[n].is_word for n in others):
        return None
    bound = limit(text, run[end:], "<=")
    if bound is None or not (verb or any(not w.is_word for w in run[end : found[0].start])):
        return None
    every = tuple((kind, one.text) for one in named)
    return _Step(item=item, limit=bound, holders=every, leads=False)
