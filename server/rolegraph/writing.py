"""Files that are written whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path

from rolegraph.errors import BadInput


def write(contents: Mapping[Path, bytes]) -> None:
    """Write files in the place of old ones, none before all are written beside them.

    A reader, or a crash, finds a file as it was or as it shall be; links are followed, and a pipe or
    device is written to as it comes. Raises BadInput, naming the file, where there is no room, no
    right or no such folder; nothing has changed then.
    """
    asides: dict[Path, Path] = {}
    named = next(iter(contents))
    try:
        for named, content in contents.items():
            if named.exists() and not named.is_file():
                named.write_bytes(content)
                continue
            file = named.resolve()
            aside = file.with_name(f".{file.name}.{os.getpid()}")
            asides[aside] = file
            aside.write_bytes(content)
        for aside, file in asides.items():
            os.replace(aside, file)
    except OSError as error:
        raise BadInput(
            f"{named} could not be written: {error.strerror}. Free space there or name another place; "
            "what was there before is as it was."
        ) from error
    finally:
        for aside in asides:
            aside.unlink(missing_ok=True)
