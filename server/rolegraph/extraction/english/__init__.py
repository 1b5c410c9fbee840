"""English role descriptions: structure and sentences of a document, to statements."""

from rolegraph.extraction.english.extract import extract

__all__ = ["extract"]
