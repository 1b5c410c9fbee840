"""How far a verb's object goes."""

from functools import cache

from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.verbs import Verb, verb_at
from rolegraph.extraction.english.wording.words import Word

#: What goes on behind a participle that tells of the thing before it; what stands before one that does not.
_TELLING = frozenset(("to", "with", "in", "on", "for", "from", "under"))
_BEFORE_PARTICIPLE = frozenset(("and", "or", "the", "a", "an", "all", "any", "of", "as"))
#: The words of the longest subject behind "and".
_SUBJECT = 9


def begins_object(run: tuple[Word, ...], at: int) -> bool:
    """Say whether the words at one place can begin an object."""
    if at >= len(run) or not (
        run[at].is_word or run[at].text[0].isdigit() or run[at].low in {'"', "“"}
    ):
        return False
    if run[at].low in grammar("periodic"):
        return begins_object(run, _past_periods(run, at))
    if run[at].low in {"each", "every"}:
        return past_each(run, at) > at
    return not _is_small(run[at]) and run[at].low not in grammar("joins")


def _is_small(word: Word) -> bool:
    """Say whether a word ends an object; IT in capitals is a thing ("delivers IT projects")."""
    return word.low in group("phrases", "ends") and word.text != "IT"


def _past_periods(run: tuple[Word, ...], at: int) -> int:
    """Return where "daily, weekly and" before "reports" end."""
    end = at + 1
    joined = end
    while joined < len(run) and run[joined].low in grammar("joins") | {","}:
        joined += 1
    every = grammar("periodic") | group("verbs", "adjectives")
    again = end < joined < len(run) and run[joined].low in every
    return _past_periods(run, joined) if again else end


def past_each(run: tuple[Word, ...], at: int) -> int:
    """Return where a thing begins behind "each", or a time: "checks every | one", "every day | one"."""
    if at + 1 >= len(run) or run[at].low not in {"each", "every"}:
        return at
    end = next((n for n in range(at + 1, len(run)) if run[n].low not in _times()), len(run))
    timed = end > at + 1
    if timed:
        return end if end < len(run) and run[end].low in grammar("determiners") else at
    return at + 1 if begins_object(run, at + 1) else at


@cache
def _times() -> frozenset[str]:
    """Return the words of times that recur ("each week", "every Monday", "every two years")."""
    named = (
        *group("amounts", "durations"),
        *group("amounts", "months"),
        *entries("amounts")["numbers"],
    )
    return frozenset(word for phrase in named for word in phrase.split(" ")) | grammar("recurring")


