"""Consent of others: must be approved by the CFO; above this, the director's approval is needed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.english.amounts import amounts
from rolegraph.extraction.english.clauses import Clause, Sentence
from rolegraph.extraction.english.lexicon import by_entry, group
from rolegraph.extraction.english.limits import as_limit, limit
from rolegraph.extraction.english.objects import begins_object, object_end, without_article
from rolegraph.extraction.english.phrases import Hit, Phrases, phrases
from rolegraph.extraction.english.titles import Mention, mention
from rolegraph.extraction.english.verbs import kind_of_noun
from rolegraph.extraction.english.words import Word, between
from rolegraph.model import Limit

_PREDICATES = {
    *("require", "requires", "need", "needs", "must", "should", "shall", "may", "can", "will"),
    *("are", "is", "have", "has", "only", "subject", "to"),
}
#: What may stand before "Board approval", a consent named without an apostrophe.
_BARE = {"without", "requires", "require", "needs", "need", "requiring"}
_GROUNDS = {"proposal", "recommendation", "basis", "behalf", "advice", "request", "suggestion"}
#: The words in which a ground is named: on the HR Manager's written recommendation.
_GROUND = 8
#: What may stand behind a title without making it the subject of another clause.
_AFTER = {",", "and", "for", "before", "if", "when", "unless", "is", "are"}
_CONDITIONS = {"once", "after", "if", "unless", "until", "provided", "that"}
_GIVEN = {"approved", "agreed", "authorised", "authorized", "signed", "countersigned", "endorsed"}
_BEING = frozenset(["is", "are", "required", "needed", "necessary", "must", "be", "obtained"])
_SEEKING = frozenset(
    ["seek", "obtain", "get", "request", "require", "need", "ask", "secure", "submit"]
)
_JOINING = frozenset(
    [",", "and", "then", "on", "upon", "following", "the", "a", "after", "be", "with", "final"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Somebody's say over a matter; ``kind`` is "" for a referral that names no power.

    ``object`` is "" where the matter is that of the sentence before ("above this amount");
    ``above`` are the words that call a matter the larger one.
    """

    kind: str
    title: str
    object: str
    limit: Limit | None
    start: int
    above: str = ""


def consents(sentence: Sentence, known: Mapping[str, str]) -> Iterator[Consent]:
    """Yield who must agree to what, from left to right."""
    run = sentence.run
    yield from _handed(sentence, known)
    if not any(w.low in _triggers() or w.low.endswith("'s") for w in run):
        return
    at = since = 0
    last: tuple[str, Limit | None] = ("", None)
    while at < len(run):
        found = _at(sentence, at, known)
        if found:
            title, kind = found
            what, bound = _matter(sentence, at, title, since)
            if since and not what and all(w.low in _JOINING for w in run[since:at]):
                # recommended by the manager and approved by the committee: the same matter.
                what, bound = last
            last, since = (what, bound), title.end
            beyond = phrases("above").first(run)
            for name in (title.text, *_beside(run, title.end, known)):
                yield Consent(
                    kind=kind,
                    title=name,
                    object=what,
                    limit=bound,
                    start=at,
                    above=between(sentence.text, run[beyond.start : beyond.end])
                    if beyond
                    else what,
                )
        at = title.end if found else at + 1


def _at(sentence: Sentence, at: int, known: Mapping[str, str]) -> tuple[Mention, str] | None:
    run = sentence.run
    hit = _needs().at(run, at)
    if hit:
        title = mention(run, hit.end, known)
        return (title, hit.value) if title else None
    hit = phrases("escalations").at(run, at)
    if hit:
        title = mention(run, hit.end, known)
        return (title, _purpose(run, title.end)) if title and _refers(sentence, hit) else None
    return _possessive(run, at, known) or _agreed(run, at, known)


def _agreed(
    run: tuple[Word, ...], at: int, known: Mapping[str, str]
) -> tuple[Mention, str] | None:
    """Read "once the manager has agreed", "unless the Board has approved the budget"."""
    title = mention(run, at + 1, known) if run[at].low in _CONDITIONS else None
    hit = _agreeing().at(run, title.end) if title else None
    return (Mention(title.text, title.start, hit.end), hit.value) if title and hit else None


