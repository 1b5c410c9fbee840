"""Those who do one thing by turns: "signed by the Clerk or, above £5,000, by the Chair"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence, parse
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.norms.authorities import authority, kind_of, kind_over
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.duties import object_text
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.verbs import kind_granted, kind_of_verb
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.limit_ends import OTHER_SIDE
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage

#: The words behind a passive's verb in which its first "by" stands.
_FIRST = 8
#: Words of the longest case between the two ("where the total value of the contract exceeds £100,000").
_CASE = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """Who does it first, who else, and the words of the case in which the second does."""

    first: Mention
    second: Mention
    case: tuple[Word, ...]
    instead: bool


def by_turns(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield the power of each of two whom a passive names, of whom the second has a case of its own."""
    sentence = parse(passage.text)
    clause = sentence.clauses[0] if sentence.clauses else None
    turn = _turn(sentence, clause, context) if clause else None
    kind = _kind(clause) if clause and turn else ""
    what = object_text(sentence, clause) if clause and kind else ""
    if clause is None or turn is None or not what:
        return
    worded = what if kind_granted(clause.verbs[0].lemma) else f"{clause.verbs[0].lemma} {what}"
    kind = kind_over(kind, clause.verbs[0], what)
    own = limit(sentence.text, sentence.run[: turn.first.start])
    bound = limit(sentence.text, turn.case)
    case = between(sentence.text, turn.case)
    for who, its, when in (
        (turn.first, own or _up_to(turn, bound), ""),
        (turn.second, bound or own, "" if bound else case),
    ):
        here = named_by(who.text, item.body, context)
        if here and here.bearer:
            yield authority(item.body, here, kind, (worded, its), more=(when, ""))


def _kind(clause: Clause) -> str:
    """Return the kind of a passive's verb where it names one or is granted, "" where it tells a duty."""
    named = kind_of_verb(clause.verbs[0].lemma) in {"", "execute", "request"}
    return "" if named and clause.mode != "grant" else kind_of(clause.verbs[0], True)


def _up_to(turn: _Turn, bound: Limit | None) -> Limit | None:
    """Return the bound of the first where the second does it instead from an amount on."""
    operator = OTHER_SIDE.get(bound.operator, "") if bound and turn.instead else ""
    return replace(bound, operator=operator) if bound and operator[:1] == "<" else None


def _turn(sentence: Sentence, clause: Clause, context: Context) -> _Turn | None:
    run, known = words(sentence.text.rstrip(" .")), context.known
    if clause.verbs[0].shape != "ed":
        return None
    at = clause.verbs[0].end
    by = next((n for n in range(at, min(at + _FIRST, len(run))) if run[n].low == "by"), len(run))
    first = mention(run, by + 1, known) if by + 1 < len(run) else None
    start = _past_joint(run, first.end) if first else 0
    if first is None or not start:
        return None
    last = min(start + _CASE, len(run) - 1)
    again = next((n for n in range(start, last) if run[n].low == "by"), 0)
    second = mention(run, again + 1, known) if again else None
    if second is None:
        return None
    case = _stripped(run[start:again]) or _stripped(run[second.end :])
    joint = {w.low for w in run[first.end : start]}
    led = bool(case) and case[0].low in group("consents", "casing")
    return _Turn(first=first, second=second, case=case, instead="or" in joint) if led else None


def _past_joint(run: tuple[Word, ...], at: int) -> int:
    """Return where what stands behind "and", "or", ", or" begins; 0 where nothing is joined."""
    at += at < len(run) and run[at].low == ","
    return at + 1 if at + 1 < len(run) and run[at].low in {"and", "or"} else 0


def _stripped(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words of a case without commas and "also" around it."""
    while run and run[0].low in {",", "also"}:
        run = run[1:]
    while run and run[-1].low in {",", "also"}:
        run = run[:-1]
    return run
