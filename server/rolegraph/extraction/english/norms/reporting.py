"""Lines that English sentences state: reports to, dotted line to, assists, keeps informed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.figures.numbers import spells
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.places import confidence, norm_id
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.phrases import Hit, reporting
from rolegraph.extraction.english.wording.titles import is_generic
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, readable, words
from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.structure import Item, NamedLine
from rolegraph.model import Line
from rolegraph.reading import Document, Passage

#: The kinds of lines that lead from whom a phrase names.
_FROM_THEM = {"below": "line", "assisted": "assists"}
_BEFORE_VERB = {"and", "or", "will", "who", "you", "must", "shall", "directly", "also", ","}
#: What stands between a subject and a passive's verb.
_PASSIVE = {"is", "are", "be", "will", "shall", "directly", "currently", "line", "-"}
#: Deeds that are done to whoever they name, and to a thing's name as well ("manages Buyer contracts").
_LEADING = {"manages", "manage", "leads", "lead", "is in charge of", "are in charge of"}
_BEHIND_WHOM = {",", ".", ";", "and", "&", "(", "who", "in", "at", "on", "as", "across", "within"}
_LONGEST = 7
#: So many words stand between a phrase and whom it leads to.
_NEAREST = 2
#: Behind these nobody is told to report: "does not report to", "direct reports to the Director" are others.
_NOT_THEIRS = {"not", "no", "never", "n't", "direct"}


def lines(passage: Passage, sentence: Sentence, context: Context) -> Iterator[Line]:
    """Yield the lines from or to the bearer that a sentence states."""
    run = sentence.run
    for hit in reporting().every(run):
        if hit.value == "line" and (upper := _over_a_list(run, hit, context)):
            yield from _each_below(passage, run, upper, context)
            continue
        here = antecedent(passage, run, hit.start, context)
        named = _whom(sentence, hit, context.known) if _is_stated(sentence, hit) else ()
        for title in named if here.bearer or hit.value == "assisted" else ():
            whose = _subject(passage, run, hit, title, here)
            if whose is not here:
                # The rest of the sentence is about them as well.
                context = here = whose
            if whose.bearer:
                yield _line(passage, _second(hit, sentence, whose), title, whose)


def _whom(sentence: Sentence, hit: Hit, known: Mapping[str, str]) -> Iterator[Mention]:
    """Yield the titles that a phrase leads to, one behind the other."""
    run, below = sentence.run, hit.value in _FROM_THEM
    at = _past_count(run, hit.end) if below else hit.end
    while title := mention(run, at, known):
        if below and run[title.end : title.end + 1] and run[title.end].low == ":":
            at = _past_count(run, title.end)  # "three directors: the Director of Services, …"
            continue
        far = title.start - (at if below else hit.end) > _NEAREST
        stranger = _is_audience(run, title.end, known) or is_generic(title.text)
        if far or stranger or not _is_recipient(sentence, hit, title, known):
            return
        yield title
        at = title.end
        if at + 1 >= len(run) or run[at].low not in {"and", ",", "or", "&", "/"}:
            return
        at = _past_count(run, at + 1) if below else at + 1


def _is_stated(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a phrase tells of a line, and neither denies one nor is part of an object."""
    run = sentence.run
    if hit.start and run[hit.start - 1].low in _NOT_THEIRS:
        return False
    return not _needs_verb(run, hit) or _is_predicate(sentence, hit)


def _over_a_list(run: tuple[Word, ...], hit: Hit, context: Context) -> Mention | None:
    """Return to whom those report that a colon names: "The following report to the Director: …"."""
    told = any(w.low == "following" for w in run[max(0, hit.start - _NEAREST) : hit.start])
    title = mention(run, hit.end, context.known) if told else None
    listed = title and title.end < len(run) and run[title.end].low == ":"
    return title if listed else None


def _each_below(
    passage: Passage, run: tuple[Word, ...], upper: Mention, context: Context
) -> Iterator[Line]:
    """Yield the lines of those that stand behind a colon, each below one position."""
    at = _past_count(run, upper.end)
    while title := mention(run, at, context.known):
        yield _below(passage, title, upper, context)
        at = title.end
        while at < len(run) and run[at].low in {",", ";", "and", "&"}:
            at += 1
        at = _past_count(run, at)


