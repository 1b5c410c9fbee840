"""What a consent is about: the words before the predicate, behind the title or in the condition."""

from rolegraph.extraction.english.clauses import Clause, Sentence
from rolegraph.extraction.english.lexicon import grammar, group
from rolegraph.extraction.english.limits import limit
from rolegraph.extraction.english.mentions import Mention
from rolegraph.extraction.english.objects import begins_object, object_end, without_article
from rolegraph.extraction.english.phrases import phrases
from rolegraph.extraction.english.titles import is_written_title
from rolegraph.extraction.english.verbs import Verb, kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.words import Word, between
from rolegraph.model import Limit

#: The words in which a ground is named: on the HR Manager's written recommendation.
_GROUND = 8
#: Of whom a body is made up, they stand behind these words.
_HAVING = frozenset(("have", "has", "of", "comprise", "comprises", "include", "includes"))
#: Words of what is somebody's: "whose appointment".
_OWNED = (1, 2)
#: The words in which limits of a list or table are pointed at: "in excess of these limits".
_POINTED = 6
#: Words of ", with the prior" before a consent between commas.
_OPENED = 5
_LIMITS = frozenset(("these", "those", "limits", "amounts"))
#: What stands behind "anything" that is only larger, and no matter of its own.
_BEYOND = frozenset(("above", "over", "beyond", "exceeding", "more", "greater", "is", "are"))


def matter(sentence: Sentence, at: int, title: Mention, since: int) -> tuple[str, Limit | None]:
    """Return what needs the consent, and from which amount on; ``since`` is where to look."""
    run, text = sentence.run, sentence.text
    deed = _deed_behind(sentence, at, title.end)
    if deed:  # "may, with the approval of the Board, remove any member"
        what = _object_from(sentence, deed.end)
        worded = what if kind_of_verb(deed.lemma) else f"{deed.lemma} {what}".strip()
        return worded, limit(text, run[deed.end :])
    behind = _behind(sentence, title.end)
    if behind[0]:
        return behind
    ahead = _before_deed(sentence, title.end)
    if ahead:
        return ahead, limit(text, run[title.end :])
    if _gives(run, title.end) and begins_object(run, title.end):
        # "after the manager has approved the quotation", "Ensure that the committee approves the plan"
        return _object_from(sentence, title.end), limit(text, run[title.end :])
    start = len(sentence.condition) + 1 if sentence.condition else 0
    resolved = phrases("resolving").at(run, 0)
    start = max(start, resolved.end) if resolved else start
    bound = limit(text, run[since : _before_share(sentence, at)]) or limit(text, run[title.end :])
    while since and since < at and run[since].low in {",", "and", ";", "but"}:
        since += 1
    start = max(start, since)
    if sentence.condition:
        what = _condition_object(sentence)
        if what or phrases("above").first(sentence.condition):
            return what, bound
    what = _subject(sentence, start, at)
    return what, bound


def _before_share(sentence: Sentence, at: int) -> int:
    """Return where the words before a consent end without how many agree ("with a 75% | approval of")."""
    begun = at
    while begun and begun - 1 in sentence.amounts_at:
        begun -= 1
    counted = 0 < begun < at and sentence.run[begun - 1].low in grammar("articles")
    return begun if counted else at


def _object_from(sentence: Sentence, start: int) -> str:
    """Return the object that begins at a word."""
    stop = object_end(sentence.run, start, "", sentence.amounts_at)
    return between(sentence.text, without_article(sentence.run[start:stop]))


def _deed_behind(sentence: Sentence, at: int, end: int) -> Verb | None:
    """Return the verb behind a consent between commas (", with the approval of X, (shall) remove …")."""
    run = sentence.run
    aside = any(w.low == "," for w in run[max(at - _OPENED, 0) : at])
    if not aside or end >= len(run) or run[end].low != ",":
        return None
    modal = end + 1 < len(run) and run[end + 1].low in grammar("modals")
    verb = verb_at(run, end + 1 + modal)
    return verb if verb and verb.shape == "base" else None


def _gives(run: tuple[Word, ...], end: int) -> bool:
    """Say whether a title's words end in its own deed ("the committee approves")."""
    verb = verb_at(run, end - 1) if run[end - 1].text.islower() else None
    told = verb is not None and verb.shape == "s" and bool(kind_of_verb(verb.lemma))
    return told or run[end - 1].low in group("consents", "given")


