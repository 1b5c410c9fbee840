"""Slips of the pen, and Chinese typed as pinyin, put right before a question is read."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rolegraph.questions.understanding.index import Index
from rolegraph.questions.understanding.rewording import reworded
from rolegraph.questions.words.dictionary import is_english
from rolegraph.questions.words.numbers import UNIT_WORDS
from rolegraph.questions.words.segmenting import segment
from rolegraph.questions.words.tokens import Token, keys, normal, tokens
from rolegraph.reading.characters import HAN

#: Shorter words are too like too many others.
SHORTEST = 5
#: From this length on, two letters may be wrong.
LONG = 10
#: A question of which more than this share is strange is pinyin.
MOSTLY = 0.6


def respelled(question: str, index: Index) -> str:
    """Return a question in normal form with its misspelt words put right.

    A word is put right only where it means nothing here and one known word is a slip away: one
    letter wrong, missing, too many or swapped behind the first, two in a long word. Words are
    compared as they are written, since *quarrel* is no *quarter*. Pinyin becomes characters.
    """
    text = reworded(normal(question))
    pieces = tokens(text)
    words = [p for p in pieces if p.kind == "word"]
    strange = [p for p in words if not _known(p, index)]
    spoken = any(len(index.sound(p.text)) > 1 for p in strange)
    pinyin = spoken and len(strange) > MOSTLY * len(words)
    fixed = [_word(p, index, pinyin) if p in strange else p.text for p in pieces]
    whole = _run_together(_joined(text, pieces, fixed), index)
    return _homophones(whole, index)


def _run_together(text: str, index: Index) -> str:
    """Write characters set apart as the one word that they are: 进、销、存 as 进销存."""
    for match in _APART.finditer(text):
        word = match[0].replace("、", "")
        if any(m.sort == "entry" for m in index.lookup(keys(word))):
            text = text.replace(match[0], word)
    return text


_APART = re.compile(rf"{HAN}(?:、{HAN}){{2}}")


def _joined(text: str, pieces: Sequence[Token], fixed: Sequence[str]) -> str:
    found, at = [], 0
    for piece, word in zip(pieces, fixed, strict=True):
        found += [text[at : piece.start], word]
        at = piece.end
    return "".join([*found, text[at:]])


def _known(piece: Token, index: Index) -> bool:
    return piece.key in index.words or piece.key in index.spellings or piece.text in UNIT_WORDS


def _word(piece: Token, index: Index, pinyin: bool) -> str:
    """Return a strange word put right; pinyin among English words only where a sentence has it."""
    spoken = index.sound(piece.text)
    if spoken and (pinyin or (len(spoken) > 1 and index.clauses.frequency([keys(spoken)]))):
        return spoken
    if len(piece.text) < SHORTEST or is_english(piece.text) or _of_doer(piece.text):
        return piece.text
    alike = index.spelt_with(piece.text[0])
    best = process.extractOne(
        piece.text, alike, scorer=OSA.distance, score_cutoff=1 if len(piece.text) < LONG else 2
    )
    return str(best[0]) if best else piece.text


def _of_doer(word: str) -> bool:
    """Whether a word is for who does what an English word says: a *payer*, late *payers*."""
    root = re.sub(r"(?:er|or|ee)s?$", "", word)
    return root != word and (is_english(root) or is_english(f"{root}e"))


def _homophones(text: str, index: Index) -> str:
    """Put characters right that sound like a known word where one of them means nothing (审皮, 退获)."""
    pieces = tokens(text)
    single = [s for s in segment(pieces, index.lookup) if s.first == s.last]
    for left, right in pairwise(single):
        glue = any(s.cues or s.names("stop") for s in (left, right))
        strange = not (left.meanings and right.meanings) and not glue
        if strange and left.last + 1 == right.first and pieces[left.first].kind == "han":
            said = pieces[left.first].text + pieces[right.first].text
            # What a document writes is no slip: 大小章, 不符合.
            meant = "" if index.clauses.having(keys(said)) else index.homophone(said)
            if meant:
                text = text.replace(said, meant)
    return text
