"""What a figure counts for: per month, a week, per order."""

from rolegraph.extraction.english.wording.lexicon import by_entry, group
from rolegraph.extraction.english.wording.words import Word

_ONE_OF = frozenset(("any", "each", "a", "every"))


def per_what(run: tuple[Word, ...], at: int) -> tuple[str, int]:
    """Return the period or noun of "per month", "/order", "a week", "annually", and its end."""
    at = _behind_total(run, _behind_each(run, at))
    if at >= len(run):
        return "", at
    low = run[at].low
    if low in {"per", "/", "a", "an", "each", "every", "in", "on"} and at + 1 < len(run):
        found = _each_of(run, at)
        if found:
            return found
    if low.endswith("ly") and low in by_entry("amounts", "periods"):
        return by_entry("amounts", "periods")[low], at + 1
    if low == "p.a":
        return "year", at + 1
    return "", at


def _each_of(run: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    """Return the period or thing behind "per", "a", "in any", and its end."""
    low, one_of = run[at].low, run[at].low in {"in", "on"} and run[at + 1].low in _ONE_OF
    skip = at + 1 + one_of
    for length in (2, 1):
        name = " ".join(w.low for w in run[skip : skip + length])
        if name in by_entry("amounts", "periods"):
            return by_entry("amounts", "periods")[name], skip + length
    if skip < len(run) and _counts(low, run[skip]):
        return _with_period(run, *_noun(run, skip))
    return _transaction(run, skip) if one_of and skip < len(run) else None


def _with_period(run: tuple[Word, ...], noun: str, end: int) -> tuple[str, int]:
    """Return what a figure is for each of, with the period behind it: "per employee per year" is both."""
    if end < len(run) and run[end].low in {"per", "in", "a", "each", "every"}:
        per, stop = per_what(run, end)
        if per in by_entry("amounts", "periods").values():
            return f"{noun}, {per}", stop
    return noun, end


def _transaction(run: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    """Return what each single one of is meant by "in any one transaction", "in each case"."""
    at += run[at].low in {"one", "single", "given"}
    if at < len(run) and run[at].low in group("amounts", "each"):
        return run[at].low, at + 1
    return None


def _behind_total(run: tuple[Word, ...], at: int) -> int:
    """Return where the period begins behind "in aggregate", "in total"."""
    told = [word.low for word in run[at : at + 2]] in (["in", "aggregate"], ["in", "total"])
    return at + 2 if told else at


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
