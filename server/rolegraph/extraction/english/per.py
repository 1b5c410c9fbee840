"""What a figure counts for: per month, a week, per order."""

from rolegraph.extraction.english.lexicon import by_entry, group
from rolegraph.extraction.english.words import Word


def per_what(run: tuple[Word, ...], at: int) -> tuple[str, int]:
    """Return the period or noun of "per month", "/order", "a week", "annually", and its end."""
    if at >= len(run):
        return "", at
    at = _behind_each(run, at)
    low = run[at].low
    if low in {"per", "/", "a", "an", "each", "every", "in"} and at + 1 < len(run):
        skip = (
            at + 2 if low == "in" and run[at + 1].low in {"any", "each", "a", "every"} else at + 1
        )
        for length in (2, 1):
            name = " ".join(w.low for w in run[skip : skip + length])
            if name in by_entry("amounts", "periods"):
                return by_entry("amounts", "periods")[name], skip + length
        if skip < len(run) and _counts(low, run[skip]):
            return _noun(run, skip)
    if low.endswith("ly") and low in by_entry("amounts", "periods"):
        return by_entry("amounts", "periods")[low], at + 1
    if low == "p.a":
        return "year", at + 1
    return "", at


def _counts(low: str, thing: Word) -> bool:
    """Say whether a figure is for each of a thing: "per order", "£100 a line"."""
    often = low in {"a", "an"} and thing.low in group("amounts", "each")
    return often or (low in {"per", "/", "each"} and thing.is_word)


def _noun(run: tuple[Word, ...], at: int) -> tuple[str, int]:
    end = at
    told = group("consents", "predicates")  # "£160 per night require …"
    while end < len(run) and end - at < 2 and names_unit(run[end]) and run[end].low not in told:
        end += 1
    return " ".join(w.low for w in run[at:end]), end


def names_unit(word: Word) -> bool:
    """Say whether a word behind a number can be what is counted."""
    stops = group("phrases", "ends") | {"and", "or", "of", "a", "an", "the", "other"}
    return word.is_word and word.low not in stops


def _behind_each(run: tuple[Word, ...], at: int) -> int:
    """Return where the period begins, behind the "each" of "two hours each per shift"."""
    return at + 1 if [word.low for word in run[at : at + 2]] == ["each", "per"] else at
