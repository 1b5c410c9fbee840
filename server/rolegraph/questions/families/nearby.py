"""What a careful colleague adds to who may decide: who reviews it, who may ask for it, who has no say."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from rolegraph.questions.families.answering import limit_words
from rolegraph.questions.families.outcome import Found, Note, Outcome, merged
from rolegraph.questions.stated.matching import Group, match
from rolegraph.questions.understanding.frames import OWN, Frame
from rolegraph.questions.words.lexicon import Meaning

_KINDS = (
    (("review", "verify"), "Reviews it, which is no approval:", "负责审核（不等于审批）的是："),
    (("request",), "May request it:", "可以申请的是："),
    (("propose",), "May propose it:", "有建议权的是："),
    (("approve", "final-approval", "decide"), "Approves it:", "审批的是："),
    (("control",), "Controls it:", "控制的是："),
)
_DECIDING = frozenset(("approve", "final-approval", "decide"))
#: What stands beside an answer carries more than half of the name: *sales units* are no *sales expenses*.
_BESIDE = 0.65
_MOST = 6
#: How many of each kind of near thing are shown.
_NEAREST = 3


def nearby(
    frame: Frame,
    wanted: Sequence[Group],
    asked: Sequence[tuple[str, ...]],
    answers: Sequence[Found] = (),
) -> tuple[Note, ...]:
    """Return what else is stated of the same matter, by kind; beside an answer, in its organisation.

    Where something is decided and no document says who may ask for it, that is said too: a power
    that nobody can set in motion is what an auditor looks for.
    """
    content = _matter(frame, wanted, answers)
    if not content:
        return ()
    notes = []
    for kinds, en, zh in _KINDS:
        if any(set(kinds) & set(k) for k in asked):
            continue
        several = _holders(frame, content, kinds, answers)
        if several:
            notes.append(Note(en, zh, several))
        elif answers and kinds == ("request",) and any(set(k) & _DECIDING for k in asked):
            notes.append(Note("Who may apply for it: not stated.", "谁可以申请：文件未载明。"))
    return tuple(notes)


def with_nearest(frame: Frame, outcome: Outcome) -> Outcome:
    """Return an outcome with what comes nearest to terms that occur nowhere."""
    if outcome.answers or not outcome.unknown:
        return outcome
    notes = (_nearest(frame, term) for term in outcome.unknown)
    return replace(outcome, related=(*outcome.related, *(n for n in notes if n)))


def _nearest(frame: Frame, term: str) -> Note | None:
    """Return the nearest things that do occur for a term that does not: its own words, or names like it."""
    parts = [part for g in frame.groups() if g.text == term for part in g.parts]
    norms = frame.index.facts.norms
    found, words = [], []
    for part in parts:
        clauses = frame.index.clauses.clauses(part)
        said = max(part, key=lambda form: (part[form], not form[0].isascii()), default=())
        if clauses and said:
            known = frame.index.spellings
            words.append(
                "".join(f" {known.get(w, w)}" if w.isascii() else w for w in said).strip()
            )
            found += [norms[frame.index.clauses.owners[c]] for c in sorted(clauses)[:_NEAREST]]
    places = merged([Found(n.bearer, (n.id,)) for n in found]) or _named_like(frame)
    if not places:
        return None
    some = f": {', '.join(dict.fromkeys(words))}" if words else ""
    return Note(
        f"Nearest to “{term}” that is stated{some}.",
        f"文件中与“{term}”最接近的{some.replace(': ', '：')}。",
        places[:_MOST],
    )


def _named_like(frame: Frame) -> tuple[Found, ...]:
    """Return positions whose titles end in a title's word that was said: *project director*, 总监."""
    ends = (name for s in frame.parsed.segments for name in s.names("position-ending"))
    names = dict.fromkeys(islice(ends, _NEAREST))
    places = (i for n in names for i in frame.index.names.places(Meaning("position", n)))
    return merged([Found(iri) for iri in places])


def _matter(frame: Frame, wanted: Sequence[Group], answers: Sequence[Found]) -> list[Group]:
    """Return the words for the matter itself: those the answered statements say themselves."""
    content = [g for g in wanted if not g.verb]
    stated = {s for a in answers for s in a.statements}
    if not stated:
        return content
    norms, owners = frame.index.facts.norms, frame.index.clauses.owners
    return [
        g for g in content if any(norms[owners[c]].id in stated for c in frame.words.credits(g))
    ]


def _holders(
    frame: Frame, content: Sequence[Group], kinds: tuple[str, ...], answers: Sequence[Found]
) -> tuple[Found, ...]:
    norms = frame.index.facts.norms
    places = [frame.index.place(a.place) for a in answers]
    organisations = {p.organisation for p in places if p}

    def taken(number: int) -> bool:
        norm, bearer = norms[number], frame.index.place(norms[number].bearer)
        if norm.sort != "authority" or norm.kind not in kinds or bearer is None:
            return False
        return bearer.organisation in organisations if answers else frame.in_scope(bearer)

    credits = [frame.words.credits(g) for g in content]
    found = match(
        frame.index.clauses, content, credits, taken, lambda number: [0.0] * len(content)
    )
    good = [norms[m.number] for m in found if m.score >= _BESIDE and m.body >= OWN]
    return merged([Found(n.bearer, (n.id,), limit_words(n)) for n in good[:_MOST]])