def listed_below(item: Item, context: Context) -> Iterator[Line]:
    """Yield the lines of those that a list names one an entry below whom all of them report to."""
    run = words(item.body.text) if item.children else ()
    hits = (hit for hit in reporting().every(run) if hit.value == "line")
    upper = next(filter(None, (_over_a_list(run, hit, context) for hit in hits)), None)
    for child in item.children if upper else ():
        own = words(child.body.text)
        title = mention(own, _past_count(own, 0), context.known)
        if upper and title and title.end == len(own):
            yield _below(child.body, title, upper, context)


def _below(passage: Passage, lower: Mention, upper: Mention, context: Context) -> Line:
    bearer = context.register.position(context.organisation, upper.text, passage)
    hit = Hit("report to", "below", upper.start, upper.end)
    return _line(passage, hit, lower, context.of(bearer, upper.text))


def _is_audience(run: tuple[Word, ...], at: int, known: Mapping[str, str]) -> bool:
    """Say whether a list goes on with whom nobody is under ("reports to the head, governors and parents")."""
    joined = at + 1 < len(run) and run[at].low in {",", "and"}
    if not joined or mention(run, at + 1, known) or verb_at(run, at + 1):
        return False
    return run[at + 1].text.islower() and run[at + 1].low in group("titles", "audiences")


def _second(hit: Hit, sentence: Sentence, here: Context) -> Hit:
    """Return a line of somebody with a superior as functional where it holds for some matters alone.

    "For questions of quality the Project Manager reports to the Quality Lead."
    """
    ahead = {w.low for w in sentence.run[: hit.start]}
    partly = bool(ahead) and sentence.run[0].low in group("phrases", "adverbial")
    apart = partly and bool(ahead & group("phrases", "some_matters")) and bool(here.superior)
    return replace(hit, value="functional") if apart and hit.value == "line" else hit


def _past_count(run: tuple[Word, ...], at: int) -> int:
    """Return where a title may begin behind a colon and how many there are (": two Buyers")."""
    at += at < len(run) and run[at].low == ":"
    counts = at + 1 < len(run) and (run[at].text.isdigit() or spells(run[at].low))
    return at + bool(counts)


def _subject(
    passage: Passage, run: tuple[Word, ...], hit: Hit, title: Mention, context: Context
) -> Context:
    """Return whose a line is, nobody's where none would lead from somebody to themselves.

    "The Night Manager is managed by the Deputy Manager" is of the first, though the second manages.
    """
    passive = hit.value == "assisted"
    other = context.register.position(context.organisation, title.text, passage)
    if other != context.bearer and not passive:
        return context
    end = hit.start
    while end and run[end - 1].low in _PASSIVE:
        end -= 1
    every = (mention(run, at, context.known) for at in range(max(0, end - _LONGEST), end))
    lower = next((t for t in every if t and t.end == end and not is_generic(t.text)), None)
    if lower is None or not (passive or hit.phrase.endswith(" by")):
        return context if other != context.bearer else replace(context, bearer="")
    bearer = context.register.position(context.organisation, lower.text, passage)
    return context.of(bearer, lower.text) if bearer != context.bearer else context


