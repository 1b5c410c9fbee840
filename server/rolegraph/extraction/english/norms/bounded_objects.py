"""The objects of a clause, each with its own limit: orders up to EUR 2,000 and refunds up to EUR 100."""

from collections.abc import Iterable
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.limits import as_limit, case_of, limit
from rolegraph.extraction.english.figures.per import per_what
from rolegraph.extraction.english.norms.duties import object_text
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import (
    begins_object,
    object_end,
    past_each,
    without_article,
)
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.model import Limit

_JOINS = {",", "and", "or", "&"}
#: Words of "at least two of whom".
_OF_WHOM = 5


def pairs(sentence: Sentence, clause: Clause) -> Iterable[tuple[str, Limit | None]]:
    """Return every object of a clause with its own limit.

    "orders up to EUR 2,000 and refunds up to EUR 100" is two; objects joined without figures
    between them are one.
    """
    run = sentence.run
    first = object_text(sentence, clause)
    at = clause.object_end
    found: list[tuple[str, Limit | None]] = []
    while True:
        if behind := _behind_figure(sentence, at, clause.end):
            return [*found, (first, limit(sentence.text, run[at : behind[0]])), behind[1:]]
        stop, following = _next_object(sentence, at, clause.end)
        bare = clause.object_start == clause.object_end and not found
        if bare and following and not _is_bounded(sentence, following, clause.end):
            stop, following = clause.end, ()  # "commit up to £500 on repairs and maintenance"
        bound = limit(sentence.text, run[at:stop])
        found.append((first, bound))
        if not following:
            break
        if case_of(following):
            # "capital expenditure in budget up to £100k and out of budget up to £20k"
            led = case_of(run[at:stop])
            head = first if not led or led in first else f"{first} {led}"
            found[-1] = (head, replace(bound, further=()) if bound and led else bound)
            first, at = f"{found[0][0].removesuffix(led).strip()} {case_of(following)}", stop + 1
            continue
        first, at = between(sentence.text, without_article(following)), _end_of(run, following)
    if not found[0][0]:
        found[0] = (_object_after(sentence, clause), found[0][1])
    inside = limit(sentence.text, run[clause.object_start : clause.object_end])
    if len(found) == 1 and found[0][1] is None and inside:
        found[0] = (found[0][0], inside)
    return found


def _behind_figure(sentence: Sentence, at: int, end: int) -> tuple[int, str, Limit] | None:
    """Return where a last thing begins that stands behind its figure, the thing and its limit.

    "Swaps of shifts and up to two hours of overtime per day": the figure bounds no swaps.
    """
    run = sentence.run
    figure = next((a for a in amounts(sentence.text, run) if at < a.start < end), None)
    if figure is None or run[figure.start - 1].low != "and" or figure.end + 1 >= end:
        return None
    if run[figure.end].low != "of" or not begins_object(run, figure.end + 1):
        return None
    stop = min(object_end(run, figure.end + 1, "", sentence.amounts_at), end)
    per, _ = per_what(run, stop)
    bound = as_limit(replace(figure, per=figure.per or per), "<=")
    return (
        figure.start - 1,
        between(sentence.text, without_article(run[figure.end + 1 : stop])),
        bound,
    )


def _is_bounded(sentence: Sentence, part: tuple[Word, ...], end: int) -> bool:
    """Say whether a figure stands behind a further object."""
    return any(n in sentence.amounts_at for n in range(_end_of(sentence.run, part), end))


def _end_of(run: tuple[Word, ...], part: tuple[Word, ...]) -> int:
    return run.index(part[-1]) + 1


def _next_object(sentence: Sentence, at: int, end: int) -> tuple[int, tuple[Word, ...]]:
    """Return where the words about one object end, and the next object behind its figure."""
    run = sentence.run
    end = _before_whom(run, at, end)
    figured = False
    for place in range(at, end):
        figured = figured or place in sentence.amounts_at
        joined = run[place].low in _JOINS and place not in sentence.amounts_at
        joined = joined and not _is_aside(run, at, place)
        joined = joined and not _is_lesser(run, at, place)
        joined = joined and run[place - 1].low not in {"his", "her"}  # "his or her own"
        if not (figured and joined):
            continue
        start = place + 1
        while start < end and run[start].low in _JOINS:
            start += 1
        # "5% or £500, whichever is the lower", "a limit of £500 and compliance with the policy"
        if start < end and run[start].low in group("verbs", "according") | {"whichever"}:
            continue
        case = case_of(run[start:end])
        if case and start + len(words(case)) in sentence.amounts_at:
            return place, run[start:end]
        if start < end and begins_object(run, start) and start not in sentence.amounts_at:
            stop = min(object_end(run, start, "", sentence.amounts_at), end)
            if any(
                w.low in group("amounts", "measured") for w in without_article(run[start:stop])[:1]
            ):
                continue  # "a value below £500 and a term of a year": more of the same contracts
            return place, () if _acts(run, start, stop) else run[start:stop]
    return end, ()


def _before_whom(run: tuple[Word, ...], at: int, end: int) -> int:
    """Return where "a panel of up to three | , one of whom must be a nurse" ends; else the end."""
    commas = (n for n in range(at, end) if run[n].low == ",")
    told = (n for n in commas if any(w.low in {"whom", "which"} for w in run[n : n + _OF_WHOM]))
    return next(told, end)


def _is_lesser(run: tuple[Word, ...], start: int, at: int) -> bool:
    """Say whether "or" joins what a bound is the lesser of ("the lesser of $500 or one month's rent")."""
    before = [w.low for w in run[start:at]]
    return run[at].low in {"or", "and"} and any(
        pair in (["lesser", "of"], ["lower", "of"], ["smaller", "of"])
        for pair in (before[n : n + 2] for n in range(len(before)))
    )


def _is_aside(run: tuple[Word, ...], start: int, at: int) -> bool:
    """Say whether a word stands in a bracket that opens behind another ("(e.g. leases, settlements)")."""
    return [w.low for w in run[start:at] if w.low in {"(", ")"}][-1:] == ["("]


def _acts(run: tuple[Word, ...], start: int, stop: int) -> bool:
    """Say whether a deed begins at a word, and no object ("the Buyer keeps a log", "reports this")."""
    told = verb_at(run, start)
    behind = run[told.end : told.end + 1] if told and told.shape in {"s", "ing"} else ()
    if behind and behind[0].low in grammar("determiners") | grammar("named_before") | {"this"}:
        return True
    named = mention(run, start, {})
    if named and named.end == stop and named.text[0].isupper():
        return True  # ", the Managing Director without limit"
    verb = verb_at(run, named.end) if named and named.end < stop else None
    return verb is not None and verb.shape in {"s", "base"}


def _object_after(sentence: Sentence, clause: Clause) -> str:
    """Return the object behind a figure: "spend up to EUR 500 on office supplies"."""
    run = sentence.run
    for at in range(clause.object_end, clause.end - 1):
        if run[at].low in {"on", "for"} and at not in sentence.amounts_at:
            start = past_each(run, at + 1)
            stop = object_end(run, start, "", sentence.amounts_at)
            return between(sentence.text, without_article(run[start : min(stop, clause.end)]))
    return ""
