"""Headers that are the letters of responsibility, by themselves or in words (A, Accountable)."""

from rolegraph.extraction.tables.cells.cells import without_notes
from rolegraph.extraction.tables.cells.lexicon import entries


def letter_of(text: str) -> str:
    """Return the letter of responsibility that a header says in words ("Accountable"), or ""."""
    plain = " ".join(without_notes(text).split()).strip(" *＊:：?？").lower()
    lists = entries("cells")["assigned"].items()
    named = next((letter for letter, several in lists if plain in several), "")
    return named or (text.strip() if text.strip() in entries("cells")["assigned"] else "")