@cache
def _agreeing() -> Phrases:
    return Phrases(dict(by_entry("phrases", "agrees")))


def _beside(run: tuple[Word, ...], at: int, known: Mapping[str, str]) -> Iterator[str]:
    """Yield the titles that "and" joins to the one before: the signatures of the CEO and the CFO."""
    while at < len(run) and run[at].low == "and":
        other = mention(run, at + 1, known)
        # "… and the CFO pays it" speaks of somebody else's deed.
        if other is None or (other.end < len(run) and run[other.end].low not in _AFTER):
            return
        yield other.text
        at = other.end


def _handed(sentence: Sentence, known: Mapping[str, str]) -> Iterator[Consent]:
    """Read "escalates refunds above USD 150 (or: larger ones) to the Service Manager (for approval)"."""
    run, last = sentence.run, ""
    for clause in sentence.clauses:
        what = between(sentence.text, _object(sentence, clause))
        said = run[clause.object_start].low if clause.object_start < len(run) else ""
        what = last if said in {"it", "them", "these", "this", "those"} else what
        last = what
        title = _receiver(sentence, clause, known)
        if title is None or not what:
            continue
        bound = limit(sentence.text, run[clause.object_start : clause.end])
        kind = _purpose(run, title.end)
        named = said in group("phrases", "larger")
        larger = what if named or phrases("above").at(run, clause.object_start) else ""
        if kind or larger or (bound and bound.operator in {">", ">="}):
            yield Consent(
                kind=kind,
                title=title.text,
                object=what,
                limit=bound,
                start=clause.start,
                above=larger,
            )


def _receiver(sentence: Sentence, clause: Clause, known: Mapping[str, str]) -> Mention | None:
    """Return the title to whom a clause hands its object."""
    if clause.verbs[0].lemma not in group("verbs", "referring"):
        return None
    run = sentence.run
    to = next((i for i in range(clause.object_end, clause.end) if run[i].low == "to"), None)
    title = mention(run, to + 1, known) if to else None
    return title if title and title.end <= clause.end else None


def _object(sentence: Sentence, clause: Clause) -> tuple[Word, ...]:
    return without_article(sentence.run[clause.object_start : clause.object_end])


