"""Whether a text holds a fragment of a few characters, asked of one text thousands of times."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fragments:
    """The fragments of a text; what was asked is remembered."""

    text: str
    _held: dict[str, bool]

    def __contains__(self, fragment: str) -> bool:
        held = self._held.get(fragment)
        if held is None:
            # A fragment stands nowhere where its own parts do not: most are told by their letters.
            held = (
                len(fragment) > 1
                and fragment[1:] in self
                and fragment[:-1] in self
                and fragment in self.text
            )
            self._held[fragment] = held
        return held


def fragments_of(text: str) -> Fragments:
    """Return the fragments of a text."""
    return Fragments(text, dict.fromkeys(text, True))
