"""What a validation found, as values."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rolegraph.errors import GraphAtFault

#: Severities, the blocking one first.
SEVERITIES = ("violation", "warning", "info")
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One result: what breaks which shape, where its words stand, and what to do.

    ``severity`` is violation (blocking), warning or info; ``message`` holds the text by language.
    ``shape`` is the local name of the shape or check, ``component`` the SHACL constraint that
    failed, as an IRI. ``sentence`` is the quote that the thing rests on, "" where it has none.
    """

    severity: str
    shape: str
    message: dict[str, str]
    focus: str
    path: str = ""
    value: str = ""
    component: str = ""
    document: str = ""
    start: int = 0
    end: int = 0
    sentence: str = ""

    def line(self, language: str = "en") -> str:
        """Return the result as one line for a person."""
        place = f"{self.document}, characters {self.start} to {self.end}" if self.end else ""
        where = place or self.document or self.focus
        words = f" “{self.sentence}”" if self.sentence else ""
        value = f" [{self.value}]" if self.value else ""
        message = self.message.get(language) or next(iter(self.message.values()), "")
        return f"{self.severity}: {where}:{words}{value} {message} ({self.shape})"


@dataclass(frozen=True, slots=True)
class Report:
    """All results of one validation, the worst first; ``documents`` counts those looked at."""

    violations: tuple[Violation, ...] = ()
    documents: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Violation], documents: int) -> "Report":
        """Return the report of some results, sorted by severity, document and place."""
        ordered = tuple(
            sorted(
                found,
                key=lambda v: (
                    SEVERITIES.index(v.severity),
                    v.document,
                    v.start,
                    v.focus,
                    v.shape,
                    v.value,
                ),
            )
        )
        counts = Counter(v.severity for v in ordered)
        return cls(ordered, documents, {s: counts[s] for s in SEVERITIES})

    @property
    def conforms(self) -> bool:
        """Whether nothing blocks publication; warnings and infos do not."""
        return not any(v.severity == "violation" for v in self.violations)

    def at_least(self, severity: str) -> tuple[Violation, ...]:
        """Return the results of a severity or a worse one."""
        worst = SEVERITIES.index(severity)
        return tuple(v for v in self.violations if SEVERITIES.index(v.severity) <= worst)

    def refuse(self) -> None:
        """Raise GraphAtFault, naming the sentences at fault, unless the report conforms."""
        blocking = self.at_least("violation")
        if blocking:
            shown = "\n".join(v.line() for v in blocking[:_SHOWN])
            more = f"\n… and {len(blocking) - _SHOWN} more" if len(blocking) > _SHOWN else ""
            raise GraphAtFault(
                f"Nothing was published: {len(blocking)} statement(s) break a blocking shape.\n"
                f"{shown}{more}\nCorrect the sentence's reading (data/corrections), or report "
                "the document; `rolegraph validate` lists everything."
            )
