"""A title's last word alone, once the whole was named: "the analyst" of the Compliance Analyst."""

from collections.abc import Iterable

from rolegraph.extraction.english.wording.lexicon import group


def whole_of(title: str, known: Iterable[str], last: str = "") -> str:
    """Return the title that a last word in small letters means, the word itself where that is not plain.

    ``last`` is whom the sentence before was about; of all ``known`` just one may end so. A deputy is not
    whom he stands in for.
    """
    if not title.islower() or " " in title or title in group("titles", "generic"):
        return title
    if _ends_in(last, title):
        return last
    if title in group("titles", "anybody") | group("titles", "bodies") | group("titles", "roles"):
        return title
    every = {one for one in known if _ends_in(one, title)}
    alone = title.casefold() not in {one.casefold() for one in known}
    return every.pop() if alone and len(every) == 1 else title


def _ends_in(whole: str, word: str) -> bool:
    low = whole.casefold()
    return low.endswith(f" {word}") and low.split()[0] not in group("told_apart", "ranks")
