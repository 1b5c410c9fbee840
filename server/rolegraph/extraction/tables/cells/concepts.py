"""Words of cells → concepts of the object scheme."""

from rolegraph.extraction.english.wording.concepts import object_concept as english_object
from rolegraph.extraction.objects import object_concept as chinese_object
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
)


def object_concept(words: str) -> str:
    """Return the concept of an object's words in either language, or ""."""
    return chinese_object(words) if is_chinese(words) else english_object(words)
