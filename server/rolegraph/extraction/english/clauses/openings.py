"""Where the main clause of an English sentence begins, and who stands before it."""

from rolegraph.extraction.english.wording.enumerations import enumerated
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.modes import opener
from rolegraph.extraction.english.wording.objects import begins_object
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.purposes import past_purpose
from rolegraph.extraction.english.wording.titles import is_plural_head
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word

_LONGEST_LEAD = 14
_LONGEST_ASIDE = 18
#: The first words of an aside that tells more of whom it stands behind ("no member of which").
_RELATIVE = 6
#: Words of the longest name for whoever holds the post.
_PRONOUN = 3


def past_aside(run: tuple[Word, ...], start: int) -> int:
    """Return where a sentence goes on behind "The Buyer, in choosing a supplier,"; 0 without an aside."""
    named = mention(run, start, {})
    several = enumerated(run, start, {})[0] if named else ()
    ends = (_past_bracket(run, one.end) for one in (named, *several) if one)
    end = next((n for n in ends if run[n : n + 1] and run[n].low == ","), len(run))
    if end >= len(run) or run[end].low != ",":
        return 0
    last = min(len(run) - 1, end + _LONGEST_ASIDE)
    behind = (n + 1 for n in range(end + 1, last) if run[n].low == ",")
    led = phrases("conditions").at(run, end + 1) is not None  # "…, together with the Chair, keeps"
    led = led or any(w.low in grammar("antecedents") for w in run[end + 1 : end + _RELATIVE])
    told = (at for at in behind if opener(run, past_having(run, at)) or (led and _acts(run, at)))
    return next(told, 0)


def _past_bracket(run: tuple[Word, ...], at: int) -> int:
    """Return where a short bracket ends that begins at a word ("the Officer (RFO)|, under"); else ``at``."""
    opened = run[at : at + 1] and run[at].low == "("
    inside = range(at + 1, min(at + _PRONOUN + 1, len(run)))
    return next((n + 1 for n in inside if run[n].low == ")"), at) if opened else at


def past_condition(run: tuple[Word, ...], at: int) -> int:
    """Return where the object stands in "prepares, together with the Chair, | plans"; else ``at``.

    Several such may follow one another ("sign, with the Clerk, on behalf of the club, | all deeds").
    """
    behind = _past_insertion(run, at)
    further = _past_insertion(run, behind - 1) if behind > at else behind
    return further if further > behind else behind


def _past_insertion(run: tuple[Word, ...], at: int) -> int:
    """Return where a sentence goes on behind what two commas set apart as a condition; else ``at``."""
    if at + 1 >= len(run) or run[at].low != ",":
        return at
    last = min(len(run) - 1, at + _LONGEST_ASIDE)
    behind = next((n + 1 for n in range(at + 1, last) if run[n].low == ","), at)
    # "approves, within the limits set by the Board, | the salaries of staff"
    bounded = run[at + 1].low == "within" and run[behind].low in grammar("determiners")
    # "obtain, at the company's expense, | legal advice"
    led = run[at + 1].low in group("phrases", "adverbial") and begins_object(run, behind)
    return behind if bounded or led or phrases("conditions").at(run, at + 1) else at


def past_having(run: tuple[Word, ...], at: int) -> int:
    """Return where "has delegated", "is hereby" before "authority to", "authorised to" end."""
    while at < len(run) - 1 and run[at].low in group("phrases", "fillers") and not opener(run, at):
        at += 1
    return at


def charged(run: tuple[Word, ...]) -> tuple[int, int, str]:
    """Return where title and deed stand, and the mode, of "It is the duty of the Clerk to match …".

    "Under no circumstances will the Clerk sign …" bans. (0, 0, "") where a sentence begins otherwise.
    """
    left = phrases("leaving").at(run, 0) if run else None
    hit = left or (phrases("charges").at(run, 0) if run else None)
    barred = phrases("barring").at(run, 0) if run and not hit else None
    whose = hit.end if hit else barred.end + 1 if barred else len(run)
    named = mention(run, whose, {}) if whose < len(run) else None
    if named is None or named.end + 1 >= len(run):
        return 0, 0, ""
    if barred:
        modal = run[whose - 1].low in grammar("auxiliaries")
        return (whose, named.end, "prohibition") if modal else (0, 0, "")
    mode = "grant" if left else "duty"
    at = named.end
    while at + 1 < len(run) and run[at].low in grammar("passives") | grammar("modals"):
        at += 1  # "The duty of the Clerk shall be to match …"
    return (whose, at + 1, mode) if run[at].low == "to" else (0, 0, "")