def _is_doubled(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a small word stands inside "day to day", "face to face"."""
    return 0 < at < len(run) - 1 and run[at - 1].low == run[at + 1].low


def _may_go_on(run: tuple[Word, ...], at: int) -> bool:
    """Say whether something that can be an object stands behind a comma or "and"."""
    return at < len(run) and (begins_object(run, at) or _is_number(run, at))


def _is_number(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "more" goes on with a number ("one or more classes")."""
    return run[at].low in {"more", "fewer", "less"} and run[at - 1].low == "or"


def object_end(run: tuple[Word, ...], start: int, shape: str, taken: frozenset[int]) -> int:
    """Return where the object that begins at one word ends (excluded).

    It ends at a preposition that its noun does not take, at punctuation, at a figure and before
    the next verb; ``taken`` are the words of figures.
    """
    at = start
    while at < len(run) and not _ends(run, at, start, shape, taken):
        at += 1
    while at > start and run[at - 1].low in grammar("trailing"):
        at -= 1
    return at


def without_article(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words of an object without a leading article."""
    return run[1:] if len(run) > 1 and run[0].low in grammar("articles") else run


def _ends(run: tuple[Word, ...], at: int, start: int, shape: str, taken: frozenset[int]) -> bool:
    word = run[at]
    if at in taken or word.low in grammar("stops"):
        return True
    if word.low == "," or word.low in grammar("joins"):
        return _is_case(run, at) or _parts(run, at, shape, taken)
    if _is_last_adverb(run, at, start):
        return True
    if at + 1 < len(run) and (run[at + 1].low == "than" or _is_done_by(run, at)):
        return True
    if word.low in grammar("periodic"):
        return not begins_object(run, at)
    if not _is_small(word) or _is_doubled(run, at) or _is_number(run, at):
        return False
    if at + 1 < len(run) and (_is_purpose(run, at) or _is_basis(run, at)):
        return True
    takes = entries("verbs")["complements"].get(word.low, ())
    taken_on = any(w.low in takes for w in run[max(start, at - 1) : at])
    return not (taken_on or _is_told_of_it(run, at, start))


def _is_case(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a comma sets off what is told of a further case (", any longer hire being subject to")."""
    further = run[at].low == "," and [w.low for w in run[at + 1 : at + 2]] == ["any"]
    return further and any(w.low == "being" for w in run[at + 2 :])


def _is_last_adverb(run: tuple[Word, ...], at: int, start: int) -> bool:
    """Say whether an adverb is the last word that could be of an object ("handles cash | accurately")."""
    low = run[at].low
    if at > start and " ".join(w.low for w in run[at : at + 2]) in grammar("at_once"):
        return True
    adverb = at > start and low.endswith("ly") and low not in grammar("not_adverbs")
    adverb = adverb and low not in grammar("periodic")  # "daily, weekly, and monthly reports"
    behind = run[at + 1].low if adverb and at + 1 < len(run) else "."
    ends = behind in grammar("stops") | grammar("joins") | group("phrases", "ends") | {","}
    return adverb and run[at].text.islower() and ends


def _is_done_by(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "posted by" begins at one word."""
    verb = verb_at(run, at) if run[at + 1].low == "by" else None
    return verb is not None and verb.shape == "ed"


def _is_told_of_it(run: tuple[Word, ...], at: int, start: int) -> bool:
    """Say whether a small word goes on with which things are meant ("documents related | to equipment")."""
    if at < start + 2 or run[at].low not in _TELLING or not run[at - 1].low.endswith("ed"):
        return False
    if not run[at - 2].is_word or run[at - 2].low in _BEFORE_PARTICIPLE:
        return False
    verb = verb_at(run, at - 1)
    return run[at - 1].low in grammar("participles") or (verb is not None and verb.shape == "ed")


def _leads_clause(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a pronoun or "that" stands behind a word, which so is a verb ("shares it")."""
    return at < len(run) and run[at].low in grammar("things") and not run[at].text.isupper()


def _is_purpose(run: tuple[Word, ...], at: int) -> bool:
    """Say whether what a thing is handed on or done for begins at one word ("for approval", "to ensure")."""
    behind = run[at + 1].low
    return behind in grammar("purposes") or (
        run[at].low == "to" and behind in group("verbs", "ensuring")
    )


def _is_basis(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "on a weekly basis" begins at one word."""
    return run[at].low == "on" and any(w.low == "basis" for w in run[at + 1 : at + 4])


def goes_before(run: tuple[Word, ...], verb: Verb) -> bool:
    """Say whether a base form more likely is a noun that goes with the next ("cost | reports").

    Who can "report accidents" reports them: things written down are no reports' accidents.
    """
    behind = run[verb.end].low if verb.end < len(run) else ""
    told = verb.lemma in group("verbs", "writing_down") and behind.endswith(("s", "s'", "'s"))
    return verb.lemma in group("verbs", "noun_first") and (
        not told or names_thing(run, verb.start)
    )


def _parts_otherwise(run: tuple[Word, ...], at: int, verb: Verb, shape: str) -> bool:
    """Say whether a verb of another form than the clause's begins the next one."""
    if shape == "base" and goes_on_finite(run, verb):
        return True
    # "responsible for the cleanliness of all rooms and | ensures the operation of"
    finite = (shape, verb.shape) == ("ing", "s")
    deed = verb.shape == "ed" or verb.lemma not in group("verbs", "noun_forms")
    told = verb.shape in {"s", "ing", "ed"} and (run[at].low == "," or finite)
    return told and (deed or _leads_clause(run, verb.end))


def goes_on_finite(run: tuple[Word, ...], verb: Verb) -> bool:
    """Say whether a finite verb behind what somebody may do goes on ("and | reports each waiver")."""
    return verb.shape == "s" and begins_thing(run, verb.end)


def begins_thing(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a word stands at a place with which only a thing can begin ("the", "each")."""
    return at < len(run) and run[at].low in grammar("determiners") | {"each", "every"}


def names_thing(run: tuple[Word, ...], at: int) -> bool:
    """Say whether two words that begin like a deed name a thing ("support staff")."""
    return " ".join(w.low for w in run[at : at + 2]) in group("verbs", "names")


def _is_adjective(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a word only goes with what follows ("accurate | and complete records")."""
    plain = group("verbs", "adjectives") - group("verbs", "noun_forms") - {"line"}
    return at > 0 and run[at].low in plain | grammar("periodic")


def _is_done_to_it(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "promptly files" begins at one word, or a verb that no list knows ("break it down")."""
    if run[at].low.endswith("ly"):
        return verb_at(run, at + 1) is not None
    return at + 1 < len(run) and run[at + 1].text in {"it", "them"}


def _tells_anew(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a subject with its own duty begins at a word (", and | the role of the Clerk is to")."""
    ends = grammar("stops") | grammar("relatives") | {","}
    for n in range(at + 1, min(at + _SUBJECT, len(run) - 1)):
        if run[n].low in ends:
            return False
        if run[n].low in {"is", "are"}:
            return run[n + 1].low == "to"
    return False


def _parts(run: tuple[Word, ...], at: int, shape: str, taken: frozenset[int]) -> bool:
    """Say whether a comma or "and" parts clauses, and does not join two objects."""
    following = at + 1
    while following < len(run) and run[following].low in grammar("joins") | {","}:
        following += 1
    if following in taken or not _may_go_on(run, following) or _tells_anew(run, following):
        return True
    joined = names_thing(run, following) or _is_adjective(run, at - 1)
    verb = None if joined else verb_at(run, following)
    often = run[following].low in grammar("periodic")  # "weekly, and | monthly work plans"
    if not (joined or often) and verb is None and _is_done_to_it(run, following):
        return True
    behind = run[verb.end : verb.end + 1] if verb and verb.shape == "s" else ()
    if behind and behind[0].low.endswith("ly"):
        return True  # "any batch and reports functionally to"
    if verb is None or verb.shape != shape:
        return verb is not None and _parts_otherwise(run, at, verb, shape)
    if verb.lemma in group("verbs", "noun_forms"):
        if _leads_clause(run, verb.end):
            return True
        first = shape == "base" and goes_before(run, verb) and not begins_thing(run, verb.end)
        return begins_object(run, verb.end) and not first
    return True
