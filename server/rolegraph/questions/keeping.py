"""The index of clauses as bytes that a release keeps, so that a server need not make it again."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from rolegraph.questions.facts import Norm
from rolegraph.questions.lexicon import Phrase
from rolegraph.questions.matching import ClauseIndex
from rolegraph.resources import folder

#: Changes with what an index holds and how it is made.
_FORM = 2
_WORDS = (("data/lexicon/questions", ".yaml"), ("ontology/vocabulary", ".ttl"))


@cache
def words_digest() -> str:
    """Return the digest of all words that decide how clauses are cut."""
    total = hashlib.sha256(str(_FORM).encode())
    for name, ending in _WORDS:
        files = {f.name: f for f in folder(name).iterdir() if f.name.endswith(ending)}
        for file in sorted(files):
            total.update(files[file].read_bytes())
    return total.hexdigest()


def kept(clauses: ClauseIndex, norms: Sequence[Norm]) -> bytes:
    """Return an index of clauses as UTF-8 JSON, the same bytes for the same index."""
    postings = {
        " ".join(phrase): sorted(found.items()) for phrase, found in clauses.postings.items()
    }
    value = {
        "words": words_digest(),
        "norms": [n.id for n in norms],
        "owners": clauses.owners,
        "texts": clauses.texts,
        "postings": dict(sorted(postings.items())),
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def restored(content: bytes, norms: Sequence[Norm], fillers: frozenset[str]) -> ClauseIndex | None:
    """Return the index that ``kept`` gave; None where it was made of other words or other norms."""
    value = json.loads(content)
    if value["words"] != words_digest() or value["norms"] != [n.id for n in norms]:
        return None
    postings: dict[Phrase, dict[int, float]] = defaultdict(dict)
    for phrase, found in value["postings"].items():
        postings[tuple(phrase.split(" "))] = dict(found)
    return ClauseIndex(
        owners=value["owners"],
        texts=value["texts"],
        postings=postings,
        size=max(1, len(norms)),
        fillers=fillers,
    )