def leading_condition(run: tuple[Word, ...]) -> tuple[int, tuple[Word, ...]]:
    """Return where the main clause begins, and the condition that stands before its comma.

    "above which" needs none: it stands before the clause that it opens. "RESOLVED that" is no condition.
    """
    resolved = past_opening(run)
    if resolved:
        return resolved, ()
    above = phrases("above").at(run, 0) if run else None
    if above and run[above.end - 1].low == "which" and above.end < len(run):
        return above.end, run[: above.end]
    hit = phrases("conditions").at(run, 0) if run else None
    if hit:
        away = mention(run, hit.end, {}) if "absence" in hit.phrase else None
        if away and run[away.end + 1 : away.end + 2]:  # "In the Chair's absence(,) the Clerk may"
            return away.end + (run[away.end].low == ","), run[: away.end]
        told = _past_circumstance(run, hit.end)
        if told:
            return told, run[:told]
        named = mention(run, hit.end, {}) if hit.end < len(run) else None
        behind = verb_at(run, named.end + 1) if named else None
        if named and behind and run[named.end].low == "to" and behind.shape == "base":
            return named.end, run[: named.end]  # "In consultation with the Warden to move funds"
        told = _past_comma(run) or _past_case(run, hit.end)
        if told:
            then = run[told].low == "then"  # "If the Clerk is away, then the Deputy shall act"
            return told + then, run[: told - (run[told - 1].low == ",")]
    asked = 0 if hit else _past_consent(run)
    return (asked, run[: asked - 1]) if asked else (0, ())


def _past_comma(run: tuple[Word, ...]) -> int:
    commas = (n for n, w in enumerate(run) if n and w.low == "," and n + 2 < len(run))
    # "Except as the Board decides, | or as the law requires, | orders are signed by"
    again = (n for n in commas if run[n + 1].low not in {"or", "and"} or run[n + 2].low != "as")
    comma = next(again, 0)
    return comma + 1 if comma else 0


def _past_case(run: tuple[Word, ...], start: int) -> int:
    """Return where "the Deputy may" begins behind "When the Director is away"; 0 where nothing such leads."""
    for place in range(start + 3, min(len(run) - 2, _LONGEST_LEAD)):
        ended = run[place - 1].low in group("consents", "away") | group("consents", "elsewhere")
        end = _past_subject(run, place) if ended else 0
        if end and _acts(run, end):
            return place
    return 0


def _past_consent(run: tuple[Word, ...]) -> int:
    """Return where "may sell land" begins behind "With the Board's approval,"; 0 where nothing such leads."""
    comma = next((n for n, w in enumerate(run[:_LONGEST_LEAD]) if w.low == ","), 0)
    led = comma > 1 and comma + 1 < len(run) and run[0].low == "with"
    return comma + 1 if led and run[comma - 1].low in group("consents", "nobody") else 0


def past_opening(run: tuple[Word, ...]) -> int:
    """Return where a sentence goes on behind "RESOLVED that", "In addition to these,"; 0 without.

    So it does behind what something is for ("To save time,").
    """
    resolved = phrases("resolving").at(run, 0) if run else None
    added = phrases("adding").at(run, 0) if run and not resolved else None
    comma = next((n + 1 for n, w in enumerate(run) if added and w.low == ","), 0)
    end = resolved.end if resolved else comma or past_purpose(run)
    return end if end < len(run) else 0


def past_manner(run: tuple[Word, ...]) -> int:
    """Return where "the post holder will" begins behind "Working with the Head of Year,"; 0 without."""
    verb = verb_at(run, 0)
    if verb is None or verb.shape != "ing":
        return 0
    last = next((n for n, w in enumerate(run) if w.low in grammar("stops")), len(run))
    commas = (n for n in range(2, min(last - 2, 2 * _LONGEST_LEAD)) if run[n].low == ",")
    return next(
        (n + 1 for n in commas if (end := _past_subject(run, n + 1)) and _acts(run, end)), 0
    )


def past_adverbial(run: tuple[Word, ...]) -> tuple[int, tuple[Word, ...]]:
    """Return where "the Chair may" begins behind "Between meetings", and in what case.

    Without a comma, or behind several ("For pens, paper, and other supplies, the Clerk may").

    (0, ()) where a sentence begins otherwise; how often ("On Mondays") and "in this role" are no case.
    """
    if not run or run[0].low not in group("phrases", "adverbial"):
        return 0, ()
    for place in range(2, min(len(run) - 2, 2 * _LONGEST_LEAD)):
        if run[place].low in {".", ";", ":"}:
            return 0, ()
        near = place < _LONGEST_LEAD or run[place - 1].low == ","
        end = _past_subject(run, place) if near else 0
        if end and (_acts(run, end) or past_aside(run, place)):
            if run[place - 1].low == ",":
                if any(w.text[0].isdigit() or w.text[0] in "$£€" for w in run[: place - 1]):
                    return place, run[: place - 1]  # "For orders above £500, the Bursar may"
                return (place, ()) if "," in [w.low for w in run[: place - 1]] else (0, ())
            ahead = {w.low for w in run[:place]}
            often = run[0].low in group("phrases", "recurring")
            whole = bool(ahead & group("phrases", "whole_work"))
            return place, () if often or whole else run[:place]
    return 0, ()


