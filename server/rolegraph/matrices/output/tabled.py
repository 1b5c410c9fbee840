"""What is written: matrices of one name, with their release and the language."""

from dataclasses import dataclass, field

from rolegraph.matrices.filtering import Filter
from rolegraph.matrices.values import Matrix, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """Matrices of one release under one title; ``by`` is the filter that left them."""

    name: str
    title: Texts
    matrices: tuple[Matrix, ...]
    release: str
    language: str = "en"
    by: Filter = field(default_factory=Filter)
