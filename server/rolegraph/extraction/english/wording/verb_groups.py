"""Groups of verbs: "reviews and approves", "is approved", "the preparation of"."""

from dataclasses import replace

from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.objects import begins_object, begins_thing, goes_before
from rolegraph.extraction.english.wording.verbs import Verb, verb_at
from rolegraph.extraction.english.wording.words import Word

#: What stands behind "if", "where" beside a verb that is done only then.
_HEDGES = frozenset(("necessary", "appropriate", "required", "needed", "applicable", "possible"))


def past_adverbs(run: tuple[Word, ...], at: int) -> int:
    """Return where the adverbs that begin at one word end."""
    while at < len(run) and _is_adverb(run, at):
        joined = run[at + 1 : at + 2] and run[at + 1].low in {"and", ","} and at + 2 < len(run)
        at += (
            2 if joined and _is_adverb(run, at + 2) else 1
        )  # "independently and regularly | checks"
    return at


def past_breaks(run: tuple[Word, ...], at: int) -> int:
    """Return where the signs and words end that part clauses."""
    while at < len(run) and run[at].low in grammar("breaks"):
        at += 1
    return at


def _is_adverb(run: tuple[Word, ...], at: int) -> bool:
    low = run[at].low
    if led := entries("verbs")["noun_led"].get(low):
        verb = verb_at(run, at + 1)  # "The Head Buyer line manages four buyers"
        # "Quality checks" alone are things.
        finite = (
            verb is not None
            and verb.shape == "s"
            and verb.lemma not in group("verbs", "noun_forms")
        )
        deed = finite or (at > 0 and verb is not None and verb.shape in ("base", "s"))
        return verb is not None and verb.lemma in led and deed
    return low in group("verbs", "adverbs") or (
        low.endswith("ly") and low not in grammar("not_adverbs")
    )


def verbs_after(run: tuple[Word, ...], at: int, mode: str) -> tuple[Verb, ...]:
    """Return the coordinated verbs that begin at one word, adverbs skipped."""
    at = past_adverbs(run, at)
    first = verb_at(run, at)
    if first is None or first.shape == "ed" or first.lemma in grammar("states"):
        return ()
    if (
        first.shape == "ing"
        and run[first.end : first.end + 1]
        and run[first.end].low in grammar("powers")
    ):
        return ()
    if first.shape == "ing" and run[first.end : first.end + 1] and run[first.end].low == "of":
        return (replace(first, end=first.end + 1),)
    if first.shape == "base" and _is_noun_joined(run, first):
        return ()
    found = [first]
    while following := _joined_verb(run, found[-1]):
        found.append(following)
    return tuple(found)


def _is_noun_joined(run: tuple[Word, ...], verb: Verb) -> bool:
    """Say whether "and" joins a plural to what looks like a verb ("Rent and leases"), and no second deed."""
    if [w.low for w in run[verb.end :][:1]] != ["and"] or verb.end + 1 >= len(run):
        return False
    other = verb_at(run, verb.end + 1)
    return other is not None and other.shape == "s" and not begins_object(run, other.end)


def assumed(run: tuple[Word, ...], at: int) -> tuple[Verb, ...]:
    """Return an unknown word behind "may", "must not" as the verb that it has to be there."""
    at = past_adverbs(run, at)
    low = run[at].low if at < len(run) else ""
    small = (
        grammar("determiners")
        | grammar("verb_joins")
        | group("phrases", "ends")
        | group("phrases", "fillers")
    )
    if not low.replace("-", "").isalpha() or low in small or not run[at].text.islower():
        return ()
    return (Verb(low, "base", at, at + 1, known=False),) if at + 1 < len(run) else ()


def being(run: tuple[Word, ...], at: int) -> tuple[Verb, ...]:
    """Return what nobody may be: "may not | be a signatory"."""
    behind = run[at + 1 : at + 2]
    named = (
        at < len(run) and run[at].low == "be" and behind and behind[0].low in grammar("articles")
    )
    return (Verb("be", "base", at, at + 1),) if named else ()


def passive(run: tuple[Word, ...], at: int) -> tuple[Verb, ...]:
    """Return the verb of "are approved", "(only) be signed"; its object is the subject."""
    while at < len(run) - 1 and run[at].low in group("verbs", "before_be"):
        at += 1
    if at >= len(run) or run[at].low not in grammar("passives"):
        return ()
    if at and run[at - 1].low in grammar("past"):
        return ()  # "had been approved": told
    verb = verb_at(run, past_adverbs(run, at + 1))
    if verb and verb.shape == "base" and verb.lemma in group("verbs", "unchanged"):
        verb = replace(verb, shape="ed")
    return (verb,) if verb and verb.shape == "ed" else ()


