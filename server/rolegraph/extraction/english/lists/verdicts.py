"""What stands beside a matter in a cell: "Proposes; HR Director approves", "Sign up to £50k (CFO above)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.consents.consents import consents
from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.norms.entries import Deed
from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.modes import opener
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_generic
from rolegraph.extraction.english.wording.verbs import (
    Verb,
    kind_of_noun,
    kind_of_passive,
    kind_of_verb,
    verb_at,
)
from rolegraph.extraction.english.wording.words import Word, words
from rolegraph.extraction.limit_ends import OTHER_SIDE, beyond, end_of
from rolegraph.model import Limit

#: What parts a cell's statements: a semicolon, a stop, a dash, a bracket, a comma before a deed.
_CUTS = re.compile(
    r"\s*;\s*|[.]\s+(?=[A-Z])|\s+[–—-]\s+|\s*[()]\s*|,(?!\d)\s*|\s+and\s+(?=[a-z]+$)"
)

#: Kinds of power that a remark asks for.
_ASKED = ("approve", "final-approval", "countersign", "review")
#: Kinds of deeds that another decides on in every case.
_HANDING = ("propose", "request", "review", "formulate")
#: What may stand behind a noun that names a deed ("Approval up to …", "Recommendation to …").
_BEHIND = frozenset(("up", "to", "for"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a cell gives to the bearer (``title`` "") and to others over its row's matter.

    ``upper`` is to whom larger matters go without a word of what they do; ``condition`` what else
    the cell says.
    """

    deeds: tuple[Deed, ...] = ()
    upper: str = ""
    condition: str = ""


def verdict(
    text: str, known: Mapping[str, str] | None = None, *, kind: str = ""
) -> Verdict | None:
    """Return what a cell says of its matter, None where its first words say no deed and no denial.

    ``kind`` is what a mere amount means there, "" where it means nothing.
    """
    parts = [part.strip(" .") for part in _CUTS.split(text.strip()) if part.strip(" .")]
    if not parts:
        return None
    titles = known or {}
    own, condition = _own(parts[0], titles)
    own = own or _amount(parts[0], kind)
    denied = own is None and (
        parts[0].lower() in group("phrases", "denied") or _refers(parts[0], titles)
    )
    if denied and len(parts) > 1:  # "No authority – recommend only"
        own, condition = _own(parts[1], titles)
        parts = parts[1:] if own else parts
    first = own or (None if denied else _of_title(parts[0], titles, None))
    if first is None and not denied:
        return None
    found = Verdict(deeds=(first,) if first else (), condition=condition)
    for part in parts[1:]:
        found = _with(found, part, own, titles)
    return found


def agreed_by(text: str, known: Mapping[str, str]) -> tuple[Deed, ...]:
    """Return whose consent a cell asks for that names nobody first: "Must be agreed by the Director"."""
    sentence = parse(text)
    if not sentence.run or mention(sentence.run, 0, known):
        return ()
    asked = [one for one in consents(sentence, known) if one.kind and not one.object]
    return tuple(Deed(kind=one.kind, title=one.title, limit=one.limit) for one in asked)


def approval_by(text: str, known: Mapping[str, str]) -> tuple[Deed, ...]:
    """Return whose approval a remark asks for and from which amount on: "CFO approval above $250,000"."""
    run = words(text)
    title = mention(run, 0, known) if run else None
    kind = kind_of_noun(run[title.end].low) if title and title.end < len(run) else ""
    if title is None or kind not in _ASKED or is_generic(title.text):
        return ()
    behind = title.end + 1
    asked = behind < len(run) and run[behind].low in group("phrases", "asked")
    bound = limit(text, run[behind + asked :], ">")
    told = _is_small(text, run, behind + asked)
    return (Deed(kind=kind, title=title.text, limit=bound),) if told else ()


def _refers(text: str, known: Mapping[str, str]) -> bool:
    """Say whether a matter is only handed on: "Refer", "Must refer to the Head of Quality"."""
    run = words(text)
    found = opener(run, 0) if run else None
    verb = verb_at(run, found[1] if found and found[0] == "duty" else 0)
    lemma = verb.lemma.removesuffix(" to") if verb else ""
    at = verb.end + (lemma == verb.lemma) if verb and lemma in group("verbs", "referring") else 0
    if verb and verb.end == len(run) and lemma in group("verbs", "referring"):
        return True
    handed = 0 < at < len(run) and run[at - 1].low == "to"
    title = mention(run, at, known) if handed else None
    return title is not None and title.end == len(run)


