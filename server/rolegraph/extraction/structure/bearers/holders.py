"""Posts that a text speaks of by who holds them: 陈志明先生获委任为经理，…; 陈先生的主要职务如下：."""

import re
from dataclasses import dataclass, field
from functools import cache

from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.extraction.structure.names import held_posts
from rolegraph.extraction.structure.prose.prose import Subject
from rolegraph.reading.alternation import either

#: A subject, and where the sentence begins that names it.
Named = tuple[Subject, int]


@dataclass(slots=True)
class Holders:
    """Who holds which post, as the sentences of one text have told so far."""

    _posts: dict[str, Named] = field(default_factory=dict)

    def hear(self, text: str, at: int) -> tuple[Named, int] | None:
        """Return the post that a sentence is about by its holder, and where it tells of that, or None.

        ``at`` is where the sentence begins.
        """
        if found := held_posts.appointed(text):
            title, span, told = found
            named = Subject(*span, title=title), at
            self._posts[held_posts.surname(text[: span[0]])] = named
            return named, told
        again = _again().match(text)
        post = self._posts.get(again["name"]) if again else None
        return (post, again.end()) if again and post else None


@cache
def _again() -> re.Pattern[str]:
    """Match who was named with their post before: 陈先生的主要职务如下, 李小姐将负责…."""
    name = either(group("granting", "surnames"))
    return re.compile(rf"(?P<name>{name}){held_posts.CALLED}(?:[的将须应会])?")
