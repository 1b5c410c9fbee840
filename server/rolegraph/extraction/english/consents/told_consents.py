"""Consents that are only told of: past ones, those of members, those by whose paper somebody goes."""

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.phrases import Hit
from rolegraph.extraction.english.wording.words import Word


def tells_who(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a decision only tells whom is meant ("by such officer as is named by | resolution of")."""
    passed = run[at].low in group("consents", "enacted")
    telling = group("titles", "told_by") | {"be"}
    been = run[at - 1].low == "been"
    if passed and (been or not any(w.low in telling for w in run[:at])):
        return True  # "(Adopted by the Board on 3 June)", "These rules have been adopted by the Board"
    if any(w.low == "otherwise" for w in run[max(at - 2, 0) : at]):
        return True  # "Orders are placed in May, unless otherwise agreed by the Director"
    given = run[at - 1].low == "delegated" or run[at - 1].low in {"has", "holds"}
    if at and given and run[at].low == "authority":
        return True  # "The Committee has (delegated) authority from the Board for loans"
    before = run[:at]
    such = next((n for n in range(at - 1, -1, -1) if before[n].low == "such"), at)
    return any(w.low == "as" for w in before[such:])


def is_based_on(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a decision only tells by what somebody goes ("based on a plan approved by")."""
    led = next((n for n in range(at - 1, 0, -1) if run[n - 1].low in {"based", "relying"}), at)
    return not any(w.low in group("titles", "told_by") for w in run[led:at]) and led < at


def are_members(run: tuple[Word, ...], hit: Hit | None, at: int) -> bool:
    """Say whether a sentence tells by whom its members are appointed ("are four governors appointed by")."""
    if hit is None or hit.value != "appoint" or at < 2:
        return False
    bare = run[at - 1].is_word and run[at - 1].low not in grammar("joins") | grammar("passives")
    return bare and any(w.low in grammar("passives") for w in run[: at - 1])


def is_past(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "was", "had been", "which has already been" stands before a participle."""
    if at and run[at - 1].low in {"previously", "already"}:
        return True
    been = at > 1 and run[at - 1].low == "been"
    already = been and run[at - 2].low == "already"
    at -= been + already
    return at > 0 and (already or run[at - 1].low in grammar("past"))
