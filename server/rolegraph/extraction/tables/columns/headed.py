"""Headers that no list knows, told by what stands below them: who acts, whose rows they are, a chain.

A column of titles says what these do where one word of its header names a deed ("Budget check", 前置把关);
one beside superiors and duties says whose each row is, whatever heads it ("Person", 人员).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from rolegraph.extraction.english.wording.lexicon import entries as english
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.verbs import (
    kind_of_noun,
    kind_of_passive,
    kind_of_verb,
    verb_at,
)
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.tables.cells.cells import is_one_title, kind_in, kind_words, said_in
from rolegraph.extraction.tables.cells.deeds import says_deed
from rolegraph.extraction.tables.cells.headers import POWERS, is_chinese, role
from rolegraph.extraction.tables.cells.lettered import letter_of
from rolegraph.extraction.tables.cells.lexicon import entries as tables
from rolegraph.extraction.tables.cells.ranges import heading_bound, is_bound
from rolegraph.extraction.tables.cells.wording import titled
from rolegraph.extraction.tables.columns.heads import counts_turn, names_holder
from rolegraph.reading import Cell
from rolegraph.reading.characters import ARROW, HAN

_Row = tuple[Cell, ...]
_REMEMBERED = 1_024
_ARROW = re.compile(rf"\s*{ARROW}\s*")
#: What a header says that names no more than the deed, by kind.
_HEADS = {
    "approve": "approved by", "final-approval": "final approver", "review": "reviewed by",
    "verify": "verified by", "countersign": "countersigned by", "propose": "proposed by",
    "request": "requested by", "decide": "decided by", "formulate": "prepared by", "sign": "signed by",
    "execute": "executed by", "inform": "informed", "participate": "consulted",
    "supervise": "supervised by",
}  # fmt: skip
#: Words that say in a header what such a column holds.
_CHAIN, _POSITION, _DOER = "审批流程", "Position", "done by"
#: How cells beside posts begin that say what each does or may do, by a header that says so (权限及上报).
_BEGINS = {
    "职责": re.compile("负责|主持|分管|主管|协助|协同"),
    "权限": re.compile("可(?![能靠行观])|有权|享有"),
}
#: Words of headers of what those beside may decide, and of none for which they need somebody else.
_POWERS = re.compile(
    f"^{HAN}{{2,4}}(?:权限|职权|权力)$"
    r"|^(?!.*\b(?:needs?|consent|refer|escalat|ask|not|reserved|others?|above|approved|by)\b).*"
    r"\b(?:decisions?|decides?|authority|powers)\b",
    re.I,
)
_WORK = re.compile(
    r"\b(?:what|does|do|work|job|there for|tasks?|accountab\w+|responsib\w+)\b", re.I
)
_BY_SCRIPT = {"authority": ("May decide", "权限"), "duty": ("Duties", "职责")}
#: Columns of what somebody is to do.
_OF_WORK = ("duty", "step")
_CLAUSES = re.compile(r"[,;(（，；：:]")
_FEWEST = 2
#: Characters of the longest Chinese deed: 集体研究决定.
_LONGEST = 6
_MOST = 0.7
#: What only tables with a row a position say of each.
_OF_POSITIONS = (
    "superior",
    "functional",
    "subordinates",
    "duty",
    "authority",
    "prohibition",
    "submitted",
)
#: Columns beside which titles are no subject of a row.
_OF_MATTERS = ("matter", "step", "chain", "doer", "position", *POWERS)


def headed(row: _Row, below: Sequence[_Row]) -> _Row:
    """Return a header with the words of columns that no list knows put in those that their cells tell."""
    told = _held(row, below)
    if told != row:
        return told
    return tuple(
        replace(cell, text=said) if (said := _said(row, n, below)) else cell
        for n, cell in enumerate(row)
    )


def _said(row: _Row, number: int, below: Sequence[_Row]) -> str:
    """Return what the header of a column means that names who acts, "" for any other column."""
    head, said = row[number].text.strip(), said_in(number, below)
    works = head.lower() in tables("cells")["doers"]
    if not head or not said or (_is_told(row[number]) and not works):
        return ""
    if _are(said, _draws_chain):
        return _CHAIN
    if any(role(cell.text) == "position" for cell in row):
        return _of_posts(head, said)
    if not _are(said, _names):
        return ""
    if works:
        letters = sum(bool(letter_of(cell.text)) for cell in row)  # Responsible beside Accountable
        if letters > 1:
            return ""
        return _DOER if _tells_work(row, below) else _HEADS["decide"] * _lists_decisions(row)
    # "Finance Committee, on the proposal of the Hall Manager" names who acts, and heads nobody.
    acts = any(names_holder(part.strip()) for part in _CLAUSES.split(head) if part.strip())
    return "" if acts else _HEADS.get(deed_in(head), "")


def _of_posts(head: str, said: Sequence[str]) -> str:
    """Return what a header beside posts means by how its cells begin, or by a word of it that they bear out.

    权限及上报, 分管工作; 人事权限, "Decisions they make" and "What they are there for".
    """
    if told := next((told for told, begins in _BEGINS.items() if _are(said, begins.match)), ""):
        return told
    if _POWERS.search(head) and not any(map(is_bound, said)):
        return _BY_SCRIPT["authority"][is_chinese(head)]
    works = not is_chinese(head) and _WORK.search(head)
    deeds = sum(map(_begins_deed, said))
    return _BY_SCRIPT["duty"][False] if works and 2 * deeds > len(said) else ""


def _begins_deed(words_of: str) -> bool:
    return says_deed(re.split(r"[;\n]|\.\s", words_of, maxsplit=1)[0].strip(" •-"))


def _lists_decisions(row: _Row) -> bool:
    """Say whether a header calls what stands in its column decisions ("Decision" beside "Who")."""
    words_of = tables("cells")["deciding_words"]
    return any(word in cell.text.lower() for cell in row for word in words_of)


def _tells_work(row: _Row, below: Sequence[_Row]) -> bool:
    """Say whether a column holds what is to be done: by its header in Chinese, by its verbs in English."""
    roles = [role(cell.text) for cell in row]
    said = (said_in(n, below) for n, found in enumerate(roles) if found in _OF_WORK)
    return any(words_of and _are(words_of, _is_work) for words_of in said)


def _is_work(words_of: str) -> bool:
    return is_chinese(words_of) or says_deed(words_of)


def _is_told(header: Cell) -> bool:
    """Say whether a header is known, or names itself whose column it is, which turn or up to which amount."""
    head = header.text.strip()
    named = names_holder(head) or titled(header) is not None
    return bool(role(head)) or named or counts_turn(head) or heading_bound(head) is not None


def _are(said: Sequence[str], told: Callable[[str], object]) -> bool:
    """Say whether most of what a column says is of one sort."""
    return sum(bool(told(words_of)) for words_of in said) >= _MOST * len(said)


def _names(words_of: str) -> bool:
    """Say whether a cell names who acts, and no deed (拟办)."""
    return names_holder(words_of) and not kind_in(words_of)


def _draws_chain(words_of: str) -> bool:
    parts = _ARROW.split(words_of.strip())
    return len(parts) > 1 and all(map(names_holder, parts))


def _held(row: _Row, below: Sequence[_Row]) -> _Row:
    """Return the header of a table with a row a post whose column of posts no list knows."""
    roles = [role(cell.text) for cell in row]
    told = [n for n, found in enumerate(roles) if found in _OF_POSITIONS]
    if len({roles[n] for n in told}) < _FEWEST or set(roles) & {*_OF_MATTERS}:
        return row
    open_to = (n for n in range(told[0]) if not roles[n] and row[n].text.strip())
    found = [n for n in open_to if _names_each(said_in(n, below))]
    if len(found) != 1:
        return row
    return tuple(replace(c, text=_POSITION) if n in found else c for n, c in enumerate(row))


def _names_each(said: Sequence[str]) -> bool:
    return len(said) >= _FEWEST and len(set(said)) == len(said) and _are(said, is_one_title)


@lru_cache(maxsize=_REMEMBERED)
def deed_in(header: str) -> str:
    """Return the kind of power that the words of a header name, "" where they name none or several."""
    every = _chinese(header) if is_chinese(header) else _english(header)
    kinds = set(every)
    return kinds.pop() if len(kinds) == 1 else ""


def _english(header: str) -> Iterator[str]:
    """Yield the kinds that the words of an English header name: "Must consult", "Budget check"."""
    run = words(header.lower())
    for at, word in enumerate(run):
        named = role(word.text)
        verb = verb_at(run, at)
        lemma = verb.lemma if verb else str(english("verbs")["nominals"].get(word.low, ""))
        kind = kind_of_noun(word.low) or kind_of_passive(word.low) or kind_of_verb(lemma)
        kind = kind or ("inform" if lemma in group("verbs", "telling") else "")
        if kind or named in POWERS:
            yield named if named in POWERS else kind


def _chinese(header: str) -> Iterator[str]:
    """Yield the kinds of the deeds that a Chinese header holds: 前置把关, 预算复核."""
    at = 0
    while at < len(header):
        sizes = (n for n in range(_LONGEST, 1, -1) if header[at : at + n] in _deeds())
        size = next(sizes, 0)
        if size:
            yield _deeds()[header[at : at + size]]
        at += size or 1


@cache
def _deeds() -> Mapping[str, str]:
    """Return the kinds by the words of cells and headers that name a deed."""
    said = {word: kind_in(word) for word in kind_words()}
    heads = {word: kind for kind in POWERS for word in tables("headers")[kind]}
    return {
        w: kind for w, kind in (heads | said).items() if is_chinese(w) and 1 < len(w) <= _LONGEST
    }