def _with(found: Verdict, part: str, own: Deed | None, known: Mapping[str, str]) -> Verdict:
    """Return a verdict with what one more part of the cell says."""
    also, when = _own(part, known) if own else (None, "")
    if also and not when:
        return replace(found, deeds=(*found.deeds, also))
    if told := _of_title(part, known, own):
        leaves = own is not None and own.limit is None and own.kind not in _HANDING
        bound = _up_to(told.limit) if leaves and told.limit else None
        below = (replace(d, limit=bound) if bound and d == own else d for d in found.deeds)
        return replace(found, deeds=(*below, told))
    others = tuple(_agreed(part, own, known))
    if others:
        deeds = tuple(deed for deed in others if deed.kind)
        upper = next((deed.title for deed in others if not deed.kind), found.upper)
        return replace(found, deeds=(*found.deeds, *deeds), upper=upper)
    if own is None or _tells(part):
        return found
    return replace(found, condition="; ".join(filter(None, (found.condition, part))))


def _own(text: str, known: Mapping[str, str]) -> tuple[Deed | None, str]:
    """Return the bearer's own deed and its condition: "Decide", "Approve up to £5k with the CFO".

    None where the words name an object of their own or say something else.
    """
    run = words(text)
    found = opener(run, 0) if run else None
    at = found[1] if found and found[0] == "grant" else 0
    kind, end = _kind(run, at)
    deed = Deed(kind=kind, title="", limit=limit(text, run[end:], "<="))
    if not kind and (other := _other(run, at)):
        kind, end = str(entries("kinds")["otherwise"]), other.end
        deed = replace(deed, kind=kind, verb=other.lemma, limit=limit(text, run[end:], "<="))
    if not kind:
        return None, ""
    taken = covered(amounts(text, run))
    small = group("phrases", "alone_behind") | group("ladders", "small")
    rest = [n for n in range(end, len(run)) if n not in taken and run[n].low not in small]
    to = end + 1 if run[end : end + 1] and run[end].low == "to" else 0
    to = to or (end if kind == "request" and end < len(run) else 0)  # "Ask Area Manager"
    receiver = mention(run, to, known) if to else None
    if not rest or (receiver and receiver.end == len(run)):
        return deed, ""
    first = rest[0] if end in taken or rest[0] == end else end
    told = run[first].low in group("phrases", "qualified")
    return (deed, text[run[first].start :].strip()) if told else (None, "")


def _other(run: tuple[Word, ...], at: int) -> Verb | None:
    """Return a deed that no kind names ("Agree 30 to 60 days"), but no state ("is", "holds")."""
    verb = verb_at(run, at)
    told = verb is not None and verb.shape in {"s", "base"} and not kind_of_verb(verb.lemma)
    states = grammar("states") | group("verbs", "telling") | group("verbs", "noun_forms")
    states |= group("verbs", "referring")
    return verb if told and verb and verb.lemma not in states else None


def _amount(text: str, kind: str) -> Deed | None:
    """Return the deed of a mere amount where the kind is known: "£500" in "£500 (CFO above)"."""
    run = words(text)
    bound = limit(text, run, "<=") if kind and run and _is_small(text, run, 0) else None
    return Deed(kind=kind, title="", limit=bound) if bound and bound.unit else None


def _kind(run: tuple[Word, ...], at: int) -> tuple[str, int]:
    """Return the kind that a verb or noun at a word names, and where it ends; "" where none does."""
    if at >= len(run):
        return "", at
    verb = verb_at(run, at)
    if verb and verb.shape in {"s", "base"} and (kind := kind_of_verb(verb.lemma)):
        return kind, verb.end
    if verb and verb.lemma in group("verbs", "asking"):  # "Ask Area Manager"
        return "request", verb.end
    if verb and verb.lemma in group("verbs", "taking"):  # "Makes the decision"
        at = verb.end + (verb.end < len(run) and run[verb.end].low in grammar("articles"))
    for end in (at + 2, at + 1):
        said = " ".join(w.low for w in run[at:end])
        noun = kind_of_noun(said) or kind_of_passive(said)
        if noun and (end >= len(run) or run[end].low in group("phrases", "qualified") | _BEHIND):
            return noun, min(end, len(run))
    return "", at


