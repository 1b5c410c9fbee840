"""Matters that are somebody's: "setting the opening limit rests with the Credit Manager"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.limits import is_sized, limit
from rolegraph.extraction.english.wording.enumerations import enumerated
from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import object_end, past_each, without_article
from rolegraph.extraction.english.wording.phrases import Hit, phrases
from rolegraph.extraction.english.wording.verb_groups import verbs_after
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.model import Limit

_DECISIONS = frozenset(("decision", "decisions"))
#: What rests with whoever answers for a deed.
_ANSWERING = frozenset(("responsibility", "accountability"))
#: "That authority belongs to the Chair"
_POINTING = frozenset(("this", "that", "such"))
_PREPOSITIONS = {"on", "of", "over", "about", "for", "to", "regarding", "in", "as"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Powers that a sentence leaves to a title; ``object`` is "" where "this" stands for it.

    ``further`` are the titles of others who have them as well, ``is_open`` where a deed is named and not to
    whom or what ("the power to dismiss").
    """

    kinds: tuple[str, ...]
    title: str
    object: str
    limit: Limit | None
    condition: str = ""
    is_open: bool = False
    further: tuple[str, ...] = ()


def holding(text: str, known: Mapping[str, str]) -> Holding | None:
    """Return the power that a sentence leaves to somebody, None where it leaves none.

    Whom "responsibility" rests with has a duty and no power by it.
    """
    run = _without_however(words(text))
    hit = _hit(run) or _taken(run) or _passed(run, known)
    title = mention(run, hit.end, known) if hit else None
    if hit is None or title is None or not _is_whole(run, title.end):
        return None
    whole = _past_modal(run[: hit.start])
    colon = next((n for n, w in enumerate(whole) if w.low == ":"), -1)
    matter = without_article(whole[colon + 1 :])
    if len(matter) > 1 and matter[0].low in _POINTING:
        matter = matter[1:] if matter[1].low in group("phrases", "deciding") else matter
    if " ".join(w.low for w in matter) in group("consents", "standing_for") | group(
        "phrases", "deciding"
    ):  # "final decision rests with the Manager": over what the words before it are about
        what = between(text, without_article(whole[: max(colon, 0)]))
        return Holding(kinds=("decide",), title=title.text, object=what, limit=limit(text, whole))
    if phrases("taken").at(run, hit.end - 2):
        found = _decided(text, matter)
    else:
        deeds = phrases("rests_of_deeds").at(run, hit.start) is not None
        bare = run[hit.end - 1].low == "to" or phrases("rests").at(run, hit.start) is not None
        found = _matter(text, matter, deeds=deeds, bare=bare, sized=is_sized(text, matter))
    # "Access is limited to the Clerk"
    if found is None or (phrases("confining").at(run, hit.start) and not _deciding(matter)):
        return None
    every, last = enumerated(run, hit.end, known)
    several = every if len(every) > 1 and _is_whole(run, last) else ()
    return Holding(
        kinds=found[0],
        title=title.text,
        object=found[1],
        limit=limit(text, matter),
        condition=_when(text, run, title.end),
        is_open=not found[1] and _names_deed(matter),
        further=tuple(one.text for one in several[1:]),
    )


