"""A vocabulary as a register, so that titles can be reconciled with its occupations."""

from collections.abc import Iterator, Sequence

from rolegraph.linking.candidates import Linker
from rolegraph.linking.mappings import links
from rolegraph.linking.register import ALIKE, Entity, Register, Scores, Term
from rolegraph.linking.vocabularies import Occupation, Vocabulary

PROPERTIES = (
    Term("code", "Code 编码"),
    Term("parent", "Code above 上级编码"),
    Term("synonym", "Other name 别称"),
)
_SOUGHT = 20


def register(vocabulary: Vocabulary) -> Register:
    """Return a vocabulary's occupations as a register; titles that are none are linked by ``Linker``."""
    space = str(vocabulary.about.get("space", "urn:code:"))
    linker = Linker(vocabulary, links())

    def scorer(texts: Sequence[str]) -> Iterator[Scores]:
        for found in linker.link(texts, _SOUGHT):
            best = max((p.score for p in found.proposals), default=1.0)
            yield {
                p.occupation.id.removeprefix(space): (
                    round(ALIKE * p.score / max(best, 1.0), 2),
                    p.features,
                )
                for p in found.proposals
            }

    entities = (_entity(o, vocabulary, space) for o in vocabulary.occupations)
    title = str(vocabulary.about.get("title", vocabulary.name))
    return Register(title, space, entities, PROPERTIES, scorer)


def _entity(one: Occupation, vocabulary: Vocabulary, space: str) -> Entity:
    return Entity(
        id=one.id.removeprefix(space),
        name=one.label,
        type=Term("Occupation", f"Occupation of {vocabulary.name}"),
        others=one.synonyms,
        description=one.code,
        values={
            "code": (one.code,),
            "parent": (one.parent,) if one.parent else (),
            "synonym": one.synonyms,
        },
    )
