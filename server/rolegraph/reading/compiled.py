"""Regular expressions of long word lists, whose code is kept between runs as Python keeps bytecode.

``re`` turns a pattern into code in Python: for those of our word lists that took a third of the time in which
a process read and extracted its first documents. The code is kept in the user's folder for caches, in a file
of this version of Python. Nothing but time hangs on it: a pattern that is not in it is compiled, a file
that is broken or cannot be written is done without, and ``re`` checks all code that it is given. What ``re``
is made of is nobody's interface: on a Python where it is made otherwise, all is compiled as usual.
"""

import contextlib
import marshal
import re
import sys
from array import array
from functools import cache
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]  # re's own, known by these names alone

import platformdirs

from rolegraph.errors import BadInput
from rolegraph.writing import write

#: A pattern and its flags.
_Key = tuple[str, int]
#: What ``re`` makes a pattern of: flags, code, number of groups, their names, each one's name.
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

# With so many bytes most are of word lists that have since changed: the file then begins anew.
_MOST = 64_000_000
_UNIT = "I"
_new: dict[_Key, _Code] = {}


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` returns; for patterns of shipped words alone, since they are kept.

    Raises ``re.error`` for what is no pattern.
    """
    if not _can_keep():
        return re.compile(pattern, flags)
    key = pattern, int(flags)
    if (code := _kept().get(key) or _new.get(key)) is not None:
        # RuntimeError: it is no code of this ``re``.
        with contextlib.suppress(RuntimeError, TypeError, ValueError):
            return _pattern(pattern, code)
    _new[key] = _code(pattern, int(flags))
    return _pattern(pattern, _new[key])


def keep() -> None:
    """Write what was compiled in this process since, for the next one; a file that cannot be is not."""
    if not _new:
        return
    # Another process may have written since.
    _kept.cache_clear()
    _kept().update(_new)
    content = marshal.dumps(_kept())
    if len(content) > _MOST:
        content = marshal.dumps(_new)
    with contextlib.suppress(OSError, BadInput):
        _file().parent.mkdir(parents=True, exist_ok=True)
        write({_file(): content})
    _new.clear()


@cache
def _can_keep() -> bool:
    """Say whether ``re`` is made of what is wanted here, as it is since Python 3.11."""
    try:
        return _pattern("(a)?", _code("(a)?", 0)) == re.compile("(a)?")
    except (AttributeError, LookupError, TypeError, ValueError, RuntimeError):
        return False


def _file() -> Path:
    return platformdirs.user_cache_path("rolegraph") / f"patterns-{sys.implementation.cache_tag}"


@cache
def _kept() -> dict[_Key, _Code]:
    with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
        content = marshal.loads(_file().read_bytes())
        if isinstance(content, dict):
            return content
    return {}


def _code(pattern: str, flags: int) -> _Code:
    parsed = _parser.parse(pattern, flags)
    names: dict[str, int] = parsed.state.groupdict
    by_number = {number: name for name, number in names.items()}
    count: int = parsed.state.groups
    return (
        int(flags | parsed.state.flags),
        array(_UNIT, _compiler._code(parsed, flags)).tobytes(),
        count - 1,
        dict(names),
        tuple(by_number.get(number) for number in range(count)),
    )


def _pattern(pattern: str, code: _Code) -> re.Pattern[str]:
    flags, units, groups, names, by_number = code
    numbers = array(_UNIT)
    numbers.frombytes(units)
    made: re.Pattern[str] = _compiler._sre.compile(
        pattern, flags, numbers.tolist(), groups, names, by_number
    )
    return made