def nominal(run: tuple[Word, ...], at: int) -> tuple[Verb, ...]:
    """Return the verb that a noun stands for: "responsible for the preparation of …"."""
    start = at
    while start < len(run) and (
        run[start].low in grammar("determiners") or run[start].low in group("verbs", "adjectives")
    ):
        start += 1
    lemma = entries("verbs")["nominals"].get(run[start].low) if start < len(run) else None
    if lemma and start + 1 < len(run) and run[start + 1].low == "of":
        return (Verb(lemma, "ing", start, start + 2),)
    if at < len(run) and (run[at].is_word or run[at].low == "("):
        return (Verb("", "ing", at, at),)
    return ()


def keeping(run: tuple[Word, ...], at: int) -> tuple[Verb, ...]:
    """Return the deed of whoever is to "have custody of" things: keep."""
    has = at < len(run) and run[at].low in {"have", "has"}
    named = nominal(run, at + 1) if has else ()
    return named if named and named[0].lemma == "keep" else ()


def named_deed(run: tuple[Word, ...], at: int) -> tuple[Verb, ...]:
    """Return the verb of a deed that a noun names first: "Preparation of …", "Day-to-day running of …"."""
    start = at
    while start < len(run) and (
        run[start].low in group("verbs", "adjectives") or run[start].low in grammar("articles")
    ):
        start += 1
    if start + 1 >= len(run):
        return ()
    verb = verb_at(run, start)
    lemma = entries("verbs")["nominals"].get(run[start].low)
    other = entries("verbs")["nominals"].get(run[start + 2].low) if start + 3 < len(run) else None
    if lemma and other and run[start + 1].low in {"and", "or"} and run[start + 3].low == "of":
        first = Verb(lemma, "ing", start, start + 1)  # "Hiring and dismissal of operators"
        return (first, Verb(other, "ing", start + 2, start + 4))
    led = f"{run[start].low} {run[start + 1].low}"
    if taken := entries("verbs")["nominal_phrases"].get(led):  # "Participation in decisions"
        return (Verb(taken, "ing", start, start + 2),)
    if run[start + 1].low != "of":
        return ()
    if verb and verb.shape == "ing" and start > at:
        lemma = verb.lemma
    return (Verb(lemma, "ing", start, start + 2),) if lemma else ()


def _joined_verb(run: tuple[Word, ...], last: Verb) -> Verb | None:
    """Return the verb that "and", "or", a comma or a stroke joins directly to another."""
    at = last.end
    hedged = [w.low for w in run[at : at + 2]]  # "review, amend if necessary, and approve"
    at += 2 if hedged[:1] in (["if"], ["where"], ["as"]) and hedged[-1] in _HEDGES else 0
    at += hedged[:1] == ["with"] and hedged[-1] in grammar("joins")  # "meet with and advise staff"
    if at >= len(run) or run[at].low not in grammar("verb_joins"):
        return None
    while at < len(run) and run[at].low in grammar("verb_joins"):
        at += 1
    at = past_adverbs(run, at)
    verb = verb_at(run, at) or _unknown_last(run, at, last)
    agrees = verb is not None and verb.shape == last.shape
    return verb if verb and agrees and has_object(run, verb) else None


def _unknown_last(run: tuple[Word, ...], at: int, last: Verb) -> Verb | None:
    """Return a word that no list knows as the last verb of a series ("coach and housekeep | the stores")."""
    several = [w.low for w in run[at - 1 : at]] in (["and"], ["or"], ["&"])
    thing = begins_thing(run, at + 1)
    found = assumed(run, at) if several and thing and last.shape == "base" else ()
    return found[0] if found else None


def has_object(run: tuple[Word, ...], verb: Verb) -> bool:
    """Say whether a possible verb is one: something that it acts on follows, or a next verb."""
    if " " in verb.lemma:
        return True
    if verb.end < len(run) and run[verb.end].low in grammar("verb_joins"):
        following = _joined_verb(run, verb)
        return following is not None
    if verb.lemma not in group("verbs", "noun_forms"):
        return True
    if verb.shape == "base" and goes_before(run, verb):
        return begins_thing(run, verb.end)
    return begins_object(run, verb.end)
