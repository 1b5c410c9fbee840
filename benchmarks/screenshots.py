"""Pictures of the pages for the README and the docs, taken of a built release in Debian's Chromium.

    python benchmarks/screenshots.py DATA FOLDER

DATA is a built folder (``build``). What is shown is chosen from the release: the chart with
the most lines, the position with the most authorities, the document that it stands in.
"""

import argparse
import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from browsing import chromium, serving, visit
from playwright.sync_api import Page

from rolegraph.releases import open_release
from rolegraph.web import Settings, create_app

QUESTION = "Who approves returns in a region office?"
_LOCALES = {"en": "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
_QUALITY = 70


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it is to be seen; ``paper`` shows it as printed."""

    path: str
    language: str = "en"
    dark: bool = False
    width: int = 1100
    height: int = 760
    paper: bool = False


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    pictures = _pictures(given.data)
    with serving(create_app(given.data, Settings())) as address, chromium() as browser:
        # The checks of the release run while the first page is asked for.
        visit(browser.new_context(), f"{address}/gaps?format=html")
        for name, wanted in pictures.items():
            reader = browser.new_context(
                viewport={"width": wanted.width, "height": wanted.height},
                locale=_LOCALES[wanted.language],
                color_scheme="dark" if wanted.dark else "light",
            )
            page = visit(reader, address + wanted.path).page
            path = given.folder / f"{name}.webp"
            path.write_bytes(_taken(page, wanted))
            print(f"{path} {path.stat().st_size // 1000} kB")
            reader.close()


def _taken(page: Page, wanted: Picture) -> bytes:
    """The picture as WebP, which Chromium gives only to who asks it in its own protocol."""
    if wanted.paper:
        page.emulate_media(media="print")
    protocol = page.context.new_cdp_session(page)
    taken = protocol.send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
    return base64.b64decode(taken["data"])


def _pictures(data: Path) -> Mapping[str, Picture]:
    """Return each picture by its name."""
    release = open_release(data)
    base = str(release.manifest["base"])
    positions = release.read_json("positions")
    lines: dict[str, int] = {}
    for position in positions:
        owner = position["organisation"]["id"]
        lines[owner] = lines.get(owner, 0) + len(position.get("reports_to", []))
    charted = quote(max(sorted(lines), key=lambda iri: lines[iri]).removeprefix(base))
    mighty = max(positions, key=lambda p: (len(p.get("authorities", [])), p["id"]))
    local, owner = quote(mighty["id"].removeprefix(base)), quote(mighty["organisation"]["id"])
    span = "{start},{end}".format(**mighty["authorities"][0])
    return {
        "home": Picture("/"),
        "answer": Picture(f"/ask?q={quote(QUESTION)}"),
        "organisation": Picture(f"/organisations/{charted}", "zh-Hans"),
        "position": Picture(f"/positions/{local}"),
        "document": Picture(
            f"/documents/{quote(mighty['document'])}?at={span}#char={span}", "zh-Hant"
        ),
        "gaps": Picture("/gaps?format=html&severity=high"),
        "matrix": Picture(f"/matrix/authority?format=html&organisation={owner}", paper=True),
        "editor": Picture("/editor", dark=True),
        "phone": Picture(f"/positions/{local}", "zh-Hans", width=375, height=720),
    }


if __name__ == "__main__":
    main()