def _of_title(text: str, known: Mapping[str, str], own: Deed | None) -> Deed | None:
    """Return what somebody else does: "HR Director approves", "CFO above", "above that the Board decides"."""
    run = words(text)
    above = phrases("above").at(run, 0) if run else None
    at = above.end if above else 0
    title = mention(run, at, known) if at < len(run) else None
    if title is None or is_generic(title.text):
        return None
    kind, end = _deed_of(run, title)
    if not above and own and own.limit is None and (more := _more(text, run, end)):
        return Deed(kind=kind or own.kind, title=title.text, limit=more)
    if not above and own and end < len(run) and _beyond(run[end:]):
        return Deed(kind=kind or own.kind, title=title.text, limit=_above(own.limit, text))
    if not _is_small(text, run, end) or not (kind or (above and own)):
        return None
    bound = limit(text, run[end:], "<=")
    if above and own:
        bound = _above(own.limit, text)
    return Deed(kind=kind or (own.kind if own else ""), title=title.text, limit=bound)


def _deed_of(run: tuple[Word, ...], title: Mention) -> tuple[str, int]:
    verb: Verb | None = verb_at(run, title.end)
    kind = kind_of_verb(verb.lemma) if verb and verb.shape in {"s", "base"} else ""
    return (kind, verb.end) if verb and kind else ("", title.end)


def _agreed(text: str, own: Deed | None, known: Mapping[str, str]) -> Iterator[Deed]:
    """Yield whose consent a part asks for ("decision by the CFO"); no kind where more only goes there."""
    sentence = parse(text)
    by = _by(sentence.run, known)
    if by:
        yield by
        return
    for one in consents(sentence, known):
        larger = one.limit is None and bool(one.above) and phrases("above").first(sentence.run)
        more = _names_more(sentence.run)
        bound = _above(own.limit, text) if own and (larger or more) else one.limit
        if not is_generic(one.title) and (one.kind or bound):
            yield Deed(kind=one.kind, title=one.title, limit=bound)


def _by(run: tuple[Word, ...], known: Mapping[str, str]) -> Deed | None:
    """Return what "decision by the HR Director" says."""
    kind = kind_of_noun(run[0].low) if len(run) > 1 and run[1].low == "by" else ""
    title = mention(run, 2, known) if kind else None
    whole = title is not None and title.end == len(run) and not is_generic(title.text)
    return Deed(kind=kind, title=title.text) if title and whole else None


def _names_more(run: Sequence[Word]) -> bool:
    """Say whether a part is about more of the matter ("longer terms go to the CFO")."""
    return bool(run) and run[0].low in group("phrases", "larger") - group("phrases", "other")


def _beyond(run: tuple[Word, ...]) -> bool:
    """Say whether nothing but "above", "above that" stands there."""
    low = " ".join(w.low for w in run)
    found = phrases("above").at(run, 0)
    whole = found is not None and found.end == len(run)
    return whole or low in entries("phrases")["parts"]["beyond"]


def _more(text: str, run: tuple[Word, ...], at: int) -> Limit | None:
    """Return a bound from which on somebody decides and nothing else: "above £10m"."""
    bound = limit(text, run[at:], "<=") if at < len(run) and _is_small(text, run, at) else None
    return bound if bound and bound.operator in {">", ">="} else None


def _up_to(more: Limit) -> Limit | None:
    """Return what lies below what another decides."""
    operator = OTHER_SIDE.get(more.operator, "")
    return replace(more, operator=operator) if operator.startswith("<") else None


def _above(bound: Limit | None, said: str) -> Limit | None:
    """Return what lies above an upper limit."""
    return beyond(bound, said) if bound and end_of(bound) is not None else None


def _is_small(text: str, run: tuple[Word, ...], at: int) -> bool:
    """Say whether nothing but a figure and small words stands behind a word."""
    taken = covered(amounts(text, run))
    small = group("phrases", "alone_behind") | group("ladders", "small")
    return all(n in taken or run[n].low in small for n in range(at, len(run)))


def _tells(text: str) -> bool:
    """Say whether a part only says whom the bearer tells ("informs the IT Operations Manager")."""
    verb = verb_at(words(text), 0)
    return verb is not None and verb.lemma in group("verbs", "telling")
