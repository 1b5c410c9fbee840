"""A regular expression for any word of a list, which stays quick with hundreds of them.

``re`` tries the words of 审批|审核|批准 one by one at each place of a text. Here words that begin alike
share their beginning, 审(?:批|核)|批准, and a look at the next character rules all of them out at
once where none begins with it. What is found is the same, and found in the same order.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

#: From so many beginnings on a look at the next character is worth its time.
_MANY = 24
#: So many characters beyond Latin-1 are better tried one by one: ``re`` needs a quarter of a millisecond to
#: make a set of them, thousands of which would take longer than a document to read.
_FEW = 3
_LATIN = "\u0100"

#: What may follow, by the next character; "" stands for the end of a word.
_Tree = dict[str, "_Tree"]


def either(words: Iterable[str], between: str = "") -> str:
    """Return a regular expression for any of the words, the longest that fits first.

    ``between`` is an expression for what may stand between two characters of a word. Where
    letters match in either case no two words may differ by their case alone.
    """
    return "(?:" + _expression(_tree(words), between, "") + ")"


def _tree(words: Iterable[str]) -> _Tree:
    root: _Tree = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return root


def _expression(tree: Mapping[str, _Tree], between: str, before: str) -> str:
    """Return the alternatives of a tree, each after ``before``; the end of a word comes last."""
    nexts = [character for character in tree if character]
    looked = f"(?={before}{_any_of(nexts)})" if len(nexts) >= _MANY else ""
    every = list(_alternatives(tree, between, before))
    if looked:
        every = [f"{looked}(?:{'|'.join(every)})"]
    return "|".join([*every, ""] if "" in tree and nexts else every)


def _alternatives(tree: Mapping[str, _Tree], between: str, before: str) -> Iterator[str]:
    single = [character for character, rest in tree.items() if character and rest.keys() == {""}]
    for character, rest in tree.items():
        if character and character not in single:
            more = _expression(rest, between, between)
            more = more if len(rest) == 1 else f"(?:{more})"
            yield f"{before}{re.escape(character)}{more}"
    if single:
        yield before + _one_of(single)


def _one_of(characters: list[str]) -> str:
    """Return an expression for any of the characters that is quickly compiled."""
    if len(characters) < _FEW or max(characters) < _LATIN:
        return _any_of(characters)
    # ``re`` makes a set of single characters unless something is behind one: here what never matches.
    every = [re.escape(character) for character in characters]
    return f"(?:{'|'.join(every)}|{every[0]}(?!))"


def _any_of(characters: list[str]) -> str:
    if len(characters) == 1:
        return re.escape(characters[0])
    return f"[{''.join(map(re.escape, characters))}]"