def states_line(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a verb says to whom somebody reports, and not to whom a report goes."""
    hit = reporting().at(run, at)
    behind = [w.low for w in run[at + 1 : at + 3]]
    directly = run[at].low in {"report", "reports"} and behind[:1] in (["to"], ["directly"])
    title = mention(run, hit.end, {}) if hit else None
    if hit and hit.end < len(run) and run[hit.end].low in grammar("persons"):
        return False  # "You report to me every quarter"
    if title and _is_told_to(run, title.end):
        return False
    below = hit is not None and hit.phrase.startswith(
        "reporting to"
    )  # "Reporting to you: two Buyers"
    return directly or below or (hit is not None and hit.value in {"line", "functional"})


def antecedent(passage: Passage, run: tuple[Word, ...], at: int, context: Context) -> Context:
    """Return whom "who" means right before a word: "run by a Centre Manager, who reports to …"."""
    if not at or run[at - 1].low != "who":
        return context
    end = at - 1 - (at > 1 and run[at - 2].low == ",")
    every = (mention(run, at, context.known) for at in range(max(0, end - _LONGEST), end))
    named = [t for t in every if t and t.end == end and not is_generic(t.text)]
    title = next((t for t in named if t.text[0].isupper()), next(iter(named), None))
    if title is None:
        before = run[end - 1].low.removesuffix("s") if end else ""
        others = before in group("titles", "anybody") | group("titles", "people")
        return replace(context, bearer="") if others else context
    bearer = context.register.position(context.organisation, title.text, passage)
    return context.of(bearer, title.text)


def structural(found: NamedLine, document: Document) -> Line:
    """Return a line that a field or a chart shows."""
    certain, status = confidence(document, found.passage, 1.0)
    return Line(
        id=norm_id("line", document, found.passage, _ends(found.lower, found.upper, found.kind)),
        lower=found.lower,
        upper=found.upper,
        kind=found.kind,
        basis=found.basis,
        reading=readable(found.passage.text),
        evidence=(evidence_of(document, found.passage),),
        confidence=certain,
        status=status,
    )


def _needs_verb(run: tuple[Word, ...], hit: Hit) -> bool:
    """Say whether a phrase can stand for something else: "the report to the director"."""
    return hit.value in {"informs", "assists"} or run[hit.start].low in {"report", "reports"}


def _is_predicate(sentence: Sentence, hit: Hit) -> bool:
    """Say whether "assists", "informs" is what the bearer does, not part of an object."""
    if hit.start == 0 or sentence.run[hit.start - 1].low in _BEFORE_VERB:
        return True
    return any(verb.start == hit.start for clause in sentence.clauses for verb in clause.verbs)


def _is_recipient(sentence: Sentence, hit: Hit, title: Mention, known: Mapping[str, str]) -> bool:
    """Say whether a title is whom the line leads to, and not a word of an object after it."""
    run = sentence.run
    if run[title.end - 1].low.endswith(("'s", "s'")):
        return False  # "supports the Committee's decisions"
    if hit.phrase in _LEADING and not _is_led(run, hit, title):
        return False
    lower = run[title.start].text[0].islower() and hit.value != "line"
    if lower and title.text.lower() not in known:
        return False
    reports = hit.phrase in {"report to", "reports to", "reporting to"}
    return not reports or not _is_told_to(run, title.end) or hit.value == "informs"


def _is_led(run: tuple[Word, ...], hit: Hit, title: Mention) -> bool:
    """Say whether a verb of leading is done to the holders of a post, and to no body or thing."""
    ends = title.end == len(run) or run[title.end].low in _BEHIND_WHOM
    at_times = run[0].low in group("phrases", "adverbial")
    labels = run[hit.end].low == ":"  # "Lead: Operations Director"
    bodies = group("titles", "bodies") | group("titles", "gatherings")
    body = any(word.low in bodies for word in run[title.start : title.end])
    return ends and not (at_times or labels or body)


def _is_told_to(run: tuple[Word, ...], at: int) -> bool:
    """Say whether behind "reports to the Board" stands on what or when, so that a report goes there."""
    low = [w.low for w in run[at : at + 2]]
    needed = low[:1] == ["as"] and low[-1] in group("phrases", "as_needed")
    return bool(low) and (needed or low[0] in group("phrases", "reported"))


def _line(passage: Passage, hit: Hit, title: Mention, context: Context) -> Line:
    other = context.register.position(context.organisation, title.text, passage)
    from_them = hit.value in _FROM_THEM
    lower, upper = (other, context.bearer) if from_them else (context.bearer, other)
    kind = _FROM_THEM.get(hit.value, hit.value)
    certain, status = confidence(context.document, passage, 0.95)
    return Line(
        id=norm_id("line", context.document, passage, _ends(lower, upper, kind)),
        lower=lower,
        upper=upper,
        kind=kind,
        basis="stated",
        reading=readable(passage.text),
        evidence=(evidence_of(context.document, passage),),
        confidence=certain,
        status=status,
    )


def _ends(lower: str, upper: str, kind: str) -> tuple[str, ...]:
    return (kind, lower.rpartition("/")[2], upper.rpartition("/")[2])
