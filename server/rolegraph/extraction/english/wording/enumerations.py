"""Several titles in one subject: "The President, Deputy Director (Finance) or deans may"."""

from collections.abc import Mapping

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.objects import begins_object
from rolegraph.extraction.english.wording.titles import is_head, is_plural_head, singular
from rolegraph.extraction.english.wording.verb_groups import verbs_after
from rolegraph.extraction.english.wording.verbs import Verb, verb_at
from rolegraph.extraction.english.wording.words import Word

_JOINTS = frozenset((",", "and", "or", "&", "/"))
#: Words of the longest title of several in small letters, and of a field behind "for".
_LONGEST = 3
_FIELD = 5
#: The words in which ", in his absence," stands.
_ASIDE = 6
#: The words in which "to" stands behind whom an entry leaves a deed to.
_CHARGED = 12
#: Fewer titles are no enumeration.
_SEVERAL = 2


def enumerated(
    run: tuple[Word, ...], at: int, known: Mapping[str, str]
) -> tuple[tuple[Mention, ...], int]:
    """Return the titles that commas, "and", "or" join from a word on, and where they end.

    Of "Officers of the College (the president and deans)" it is those in the bracket.
    """
    found: list[Mention] = []
    at += at < len(run) and run[at].low == "only"
    end = at = past_count(run, at)
    while named := _title(run, at, known):
        found.append(named)
        inside, end = _bracketed(run, named.end, known)
        if len(inside) >= _SEVERAL and len(found) == 1:
            return inside, end
        if run[end : end + 1] and run[end].low == "/" and _is_short(run[end + 1 : end + 2]):
            end += 2  # "the Clerk/RFO"
        at = end
        while at < len(run) and run[at].low in _JOINTS:
            at += 1
        at = past_absence(run, at)
        if past := past_stand_in(run, at) or _past_another(run, at):
            at = end = past
        elif at == end:
            break
    return tuple(found), end


def charged_to(run: tuple[Word, ...], start: int) -> tuple[Verb, ...]:
    """Return what an entry leaves to whom it begins with: "President or Treasurer to | authorise refunds"."""
    near = range(start + 1, min(start + _CHARGED, len(run) - 2))
    at = next((n for n in near if run[n].low == "to"), 0)
    if not at or not (run[at - 1].text[0].isupper() or is_head(run[at - 1].low)):
        return ()
    doing = verbs_after(run, at + 1, "")
    deed = bool(doing) and doing[0].shape == "base" and begins_object(run, doing[-1].end)
    named = enumerated(run, start, {}) if deed and run[start].text[0].isupper() else ((), 0)
    return doing if named[0] and named[1] == at else ()


def past_absence(run: tuple[Word, ...], at: int) -> int:
    """Return where a title begins behind "(,) in his absence (,) (by)"; else the same place."""
    begun = at + (run[at : at + 1] != () and run[at].low == ",")
    if begun >= len(run) or run[begun].low not in {"in", "during"}:
        return at
    named = (n for n in range(begun, min(begun + _ASIDE, len(run))))
    end = next((n + 1 for n in named if run[n].low in group("consents", "away")), 0)
    while 0 < end < len(run) and run[end].low in {",", "by"}:
        end += 1
    return end or at


def past_stand_in(run: tuple[Word, ...], at: int) -> int:
    """Return where "his designee", "a duly authorised representative" ends; 0 where none stands."""
    begun = at
    small = group("titles", "determiners") | group("titles", "appointing")
    while at < len(run) and run[at].low in small:
        at += 1
    named = begun < at < len(run) or (begun and at < len(run) and run[at - 1].low == "or")
    return at + 1 if named and run[at].low in group("titles", "stand_ins") else 0


def _past_another(run: tuple[Word, ...], at: int) -> int:
    """Return where "one other trustee", "another director" ends, whoever that is; 0 where none stands."""
    lows = [w.low for w in run[at : at + 3]]
    led = 2 if lows[:2] == ["one", "other"] else int(lows[:1] == ["another"])
    return at + led + 1 if led and is_head(lows[led] if len(lows) > led else "") else 0


def past_count(run: tuple[Word, ...], at: int) -> int:
    """Return where the titles of "any two of the Chair and the Clerk", "a vote of the Board" begin."""
    end = at
    while end < len(run) and run[end].low in group("consents", "counts"):
        end += 1
    counted = end > at and run[end : end + 1] and run[end].low == "of"
    return past_count(run, end + 1) if counted else _past_whom(run, end) if end > at else at


def _past_whom(run: tuple[Word, ...], at: int) -> int:
    """Return where the Bursar stands in "signatories, one of whom must be | the Bursar"; else ``at``."""
    near = range(at + 1, min(at + _ASIDE, len(run)))
    whom = next((n + 1 for n in near if run[n].low == "whom" and run[n - 1].low == "of"), 0)
    end = whom
    while 0 < end < len(run) - 1 and run[end].low in grammar("auxiliaries") | grammar("passives"):
        end += 1
    return end if end > whom else at


def _is_short(behind: tuple[Word, ...]) -> bool:
    """Say whether a title's letters stand at a word ("RFO")."""
    return bool(behind) and behind[0].text.isupper() and not is_head(behind[0].low)


def past_enumeration(run: tuple[Word, ...], start: int) -> int:
    """Return where several titles end that a sentence begins with and tells something of; else start."""
    several, end = enumerated(run, start, {})
    if len(several) < _SEVERAL or end >= len(run):
        return start
    # "The Buyer (up to EUR 5,000) and the Planner approve orders"
    figured = any(w.text[0].isdigit() for w in run[start:end])
    deed = verb_at(run, end) if figured else None
    acts = deed is not None and deed.shape == "base" and deed.end < len(run)
    return end if acts or run[end].low in group("titles", "told_by") else start


def _bracketed(
    run: tuple[Word, ...], at: int, known: Mapping[str, str]
) -> tuple[tuple[Mention, ...], int]:
    """Return the titles in a bracket that opens at a word, and where it ends; () and ``at`` for none."""
    if at >= len(run) or run[at].low != "(":
        return (), at
    close = next((n for n in range(at, len(run)) if run[n].low == ")"), at)
    if close == at:
        return (), at
    inside, end = enumerated(run[:close], at + 1, known)
    return (inside if end == close else ()), close + 1


def _title(run: tuple[Word, ...], at: int, known: Mapping[str, str]) -> Mention | None:
    """Return one title of an enumeration; one of several in small letters, or with its field, as well."""
    named = mention(run, at, known) or _several(run, at)
    if named is None or named.end >= len(run) or run[named.end].low != "for":
        return named
    behind = range(named.end + 2, min(named.end + _FIELD, len(run)))
    end = next((n for n in behind if run[n].low in group("titles", "told_by") | {",", "or"}), 0)
    end = end or (len(run) if named.end + 1 < len(run) <= named.end + _FIELD else 0)
    plain = all(
        w.is_word and w.low not in grammar("determiners") for w in run[named.end + 1 : end]
    )
    if not end or not plain:
        return named
    field = " ".join(w.text for w in run[named.end : end])
    return Mention(f"{named.text} {field}", named.start, end)


def _several(run: tuple[Word, ...], at: int) -> Mention | None:
    """Return "vice presidents" at a word as a title."""
    while at < len(run) and run[at].low in group("titles", "determiners"):
        at += 1
    for end in range(at, min(at + _LONGEST, len(run))):
        if not run[end].is_word or run[end].low in _JOINTS | group("phrases", "ends"):
            return None
        if is_plural_head(run[end].low):
            return Mention(singular(" ".join(w.text for w in run[at : end + 1])), at, end + 1)
    return None
