"""The language of the interface: English, or Chinese in either script.

``?lang=`` chooses and is remembered in a cookie; else the cookie, else what the browser accepts.
Strings are English where they stand; ``translations/zh_Hans.po`` says them in Simplified Chinese,
and Traditional is made from that, so there is one catalogue to keep.
"""

from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO, StringIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, g, request
from flask_babel import Babel, Domain

from rolegraph.paper import in_script
from rolegraph.web.serving.addressing import with_parameter

#: The languages of the interface, each by its own name.
LANGUAGES: Mapping[str, str] = {"en": "English", "zh-Hans": "简体", "zh-Hant": "繁體"}
THEMES = ("light", "dark")

# What browsers ask for, and which of ours that is.
_ACCEPTED = {
    "en": "en",
    "zh-Hans": "zh-Hans",
    "zh": "zh-Hans",
    "zh-CN": "zh-Hans",
    "zh-SG": "zh-Hans",
    "zh-Hant": "zh-Hant",
    "zh-TW": "zh-Hant",
    "zh-HK": "zh-Hant",
    "zh-MO": "zh-Hant",
}
_YEAR = 365 * 24 * 3600


class _Catalogues(Domain):  # type: ignore[misc]  # flask-babel ships no types
    def get_translations(self) -> NullTranslations:
        return catalogue(language())


class _Babel(Babel):  # type: ignore[misc]  # as above
    @cached_property
    def domain_instance(self) -> Domain:
        return _Catalogues()


@cache
def catalogue(tag: str) -> NullTranslations:
    """Return the translations into one language; English is what stands in the code."""
    if tag == "en":
        return NullTranslations()
    text = files("rolegraph.web").joinpath("translations/zh_Hans.po").read_text("utf-8")
    compiled = BytesIO()
    write_mo(compiled, read_po(StringIO(in_script(text, tag)), locale="zh"))
    compiled.seek(0)
    return Translations(compiled)


def language() -> str:
    """Return the language of this request: a key of ``LANGUAGES``."""
    if "language" not in g:
        g.language = _wished()
    return str(g.language)


def _wished() -> str:
    for wish in (request.args.get("lang"), request.cookies.get("lang")):
        if wish in LANGUAGES:
            return str(wish)
    return _ACCEPTED[request.accept_languages.best_match(_ACCEPTED, "en") or "en"]


def theme() -> str:
    """Return light or dark where the reader chose one, else "" (as the system has it)."""
    wish = request.cookies.get("theme", "")
    return wish if wish in THEMES else ""


def readers(media_type: str) -> tuple[str, ...]:
    """Return what of the reader an answer in a media type depends on, for its entity tag."""
    return (language(), theme()) if media_type == "text/html" else ()


def switched(tag: str) -> str:
    """Return the address of this page in another language."""
    return with_parameter("lang", tag)


def register(app: Flask) -> None:
    """Let every page of an application be in the reader's language and theme."""
    _Babel(app, locale_selector=lambda: language().replace("-", "_"))
    app.context_processor(
        lambda: {
            "language": language(),
            "languages": LANGUAGES,
            "switched": switched,
            "theme": theme(),
        }
    )
    app.after_request(_remember)


def _remember(response: Response) -> Response:
    """A page depends on these; and a choice of language holds for the next pages."""
    if response.mimetype == "text/html":
        response.vary.update(("Accept-Language", "Cookie"))
        if request.args.get("lang") in LANGUAGES:
            response.set_cookie("lang", language(), max_age=_YEAR, samesite="Lax")
    return response