def _behind(sentence: Sentence, at: int) -> tuple[str, Limit | None]:
    """Read the matter behind the title: "… of the CFO for contracts above EUR 50,000"."""
    run = sentence.run
    while at < len(run) and run[at].low in group("consents", "being"):
        at += 1
    if at + 1 >= len(run) or run[at].low not in {"for", "on", "over"}:
        return "", None
    if phrases("for_approval").at(run, at) or phrases("for_review").at(run, at):
        return "", None
    grounds = {w.low for w in run[at + 1 : at + _GROUND]} & group("consents", "grounds")
    if grounds or is_dated(run[at + 1 : at + 4]):
        return "", None
    stop = object_end(run, at + 1, "", sentence.amounts_at)
    what = between(sentence.text, without_article(_unlisted(run[at + 1 : stop])))
    return what, limit(sentence.text, run[at:])


def _before_deed(sentence: Sentence, at: int) -> str:
    """Return what is done only behind a consent: "approval of X before placing an order"."""
    run = sentence.run
    while at < len(run) and run[at].low in group("consents", "being"):
        at += 1
    led = next((n for n in (1, 2) if phrase_of(run[at : at + n]) in group("consents", "ahead")), 0)
    verb = verb_at(run, at + led) if led else None
    if verb is None or verb.shape != "ing":
        return ""
    stop = object_end(run, verb.end, "ing", sentence.amounts_at)
    return between(sentence.text, without_article(_unlisted(run[verb.end : stop])))


def phrase_of(run: tuple[Word, ...]) -> str:
    """Return some words in lower case, as the lexicon writes phrases."""
    return " ".join(w.low for w in run)


def is_dated(run: tuple[Word, ...]) -> bool:
    """Say whether some words are a day: "approved by the Board on 14 March 2024"."""
    months = any(w.low in group("amounts", "months") for w in run)
    return months and any(w.text[0].isdigit() for w in run)


