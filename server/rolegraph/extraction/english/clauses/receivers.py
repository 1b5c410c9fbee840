"""Who gets something, named between a verb and its object: where the object begins behind them."""

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word

#: Words of the longest name for who gets something ("long-standing trade customers").
_LONGEST_PERSON = 4
#: The words in which "on behalf of the club" ends.
_BEHALF = 10


def past_receiver(run: tuple[Word, ...], at: int) -> int:
    """Return where the object begins behind whom it goes to or comes from: recommends to the Board | it.

    Or is done for: accepts on behalf of the club | any gift.
    """
    if [w.low for w in run[at : at + 3]] == ["on", "behalf", "of"]:
        near = range(at + 4, min(at + _BEHALF, len(run)))
        opening = grammar("object_openers") | grammar("determiners")
        begun = (n for n in near if run[n].low in opening)
        return next((n for n in begun if run[n - 1].low not in {"of", "and", "or"}), at)
    if at >= len(run) or run[at].low not in {"to", "from"}:
        return at
    named = mention(run, at + 1, {})
    behind = run[named.end : named.end + 1] if named else ()
    return named.end if named and behind and behind[0].low in grammar("object_openers") else at


def past_done(run: tuple[Word, ...], at: int) -> int:
    """Return where the object begins behind what is caused to be done to it: cause to be kept | accounts."""
    led = run[at : at + 2]
    caused = len(run) > at + 2 and [w.low for w in led] == ["to", "be"]
    verb = verb_at(run, at + 2) if caused else None
    return verb.end if verb and verb.shape == "ed" else at


def past_bound(run: tuple[Word, ...], place: tuple[int, int], lemma: str) -> int:
    """Return where the thing begins behind whom a verb acts on, between two words; 0 for none.

    "Commits the Council to | expenditure", "provides staff with | information".
    """
    start, at = place
    if at + 1 >= len(run) or at == start:
        return 0
    binds = lemma in group("verbs", "binding") and run[at].low == "to"
    gives = lemma in group("verbs", "furnishing") and run[at].low == "with"
    return at + 1 if binds or (gives and _are_people(run, start, at)) else 0


def _are_people(run: tuple[Word, ...], start: int, end: int) -> bool:
    """Say whether some words name people or a body ("new staff", "the Board", "customers and suppliers")."""
    named = mention(run, start, {})
    low = run[end - 1].low
    lists = ("people", "crews", "anybody", "served")
    people = frozenset().union(*(group("titles", name) for name in lists))
    return bool({low, low.removesuffix("s")} & people) or (named is not None and named.end == end)


def past_person(run: tuple[Word, ...], at: int) -> int:
    """Return where the object begins behind who gets it: grants clients | a discount."""
    begun = at + (at < len(run) and run[at].low in grammar("determiners") | grammar("articles"))
    for place in range(begun + 1, min(begun + _LONGEST_PERSON, len(run) - 1)):
        powers = run[place].low == "the" and run[place + 1].low in grammar("powers")
        if run[place].low in {"a", "an"} or powers:  # "gives the Clerk | the authority to sign"
            return place
        if not run[place].is_word or run[place].low in group("phrases", "ends"):
            break
    return at
