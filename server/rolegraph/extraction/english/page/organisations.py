"""Names of organisations in headings."""

import re

from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.titles import is_plural_head
from rolegraph.extraction.english.wording.words import Word, words

_PARTS = re.compile(r"\s+[–—|·-]\s+|\s*[:：]\s*")
_LONGEST = 7


def organisation_name(paragraph: Paragraph, first: bool = False) -> str:
    """Return the organisation that a heading or first line names by its legal form, or "".

    The ``first`` line of a text may name it by what it is ("Northmoor District Council").
    """
    if len(paragraph.text) > 120 or paragraph.marker:
        return ""
    for whole in _PARTS.split(paragraph.text):
        first_named, _, behind = whole.partition(",")
        # "Hill Foods plc, Leeds", but "Hill Foods Co., Ltd."
        form = behind.strip().lower() in group("units", "companies")
        part = first_named if _is_company(first_named) and not form else whole
        run = words(part.rstrip("."))
        small = {"and", "of", "de"} | group("units", "companies")  # "Hill Foods plc"
        if not 1 < len(run) <= _LONGEST or not all(
            w.text[0].isupper() or not w.is_word or w.low in small for w in run
        ):
            continue
        if _is_company(part) or (first and _is_institution(run)):
            return part.strip()
    return ""


def names_firm(paragraph: Paragraph) -> bool:
    """Say whether a line is a firm's name by two names and what several do ("Hay & Sons Surveyors").

    Below a title such a line names who employs its holder.
    """
    run = words(paragraph.text.strip("*_ "))
    joined = any(w.low in {"&", "and"} for w in run[1:-1])
    capital = all(w.text[0].isupper() or w.low in {"&", "and"} for w in run)
    return 2 < len(run) <= _LONGEST and joined and capital and is_plural_head(run[-1].low)


def _is_institution(run: tuple[Word, ...]) -> bool:
    kinds = group("units", "institutions")
    return run[-1].low in kinds or (run[0].low in kinds and run[1].low == "of")


def _is_company(text: str) -> bool:
    low = text.lower().rstrip()
    legal = group("units", "companies") - {
        "holdings",
        "group",
        "company",
        "as",
        "ab",
        "ag",
        "sa",
        "sas",
    }
    cased = {"AG", "SA", "SAS", "AB", "AS", "Group", "Holdings", "Company"}
    cased |= {"GROUP", "HOLDINGS", "COMPANY"} if text.isupper() else set()
    return any(low.endswith(" " + form) for form in legal) or text.rsplit(" ", 1)[-1] in cased
