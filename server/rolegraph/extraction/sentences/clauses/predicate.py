"""What one clause is read to say: its action, what that is done to, and what stood before the verb."""

from dataclasses import dataclass, field

from rolegraph.extraction.sentences.clauses.framing import Frame


@dataclass(frozen=True, slots=True)
class Predicate:
    """One clause's action and object; ``verbs`` are all verbs of the action, main one first.

    ``assisted`` says that the object names the person helped, ``closing`` that the verbs close the
    clause as nouns. ``own`` is the verbs done to one of several objects alone, with that one.
    """

    action: str
    object: str
    verbs: tuple[str, ...]
    frame: Frame = field(default_factory=Frame)
    counterparty: str = ""
    assisted: bool = False
    closing: bool = False
    aspect: str = ""
    own: tuple[tuple[str, str], ...] = ()