def _past_subject(run: tuple[Word, ...], at: int) -> int:
    """Return where "the Chair", "the post holder", "you" end at a word, 0 where none begins there."""
    named = mention(run, at, {}) if run[at].low == "the" else None
    parted = run[at - 1].low not in group("phrases", "ends") | grammar("joins")
    if named and (named.text[0].isupper() or parted) and run[at - 1].low != "of":
        return named.end
    said = (at + n for n in range(_PRONOUN, 0, -1) if at + n <= len(run))
    pronouns = group("titles", "pronouns")
    return next((n for n in said if " ".join(w.low for w in run[at:n]) in pronouns), 0)


def _acts(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "may", "shall" or a verb that agrees with one person stands at a word."""
    if at >= len(run):
        return False
    verb = verb_at(run, at)
    several = run[at - 1].low in grammar("plural_pronouns")
    told = verb is not None and verb.shape == ("base" if several else "s")
    return told or run[at].low in group("phrases", "finite")


def _past_circumstance(run: tuple[Word, ...], at: int) -> int:
    """Return where "the Clerk may" begins behind "In an emergency" without a comma; 0 for none."""
    for place in range(at, min(len(run) - 2, at + _LONGEST_LEAD)):
        if run[place].low in {",", ".", ";", ":"} or run[place - 1].low in {
            "if",
            "when",
            "where",
            "unless",
            "event",
        }:
            return 0
        begun = run[place].low == "the" and run[place - 1].low not in {"by", "of", "to", "from"}
        named, end = enumerated(run, place, {}) if begun else ((), 0)
        if named and end < len(run) and run[end].low in group("titles", "told_by"):
            return place
    return 0


def past_title(run: tuple[Word, ...], start: int) -> int:
    """Return where the title ends that a sentence begins with: "The Grants Manager" holds no verb."""
    named = mention(run, start, {}) if start < len(run) else None
    if named is None or run[start].low in grammar("plural_pronouns"):
        return start  # "You train apprentices"
    determined = run[start].low in {"the", "a", "an", "any", "each"}
    if determined and " of " in named.text:
        return named.end  # "the director of public works"
    if not named.text[0].isupper():
        return start
    # "Department heads have the authority to …" is about several.
    several = is_plural_head(run[named.end - 1].low)
    return named.end if determined or several or " of " in named.text else start


def past_lead(run: tuple[Word, ...], start: int) -> int:
    """Return where the main clause behind an adverbial begins ("Under the direction of X, he …")."""
    comma = next((i for i, w in enumerate(run[:_LONGEST_LEAD]) if w.low == ","), 0)
    leads = run[start : start + 1] and run[start].low in grammar("relatives") | grammar("beside")
    # A clause of its own stands before the comma, but behind "shall have".
    told = [run[n - 1].low for n in range(start + 1, comma) if run[n].low in grammar("linking")]
    if not leads and any(before not in grammar("modals") for before in told):
        return 0  # "Employees have a say in pricing, controlling costs and planning"
    if start < len(run) and _is_listed(run, start, comma):
        return 0
    return comma + 1 if start < comma < len(run) - 1 and not is_name(run, comma + 1) else 0


def _is_listed(run: tuple[Word, ...], start: int, comma: int) -> bool:
    """Say whether a comma parts things that are listed, and no lead from its main clause.

    "Purchases of supplies, services or works", "No lease, loan or sale shall be", "Services include pay, IT".
    """
    told = any(w.low in grammar("listing") for w in run[start + 1 : comma - 1])
    first, of = run[start].low, run[start + 1 : start + 2] and run[start + 1].low == "of"
    return told or first == "no" or (bool(of) and first not in group("phrases", "ends"))


def is_name(run: tuple[Word, ...], at: int) -> bool:
    """Say whether two words in capitals behind a comma are a name ("…, Mark Adey, …")."""
    pair = run[at - 1 : at + 2]
    return (
        len(pair) > 2
        and mention(run, at, {}) is None
        and pair[0].low in {",", "and"}
        and all(w.text[0].isupper() for w in pair[1:])
    )
