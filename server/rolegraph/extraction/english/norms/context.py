"""What a sentence's readers know around it, and where they put what they find."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from rolegraph.extraction.english.norms.topics import Category
from rolegraph.extraction.english.page.register import Register
from rolegraph.extraction.escalation import Referral
from rolegraph.extraction.structure import Section
from rolegraph.model import (
    Appraisal,
    Authority,
    CareerStep,
    Duty,
    Limit,
    Line,
    Prohibition,
    Qualification,
)
from rolegraph.reading import Document, Passage

#: Characters between two sentences of a paragraph: a stop and a blank.
_NEAR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The bearer of a section and what is known of it.

    ``title`` is the bearer's, "" for a unit; ``superior`` the id of its one stated superior;
    ``bound`` the limit that a sentence sets in brackets behind the title it speaks of, ``when`` the case
    that it names before that ("or, in his absence,").
    """

    register: Register
    organisation: str
    bearer: str
    title: str = ""
    superior: str = ""
    bound: Limit | None = None
    when: str = ""
    section: Section

    @property
    def document(self) -> Document:
        """The document that is read."""
        return self.register.document

    @property
    def known(self) -> Mapping[str, str]:
        """Lower-case titles of the organisation, as they are written."""
        return self.register.known(self.organisation)

    def goes_on(self, end: int, passage: Passage) -> bool:
        """Say whether a passage stands right behind a place, in the same paragraph."""
        start = passage.span[0]
        near = end <= start <= end + _NEAR
        return near and "\n\n" not in self.document.passage(end, start).text

    def of(self, bearer: str, title: str) -> Self:
        """Return the context of a sentence that speaks of another position."""
        return replace(self, bearer=bearer, title=title, superior="", bound=None, when="")


@dataclass(slots=True)
class Findings:
    """The statements of a document as they are found.

    ``speaker`` is whom the last sentence of the section was about, ``several`` all where it joined
    some, ``about`` its matter, ``acted`` what it acted on and where it ends,
    ``bounded`` the last power with a limit that it gave, ``fresh`` the last power of the sentence before,
    ``category`` what "in this category" means.
    ``escalations`` says by bearer to whom everything above its limits goes, ``referrals`` to whom
    what is above one amount goes.
    """

    duties: list[Duty] = field(default_factory=list)
    authorities: list[Authority] = field(default_factory=list)
    prohibitions: list[Prohibition] = field(default_factory=list)
    qualifications: list[Qualification] = field(default_factory=list)
    appraisals: list[Appraisal] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    career_steps: list[CareerStep] = field(default_factory=list)
    speaker: Context | None = None
    several: tuple[Context, ...] = ()
    about: str = ""
    acted: tuple[str, int] = ("", 0)
    bounded: Authority | None = None
    fresh: Authority | None = None
    category: Category | None = None
    escalations: dict[str, str] = field(default_factory=dict)
    referrals: list[Referral] = field(default_factory=list)