def _refers(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a referral is one: for approval, or of matters above a limit."""
    run = sentence.run
    purposed = phrases("for_approval").first(run, hit.end) or phrases("for_review").first(
        run, hit.end
    )
    above = phrases("above").first(run) is not None or (run[0].low in group("phrases", "larger"))
    bounds = [as_limit(a) for a in amounts(sentence.text, run)]
    return bool(purposed) or above or any(b.operator in {">", ">="} for b in bounds)


def _purpose(run: tuple[Word, ...], at: int) -> str:
    purpose = phrases("for_approval").first(run, at, at + 6)
    if purpose:
        return "decide" if "decision" in purpose.phrase else "approve"
    return "review" if phrases("for_review").first(run, at, at + 6) else ""


def _possessive(
    run: tuple[Word, ...], at: int, known: Mapping[str, str]
) -> tuple[Mention, str] | None:
    """Read "the Finance Director's approval" where the text asks for it."""
    before = run[at - 1].low if at else ""
    if at and before not in {"the", "their", "his", "her", "require", "requires", "with", *_BARE}:
        return None
    title = mention(run, at, known)
    if title is None or not (run[title.end - 1].low.endswith("'s") or before in _BARE):
        return None
    after = title.end
    while after < len(run) and run[after].low in {"prior", "written", "explicit", "final"}:
        after += 1
    noun = run[after].low if after < len(run) else ""
    kind = "approve" if noun in {"agreement", "permission"} else kind_of_noun(noun)
    return (
        (Mention(title.text, title.start, after + 1), kind)
        if kind in {"approve", "countersign", "decide", "sign"}
        else None
    )


def _matter(sentence: Sentence, at: int, title: Mention, since: int) -> tuple[str, Limit | None]:
    """Return what needs the consent, and from which amount on; ``since`` is where to look."""
    run, text = sentence.run, sentence.text
    behind = _behind(sentence, title.end)
    if behind[0]:
        return behind
    if run[title.end - 1].low in _GIVEN and begins_object(run, title.end):
        # "after the manager has approved the quotation"
        stop = object_end(run, title.end, "", sentence.amounts_at)
        return between(text, without_article(run[title.end : stop])), limit(text, run[title.end :])
    start = len(sentence.condition) + 1 if sentence.condition else 0
    bound = limit(text, run[since:at]) or limit(text, run[title.end :])
    while since and since < at and run[since].low in {",", "and", ";", "but"}:
        since += 1
    start = max(start, since)
    if sentence.condition:
        what = _condition_object(sentence)
        if what or phrases("above").first(sentence.condition):
            return what, bound
    what = _subject(sentence, start, at)
    return what, bound


def _behind(sentence: Sentence, at: int) -> tuple[str, Limit | None]:
    """Read the matter behind the title: "… of the CFO for contracts above EUR 50,000"."""
    run = sentence.run
    while at < len(run) and run[at].low in _BEING:
        at += 1
    if at + 1 >= len(run) or run[at].low not in {"for", "on", "over"}:
        return "", None
    if phrases("for_approval").at(run, at) or phrases("for_review").at(run, at):
        return "", None
    if {w.low for w in run[at + 1 : at + _GROUND]} & _GROUNDS:
        return "", None
    stop = object_end(run, at + 1, "", sentence.amounts_at)
    what = between(sentence.text, without_article(_unlisted(run[at + 1 : stop])))
    return what, limit(sentence.text, run[at:])


def _unlisted(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return an object without "any", "all" before it, and () for "anything" alone."""
    while run and run[0].low in {"any", "all", "every", "each"}:
        run = run[1:]
    return (
        ()
        if run
        and run[0].low
        in {"anything", "everything", "amounts", "this", "that", "it", "them", "these", "those"}
        else run
    )


def _condition_object(sentence: Sentence) -> str:
    run = sentence.condition
    start = next((i + 1 for i, w in enumerate(run) if w.low in {"for", "of", "with"}), 0)
    if not start:
        return ""
    stop = object_end(run, start, "", sentence.amounts_at)
    return between(sentence.text, without_article(_unlisted(run[start:stop])))


def _subject(sentence: Sentence, start: int, at: int) -> str:
    """Return the matter before the predicate: "Orders above EUR 5,000" without the figure."""
    run = sentence.run
    end = next((i for i in range(start, at) if run[i].low in _PREDICATES), at)
    active = [c for c in sentence.clauses if c.verbs[0].shape != "ed" and c.object_start < at]
    if active and active[-1].object_end > active[-1].object_start:
        clause = active[-1]
        if clause.verbs[0].lemma not in _SEEKING or clause.object_end <= at:
            what = without_article(
                _unlisted(run[clause.object_start : min(clause.object_end, at)])
            )
            return "" if _is_consent(what) else between(sentence.text, what)
    stop = object_end(run, start, "", sentence.amounts_at)
    part = run[start : min(stop, end)]
    above = phrases("above").first(run, start, end)
    if above and above.start <= start + 1:
        return ""
    return between(sentence.text, without_article(_unlisted(part)))


def _is_consent(run: tuple[Word, ...]) -> bool:
    return any(kind_of_noun(w.low) in {"approve", "countersign"} for w in run)


@cache
def _triggers() -> frozenset[str]:
    """Return the first words of every phrase that asks for consent."""
    every = (*by_entry("phrases", "needs"), *group("phrases", "escalations"))
    return frozenset(phrase.split(" ")[0] for phrase in every)


@cache
def _needs() -> Phrases:
    return Phrases(dict(by_entry("phrases", "needs")), group("phrases", "fillers"))
