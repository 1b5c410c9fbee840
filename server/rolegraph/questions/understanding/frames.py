"""A question read in one way: what it says, whom it names, and which norms carry its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group, Match, match
from rolegraph.questions.understanding.mentioning import Mentioned
from rolegraph.questions.understanding.when import another_period, period_alone
from rolegraph.questions.understanding.whose import leaves_out, of_another, of_staff, parts_owner

#: A norm answers when it carries this share of the words, this much in its own sentence, and nearly
#: as much as the best one.
ENOUGH, OWN, NEAR = 0.58, 0.5, 0.9
#: What it must carry where one thing asked about occurs nowhere in the documents.
STRANGE = 0.64
#: What the names of entries begin with that are for no place: *in the payment process*.
_NO_PLACES = ("money/", "dictionary/", "goods/", "customers/", "verbs/", "object/", "action/")
#: What a word for a department ends in.
_DEPARTMENT = frozenset("部门科室处") | {"department", "divis", "sect", "dept"}
_ANY_UNIT = frozenset(("units/department", "units/departmental"))


@dataclass(frozen=True)
class Frame(Mentioned):
    """One reading of a question."""

    def find(
        self,
        wanted: Sequence[Group],
        among: Callable[[Norm], bool],
        near: float = NEAR,
        enough: float = ENOUGH,
        own: float = OWN,
    ) -> tuple[Match, ...]:
        """Return the norms that carry the wanted words, the best first; none that falls behind.

        Where none does, words for a place that no document names are left out, if a thing is left then.
        """
        levels = (near, enough, own)
        found = self._found(wanted, among, levels)
        told = [g for g in wanted if not self.nowhere(g)]
        if found or len(told) == len(wanted) or all(g.verb for g in told):
            return found
        return self._found(told, among, levels)

    def of_others(
        self, wanted: Sequence[Group], among: Callable[[Norm], bool]
    ) -> tuple[Match, ...]:
        """Return the norms that carry the words, but say them of another party than the one named."""
        near = self._near(wanted, among, (NEAR, ENOUGH, OWN))
        return tuple(m for m in near if of_another(self, m.number, wanted))

    def nowhere(self, group: Group) -> bool:
        """Say whether a word for what may be a place stands among those that say where, and in no name."""
        entries = self.segment_of(group).names("entry")
        if entries and all(e.startswith(_NO_PLACES) for e in entries):
            return False
        forms = (*group.alternatives, *(p for part in group.parts for p in part))
        return self.says_where(group) and not any(f in self.index.around_places for f in forms)

    def _found(
        self,
        wanted: Sequence[Group],
        among: Callable[[Norm], bool],
        levels: tuple[float, float, float],
    ) -> tuple[Match, ...]:
        near = self._near(wanted, among, levels)
        own = tuple(m for m in near if not of_another(self, m.number, wanted))
        if len(own) == len(near):
            return own
        # Beside another party's, what says no party may be that one's too.
        return tuple(m for m in own if not leaves_out(self, m.missing, wanted))

    def _near(
        self,
        wanted: Sequence[Group],
        among: Callable[[Norm], bool],
        levels: tuple[float, float, float],
    ) -> tuple[Match, ...]:
        near, enough, own = levels
        if any(not (g.known or g.verb) for g in wanted):
            enough = max(enough, STRANGE)
        norms = self.index.facts.norms

        def taken(number: int) -> bool:
            bearer = self.index.place(norms[number].bearer)
            return bearer is not None and self.in_scope(bearer) and among(norms[number])

        credits = [self.words.credits(g) for g in wanted]
        found = match(self.index.clauses, wanted, credits, taken, self._contexts(wanted), enough)
        said = [
            m
            for m in found
            if not period_alone(m.missing, wanted)
            and not another_period(m.missing, norms[m.number].reading)
            and not parts_owner(self, m.number, m.missing, wanted)
            and not self._of_unknown_unit(m, wanted)
        ]
        good = self._there(wanted, [m for m in said if m.score >= enough and m.body >= own])
        least = near * (good[0].score + self._empty(good[0], wanted)) if good else 0.0
        return tuple(m for m in good if m.score + self._empty(m, wanted) >= least)

    def _of_unknown_unit(self, match: Match, wanted: Sequence[Group]) -> bool:
        """Whether a department is asked about that neither a document nor the bearer's title names."""
        return any(
            not g.known and g.text in match.missing and self._is_department(g) for g in wanted
        )

    def _is_department(self, group: Group) -> bool:
        one = self.segment_of(group)
        return one.phrase[-1] in _DEPARTMENT and any(
            e.startswith("units/") for e in one.names("entry")
        )

    def _empty(self, match: Match, wanted: Sequence[Group]) -> float:
        """Return the share of the words a sentence lacks that say nothing: *carry out* a survey."""
        total = sum(g.weight for g in wanted) or 1.0
        lacking = (g for g in wanted if g.verb and g.text in match.missing)
        return sum(g.weight for g in lacking if self._says_nothing(g)) / total

    def _says_nothing(self, group: Group) -> bool:
        one = self.segment_of(group)
        kinds = {k for n in one.names("kinds") for k in self.index.lexicon.kinds[int(n)]}
        return bool(one.names("light")) and kinds == {"execute"}

    def _there(self, wanted: Sequence[Group], found: Sequence[Match]) -> Sequence[Match]:
        """Keep those whose bearers are where the question says, if any is."""
        where = [g for g in wanted if self.says_where(g) and not self._any_unit(g)]
        if not where or not found:
            return found
        context = self._contexts(where)
        worth = {
            m: sum(g.weight * c for g, c in zip(where, context(m.number), strict=True))
            for m in found
        }
        best = max(worth.values())
        return [m for m in found if worth[m] >= NEAR * best]

    def _any_unit(self, group: Group) -> bool:
        """Say whether a word is for whatever unit it may be: *in the department*, 部门里."""
        heads = {e.split(";")[0] for e in self.segment_of(group).names("entry")}
        return bool(heads & _ANY_UNIT)

    def _contexts(self, wanted: Sequence[Group]) -> Callable[[int], Sequence[float]]:
        """Return how much each word is carried around a norm's bearer, looked up once a bearer."""
        norms, known = self.index.facts.norms, dict[str, tuple[float, ...]]()
        titles = [self._title(g) or of_staff(self, g) for g in wanted]

        def context(number: int) -> Sequence[float]:
            iri = norms[number].bearer
            if iri not in known:
                bearer = self.index.place(iri)
                known[iri] = tuple(
                    self.around(bearer, g) if bearer and not title else 0.0
                    for g, title in zip(wanted, titles, strict=True)
                )
            return known[iri]

        return context

    def _title(self, group: Group) -> bool:
        one = self.segment_of(group)
        return bool(one.names("position"))

    def norm(self, one: Match) -> Norm:
        """Return the norm of a match."""
        return self.index.facts.norms[one.number]
