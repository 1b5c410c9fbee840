"""What a holder needs, in English: education, experience, skills, traits."""

from rolegraph.extraction.english.figures.amount import Amount
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.norms import stated
from rolegraph.extraction.english.norms.places import norm_id
from rolegraph.extraction.english.wording.lexicon import entries
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.structure import Item
from rolegraph.model import Qualification


def qualification(item: Item, context: Context) -> Qualification:
    """Return one requirement as a qualification."""
    text = item.body.text
    kind = _kind(text, item.heading or context.section.title)
    years = _years(text) if kind in {"experience", "education", "skill"} else None
    return Qualification(
        id=norm_id("qualification", context.document, item.body),
        **stated(context, item.body, 0.95),
        kind=kind,
        minimum_years=_minimum(years),
        maximum_years=_maximum(years),
    )


def _kind(text: str, heading: str) -> str:
    named = {"education": "education", "experience": "experience", "skills": "skill"}
    low = heading.lower()
    if low in named:
        return named[low]
    plain = f" {' '.join(w.low for w in words(text))} "
    first = {
        kind: min((plain.find(f" {w} ") for w in several if f" {w} " in plain), default=-1)
        for kind, several in entries("qualifications").items()
    }
    told = {kind: at for kind, at in first.items() if at >= 0}
    if {"experience", "education"} & told.keys():  # what is named first, the rest explains
        told.pop("trait", None)
    if told:
        return str(min(told, key=lambda kind: told[kind]))
    return "trait" if "personal" in low or "attribute" in low else "skill"


def _years(text: str) -> Amount | None:
    found = amounts(text, words(text))
    return next((a for a in found if a.unit.startswith("year")), None)


def _minimum(years: Amount | None) -> float | None:
    if years is None:
        return None
    if years.minimum is not None:
        return years.minimum
    return None if years.operator in {"<", "<="} else years.value


def _maximum(years: Amount | None) -> float | None:
    if years is None:
        return None
    return years.value if years.operator in {"<", "<="} else years.maximum
