"""Write the reference into a folder: ``python -m rolegraph.documentation FOLDER``."""

import argparse
from pathlib import Path

from rolegraph.documentation import pages


def main() -> None:
    """Write every page; a folder that exists is written over, file by file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
