"""The audit as a CSV file: a row for each sentence behind a finding."""

from rolegraph.audit.output.audited import Audited
from rolegraph.audit.output.rows import SENTENCE_COLUMNS, sentences
from rolegraph.queries.forms import separated


def write(audited: Audited, separator: str = ",", bom: bool = False) -> bytes:
    """Return the findings as separated values in UTF-8; Excel wants a byte-order mark."""
    return separated(SENTENCE_COLUMNS, list(sentences(audited)), separator, bom)
