"""The thing with which something must not be done, and the deed: 固定资产不得私自外借, 合同正本不外借."""

import re

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern

#: 固定资产不得私自外借: what must not be done with it.
_BARS = re.compile(
    "(?P<what>(?!原则上|一般)[^，。；]{2,16}?)(?:一律|均|皆|都|原则上|一般)?(?:不得|不准|不可|不允许|严禁|禁止)(?P<deed>[^，。；]+)"
)

#: 合同正本不外借
_NOT_DONE = re.compile(
    "(?P<what>[^，。；不]{2,12}?)(?:一律|均|皆|都|原则上|一般)?不(?P<deed>[^，。；得准]{2})"
)


def barred(clause: str) -> str:
    """Return the thing with which something must not be done (固定资产|不得私自外借), "" for none."""
    m = _barred(clause)
    return m["what"] if m else ""


def barred_deed(clause: str) -> str:
    """Return what must not be done, with the thing it is done to first (印章带出公司), "" for nothing."""
    m = _barred(clause)
    return f"{m['what']}{m['deed']}" if m else ""


def _barred(clause: str) -> re.Match[str] | None:
    m = _BARS.fullmatch(clause) or _NOT_DONE.fullmatch(clause)
    done = m is not None and (m.re is _BARS or verb_at(m["deed"], 0) == m["deed"])
    return m if m and done and is_thing(m["what"]) else None


def is_thing(named: str) -> bool:
    """Say whether words name no one, as 任何人 and 出纳 do."""
    somebody = "人$|员工?$|者$|(?:企业|单位|机构|门店)$|<<frames.titles>>$|<<granting.holders>>$"
    return pattern(somebody).search(named) is None