def _without_however(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return words without ", however," inside them, which parts "are | for"."""
    at = next((n for n, w in enumerate(run) if w.low == "however"), 0)
    aside = 0 < at < len(run) - 1 and run[at - 1].low == run[at + 1].low == ","
    return (*run[: at - 1], *run[at + 2 :]) if aside else run


def _when(text: str, run: tuple[Word, ...], at: int) -> str:
    """Return the condition that stands behind whose power it is, "" for none."""
    told = phrases("conditions").at(run, at) if at < len(run) else None
    return between(text, run[at : len(run) - (not run[-1].is_word)]) if told else ""


def _past_modal(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return a matter's words without the "shall", "must" before "rest with"."""
    return run[:-1] if run[-1:] and run[-1].low in grammar("modals") else run


def reserved(text: str) -> Holding | None:
    """Return what a list of matters that are somebody's says by one entry; its ``title`` is ""."""
    run = words(text)
    bound = limit(text, run)
    deed = verb_at(run, int(run[0].low == "to")) if len(run) > 1 else None
    kind = kind_of_verb(deed.lemma) if deed and deed.shape == "base" and run[0].low == "to" else ""
    if deed and kind:  # "To approve the budget"
        stop = object_end(run, deed.end, "base", covered(amounts(text, run)))
        what = between(text, without_article(run[deed.end : stop]))
        return Holding(kinds=(kind,), title="", object=what, limit=bound)
    found = _matter(text, without_article(run), deeds=True, bare=True)
    return Holding(kinds=found[0], title="", object=found[1], limit=bound) if found else None


def topic(sentence: Sentence) -> str:
    """Return what "this", "these" mean in the sentence behind: a passive's subject, what is forbidden."""
    first = sentence.clauses[0] if sentence.clauses else None
    if first and first.verbs[0].shape == "ed":
        subject = sentence.subject[past_each(sentence.subject, 0) :]
        nobody = " ".join(w.low for w in subject) in group("titles", "nobody_subjects")
        return "" if nobody else between(sentence.text, without_article(subject))
    if first and first.mode == "prohibition":
        return between(
            sentence.text, without_article(sentence.run[first.object_start : first.object_end])
        )
    return ""


def object_of(sentence: Sentence) -> str:
    """Return what a sentence's first clause acts on, which "they" in the same item mean, or ""."""
    first = sentence.clauses[0] if sentence.clauses else None
    if first is None or first.verbs[0].shape == "ed":
        return ""
    acted = sentence.run[first.object_start : first.object_end]
    return between(sentence.text, without_article(acted)) if acted else ""


def _hit(run: tuple[Word, ...]) -> Hit | None:
    """Return the phrase that leaves a matter to whom it is followed by; a denied one is none."""
    every = (phrases(name).first(run, 1) for name in ("rests", "rests_of_deeds", "confining"))
    found = next((hit for hit in every if hit), None)
    denied = found is not None and {w.low for w in run[: found.end]} & {"not", "never", "no"}
    return None if denied else found


def _taken(run: tuple[Word, ...]) -> Hit | None:
    """Return "should be taken by" behind the decisions that somebody takes, None behind other things."""
    hit = phrases("taken").first(run, 1)
    at = hit.start if hit else 0
    while at and run[at - 1].low in grammar("passives") | grammar("modals") | {"only", "also"}:
        at -= 1
    named = _head(without_article(run[:at]))
    decided = bool(named) and named[-1].low in _DECISIONS and hit is not None and at < hit.start
    return replace(hit, start=at) if hit and decided else None


def _passed(run: tuple[Word, ...], known: Mapping[str, str]) -> Hit | None:
    """Return "has been delegated by the Board to", behind which stands who has it now."""
    at = next((n for n, w in enumerate(run) if n and w.low == "delegated"), 0)
    led = at + 1 < len(run) and run[at - 1].low in grammar("passives") | {"hereby"}
    giver = mention(run, at + 2, known) if led and run[at + 1].low in {"by", "from"} else None
    if giver is None or giver.end >= len(run) or run[giver.end].low != "to":
        return None
    start = at
    while start and run[start - 1].low in group("phrases", "fillers"):
        start -= 1
    return Hit("delegated to", "delegated to", start, giver.end + 1)


def _decided(text: str, run: tuple[Word, ...]) -> tuple[tuple[str, ...], str] | None:
    """Return what decisions are over ("decisions on | pay"), or the decisions as they are named."""
    deed = verb_at(run, 0)
    if deed and deed.shape == "ing" and run[deed.end :] == run[-1:]:  # "Hiring decisions"
        run = run[:-1]
    what = _words(text, run, _deciding(run), covered(amounts(text, run)))
    return (("decide",), what) if what else None


def _is_whole(run: tuple[Word, ...], at: int) -> bool:
    """Say whether nothing goes on about whoever was named, but "to decide", "alone" or a rest."""
    each = run[at : at + 1] and run[at].low in {"of", "in", "at"} and run[at + 1 : at + 2]
    return (
        at >= len(run)
        or bool(each and run[at + 1].low in {"each", "every"})  # "the Headteacher of each school"
        or phrases("recommending").at(run, at) is not None
        or run[at].low
        in {
            ",",
            ";",
            "alone",
            "only",
            "to",
            "in",
            "and",
            "or",
            "(",
        }
    )


def _matter(
    text: str, run: tuple[Word, ...], *, deeds: bool, bare: bool, sized: bool = False
) -> tuple[tuple[str, ...], str] | None:
    """Return kinds and object of what stands before "rests with".

    ``deeds``: any deed counts; ``bare``: so does a matter that is no deed; ``sized``: so does one that
    could rest with whoever keeps it ("work above £20,000").
    """
    run = _past_responsibility(run)
    spared = frozenset[str]() if sized else group("phrases", "no_powers")
    if not run or any(w.low in spared for w in _head(run)):
        return None
    if [w.low for w in run[:2]] in (["some", "of"], ["most", "of"], ["many", "of"]):
        return None  # "Some of these powers": which is not said
    taken = covered(amounts(text, run))
    named = _deciding(run)
    if named:
        verbs = verbs_after(run, named, "grant") if run[named - 1].low == "to" else ()
        kinds = tuple(kind_of_verb(verb.lemma) for verb in verbs) or ("decide",)
        start = verbs[-1].end if verbs and all(kinds) else named
        # "Decisions to close a branch" are decided, whatever closing is.
        decided = any(w.low in _DECISIONS for w in run[:named])
        unknown = "decide" if decided else _otherwise()
        return (kinds if all(kinds) else (unknown,)), _words(text, run, start, taken)
    noun = kind_of_noun(run[0].low)
    named = 1 + (len(run) > 1 and run[1].low in grammar("powers"))  # "Approval (authority) for"
    if noun and len(run) > named + 1 and run[named].low in _PREPOSITIONS:
        return (noun,), _words(text, run, named + 1, taken)
    if noun and len(run) == named > 1:
        return (noun,), ""
    verb = verb_at(run, 0)
    if verb and verb.shape == "ing":
        behind = run[verb.end].low if verb.end < len(run) else ""
        over = verb.end + (behind == "of")  # "the writing off of debts"
        kind, what = kind_of_verb(verb.lemma), _words(text, run, over, taken)
        other = ((_otherwise(),), f"{verb.lemma} {what}".strip()) if deeds else None
        return ((kind,), what) if kind else other
    what = _words(text, run, 0, taken)
    return (("decide",), what) if what and (bare or sized) else None


def _names_deed(run: tuple[Word, ...]) -> bool:
    """Say whether a matter is a deed alone: "power to dismiss"."""
    named = _deciding(run)
    return bool(named) and run[named - 1].low == "to" and verb_at(run, named) is not None


def _past_responsibility(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return "approving claims" of "responsibility for approving claims"; other words as they are."""
    led = len(run) > 2 and run[0].low in _ANSWERING and run[1].low == "for"
    verb = verb_at(run, 2) if led else None
    decides = verb is not None and verb.shape == "ing" and kind_of_verb(verb.lemma)
    return run[2:] if decides in group("kinds", "implied") else run


def _head(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return a matter's words up to the first preposition."""
    at = next((n for n, w in enumerate(run) if w.low in _PREPOSITIONS), len(run))
    return run[:at]


def _deciding(run: tuple[Word, ...]) -> int:
    """Return where the matter of "the final decision on" begins; 0 where no such noun stands."""
    for at in range(min(3, len(run))):
        noun = " ".join(w.low for w in run[: at + 1])
        if noun in group("phrases", "deciding") and at + 2 < len(run):
            return at + 2 if run[at + 1].low in _PREPOSITIONS else 0
    return 0


def _words(text: str, run: tuple[Word, ...], start: int, taken: frozenset[int]) -> str:
    """Return the words of a matter from one on, without its figure."""
    start += run[start : start + 1] != () and run[start].low == "for"  # "to purchase for orders"
    run = run[: _aside(run, start)]
    figured = next((n for n in range(start, len(run)) if n in taken), len(run))
    stop = object_end(run, start, "", taken) if figured < len(run) else figured
    # "Contracts not in the ordinary course of business | exceeding £5m"
    stop = figured if stop < figured and run[stop].low == "not" else stop
    whose = (n - 1 for n in range(start + 1, stop) if run[n].low == "behalf")
    stop = next(whose, stop)  # "contracts | on behalf of the College"
    return between(text, without_article(run[start:stop]))


def _aside(run: tuple[Word, ...], start: int) -> int:
    """Return where a matter ends before on whose recommendation, in what case or how it is decided."""
    advised = phrases("recommending").first(run, start)
    end = advised.start if advised else len(run)
    commas = (n for n in range(start + 1, end - 1) if run[n].low == ",")
    when = phrases("conditions")
    aside = (n for n in commas if run[n + 1].low == "which" or when.at(run, n + 1))
    end = next(aside, end)
    return end - (end < len(run) and run[end - 1].low == ",")


def _otherwise() -> str:
    return str(entries("kinds")["otherwise"])