def _unlisted(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return an object without "any", "all" before it, and () for "anything" alone."""
    while run and run[0].low in group("consents", "every"):
        run = run[1:]
    named = len(run) > 1 and run[1].low in group("phrases", "ends") | group("consents", "relative")
    bare = bool(run) and run[0].low in group("consents", "standing_for")
    return () if bare and not (named and run[1].low not in _BEYOND) else run


def _condition_object(sentence: Sentence) -> str:
    run = sentence.condition
    start = next((i + 1 for i, w in enumerate(run) if w.low in {"for", "of", "with"}), 0)
    if not start:
        return ""
    stop = object_end(run, start, "", sentence.amounts_at)
    what = between(sentence.text, without_article(_unlisted(run[start:stop])))
    return "" if is_written_title(what) else what  # "by resolution of the Board of Directors"


def _subject(sentence: Sentence, start: int, at: int) -> str:
    """Return the matter before the predicate: "Orders above EUR 5,000" without the figure."""
    run = sentence.run
    first = next((n for n in range(start, at) if _is_predicate(run, n)), at)
    aside = next((n for n in range(start + 1, first) if run[n].low == "("), at)
    if any(
        w.low == ")" for w in run[aside:at]
    ):  # "The mandate (who may sign cheques) is approved by"
        return between(sentence.text, without_article(_unlisted(_named(sentence, start, aside))))
    whose = next((n + 1 for n in range(start, at) if run[n].low == "whose"), at)
    told = next((n for n in range(whose, at) if _is_predicate(run, n)), 0)
    if told - whose in _OWNED:
        return between(sentence.text, run[whose:told])  # "…, whose appointment requires"
    has = next((n + 1 for n in range(at - 1, start, -1) if run[n].low in _HAVING), 0)
    made_up = run[at].low.endswith("ed") and not any(
        n in sentence.amounts_at for n in range(has, at)
    )
    parted = any(_is_predicate(run, n) or _parts_off(run, n) for n in range(has, at))
    if has and has < at and made_up and not parted:
        return between(sentence.text, run[has:at])  # "has three members appointed by the Board"
    own = _own_subject(sentence, start, at)
    if own < at:
        return _before_predicate(sentence, own, at)
    active = [
        c
        for c in sentence.clauses
        if c.verbs[0].shape != "ed" and c.object_start < at and not _is_of_subject(run, c, at)
    ]
    if active and active[-1].object_end > active[-1].object_start:
        clause = active[-1]
        if clause.verbs[0].lemma not in group("consents", "seeking") or clause.object_end <= at:
            what = without_article(
                _unlisted(run[clause.object_start : min(clause.object_end, at)])
            )
            return "" if _is_consent(what) else between(sentence.text, what)
    return _ahead(sentence, start, at) or _before_predicate(sentence, start, at)


def _own_subject(sentence: Sentence, start: int, at: int) -> int:
    """Return where a passive's own subject begins behind another clause; ``at`` where it has none.

    "The Clerk signs cheques, but | the form is signed by the Director".
    """
    run = sentence.run
    told = next((n for n in range(at - 1, start, -1) if run[n].low in grammar("passives")), at)
    while told > start and run[told - 1].low in grammar("auxiliaries") | grammar("passives"):
        told -= 1
    parting = grammar("breaks") | {"that"}
    begun = next((n for n in range(told - 1, start, -1) if run[n].low in parting), start)
    begun += begun > start
    opening = grammar("subject_openers") | grammar("determiners")
    named = begun < told < at and run[begun].low in opening
    earlier = any(c.verbs[0].shape != "ed" and c.object_end <= begun for c in sentence.clauses)
    return begun if named and earlier else at


def _before_predicate(sentence: Sentence, start: int, at: int) -> str:
    """Return a sentence's subject as the matter, without what stands around it."""
    run = sentence.run
    end = next((i for i in range(start, at) if _is_predicate(run, i)), at)
    while start < end - 1 and run[start].low in {"each", "every"}:
        start += 1
    while end > start + 1 and run[end - 1].low in group("consents", "also"):
        end -= 1
    above = phrases("above").first(run, start, end)
    if above and above.start <= start + 1:
        return run[start].text if _is_of_limits(run, start, above.start) else ""
    named = between(sentence.text, without_article(_unlisted(_named(sentence, start, end))))
    denied = start < at and run[start].low == "no"
    return f"{named} {_bound_to(sentence, end, at)}".strip() if denied else named


def _ahead(sentence: Sentence, start: int, at: int) -> str:
    """Return for what somebody seeks a consent ("For overseas travel, the Buyer obtains …"), or ""."""
    run = sentence.run
    comma = next((n for n in range(start, at) if run[n].low == ","), start)
    if run[start].low != "for" or comma == start:
        return ""
    stop = min(object_end(run, start + 1, "", sentence.amounts_at), comma)
    return between(sentence.text, without_article(_unlisted(run[start + 1 : stop])))


def _parts_off(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a condition ("unless") or a passive ("been") sets in at a word."""
    return run[at].low in group("consents", "unless") | grammar("passives")


def _is_of_limits(run: tuple[Word, ...], start: int, above: int) -> bool:
    """Say whether one word names what is beyond limits told elsewhere ("Claims above these limits").

    "Bookings above this" goes on with the sentence before.
    """
    several = {w.low for w in run[above : above + _POINTED]} & _LIMITS
    named = above == start + 1 and run[start].low not in group("consents", "standing_for")
    return named and bool(several) and run[start].low not in group("phrases", "larger")


def _is_of_subject(run: tuple[Word, ...], clause: Clause, at: int) -> bool:
    """Say whether what looks like a first verb is the subject's noun ("Trips abroad require …")."""
    verb = clause.verbs[0]
    noun = verb.shape == "s" and (not verb.known or verb.lemma in group("verbs", "noun_forms"))
    stop = min(clause.object_end, at)
    return noun and any(_is_predicate(run, n) for n in range(clause.object_start, stop))


def _bound_to(sentence: Sentence, start: int, at: int) -> str:
    """Return for what "no order shall be issued for an unbudgeted item unless …" is not issued."""
    run = sentence.run
    begin = next((n for n in range(start, min(start + 4, at)) if run[n].low == "for"), at)
    stop = next((n for n in range(begin, at) if run[n].low in group("consents", "unless")), begin)
    return between(sentence.text, run[begin:stop])


def _named(sentence: Sentence, start: int, end: int) -> tuple[Word, ...]:
    """Return a subject's words: all of them, or those before a figure or a relative clause."""
    run = sentence.run
    figured = any(i in sentence.amounts_at for i in range(start, end))
    if figured or phrases("above").first(run, start, end):
        return run[start : min(object_end(run, start, "", sentence.amounts_at), end)]
    relative = next(
        (i for i in range(start, end) if run[i].low in group("consents", "relative")), end
    )
    while relative > start and run[relative - 1].low in {",", "and"}:
        relative -= 1
    return run[start:relative]


def _is_predicate(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a word begins what is said of the subject: needs, is, subject to."""
    low = run[at].low
    subjected = low == "subject" and run[at + 1 : at + 2] and run[at + 1].low == "to"
    return bool(subjected) or low in group("consents", "predicates")


def _is_consent(run: tuple[Word, ...]) -> bool:
    return any(kind_of_noun(w.low) in {"approve", "countersign"} for w in run)
