"""What the columns of a table hold, by their headers in Chinese or English."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rolegraph.extraction.english.page.headings import kind_of_label
from rolegraph.extraction.english.page.sections import kind_of_section
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.lexicon import by_entry
from rolegraph.extraction.english.wording.verbs import kind_of_passive, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.structure.wording.info_keys import role_of_key
from rolegraph.extraction.structure.wording.section_words import label_of, standalone
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.units import unit_of
from rolegraph.reading import Cell
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

# What heads columns and labels fields is said again and again, in one document and the next.
_REMEMBERED = 4_096

_BRACKET = re.compile(r"[（(【\[]([^）)】\]]*)[）)】\]]")
#: What a header of amounts says besides what they are of.
_AMOUNTS = re.compile(
    r"^(?:total |dollar |net |gross )?(?:amounts?|values?|limits?|cost|size)(?: of(?: the)?)?(?: |$)"
    r"| (?:amounts?|values?|limits?|cost)$"
    r"|(?:金额|总额|总价|总值|价值|额度|数额|限额|范围|区间|标准|天数|时长|次数|数量)+$",
    re.I,
)
#: What a cell holds beside the heading of an English section.
_SECTIONS = {
    "duties": "duty",
    "authorities": "authority",
    "qualifications": "qualification",
    "prohibitions": "prohibition",
    "measures": "measure",
    "overview": "purpose",
}
#: Columns whose cells name who holds a power over the row's matter.
POWERS = (
    "approve", "final-approval", "review", "verify", "countersign", "propose", "request",
    "decide", "formulate", "sign", "execute", "inform", "participate", "supervise",
)  # fmt: skip
#: The role of a column that counts who acts one after another (节点1, 节点2).
TURN = "turn"
#: What a column that bounds a power may say: an amount, or what else must hold.
_BOUNDING = frozenset({"limit", "condition", "remark"})
_SORT = re.compile(f"(?!人员|员工|岗位|职务|权限){HAN}{{2,4}}(?:类别|类型|种类|事项|项目)")
#: Before or behind the deed: which of several turns it is.
_COUNT = re.compile(
    "^(?:第[一二三四五六1-6](?:道|级|轮|层)?|[一二三四五六1-6](?:道|级|轮|层))|[一二三四五六1-6]$"
    "|^(?:1st|2nd|3rd|first|second|third) (?:level )?"
)
_KIND_OF = re.compile(
    r"(?:nature|type|kind|category|class) of (?:the )?[a-z]+(?: [a-z]+)?"
    r"|(?:purchase|spending|request|cost|payment|order|commitment) (?:type|category|class)"
)
#: "Amount per event", "Maximum for a single transaction"
_PER = re.compile(
    r" (?:per|for each|for every|for (?:any one|a single|an individual|any single)) ([a-z]+(?: [a-z]+)?)$",
    re.I,
)
#: 每项采购总值
_EVERY = re.compile("^每[项次宗笔单]")
#: "Main responsibilities under this policy"
_UNDER = re.compile(
    r" (?:under|in|for the purposes of) (?:this|the|these) [a-z]+$| under [a-z]{2,5}-?\d+$"
)
_PLURALS = frozenset(
    ("titles", "positions", "posts", "roles", "job titles", "delegates", "designations")
)
_JOINED = re.compile(r"[/／\n]|与|及|或| or ")
#: "Your limit", "Above your limit"
_ADDRESSED = re.compile(r"\b(?:your|my) ")
_MAY = re.compile(
    r"^(?:(?:what )?(?:they|you|i|he or she|the holder|the role) )?(?:may|can|is allowed to) "
)
#: "Who asks", "Who must be told", "By whom approved"
_WHO = re.compile(
    r"^(?:(?:by )?whom?(?: (?:may|must|can|should|has to|needs to))?(?: (?:is|are|be))?(?: to be)?) "
)
#: "With the consent of", "Needs approval by"
_CONSENT = re.compile(
    r"(?:(?:only |decides |acts )?(?:with|needs?|requires?|subject to|after|upon) |(?!approval of))"
    r"(?:the )?(?:prior |written )?(?:consent|approval|agreement)(?: required| needed)? (?:of|from|by)"
)
#: What labels tell in a unit's form alone: its head, the unit above it, its posts.
_OF_UNITS = ("head", "above", "posts")
#: What a column holds whose header would head a list.
_HELD = {"authorities": "authority", "prohibitions": "prohibition", "submitted": "submitted"}
_HAN = re.compile(rf"{HAN}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds ("" where its header is not known) and the unit of its figures.

    ``per`` is what they count for ("Limit per order").
    """

    role: str
    number: int
    unit: str = ""
    factor: float = 1.0
    per: str = ""


def speaks_of(said: str, group: str) -> bool:
    """Say whether words hold an entry of a list of ``cells.yaml`` ("granting", "deciding")."""
    low = said.lower()
    return any(word.lower() in low for word in entries("cells")[group])


@cache
def _roles() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for role, several in entries("headers").items():
        for label in several:
            found.setdefault(_plain(label), role)
    return found


def label_role(text: str) -> str:
    """Return what the value beside a label is; labels of English forms and headings in text count too."""
    plain = _plain(text)
    chinese = is_chinese(plain)
    section = standalone().get(plain, "") if chinese else kind_of_section(text)
    found = role(text) or kind_of_label(plain) or _SECTIONS.get(section, "")
    found = found or (_of_form(role_of_key(plain)) if chinese else "")
    found = entries("cells")["form_labels"].get(plain, found)
    return found if found in entries("headers") or found in _OF_UNITS else ""


def _of_form(key: str) -> str:
    """Return what a column would hold of what a key of an info table in text tells."""
    return {"subordinate": "subordinates", "overview": "purpose"}.get(key, key)


@lru_cache(maxsize=_REMEMBERED)
def role(text: str) -> str:
    """Return what a header or label announces, "" where it is not known."""
    whole = _plain(text)
    if not whole or len(whole) > 40:
        return ""
    bare = _plain(_BRACKET.sub("", text))
    known = _roles().get(whole) or _roles().get(bare) or _bilingual(bare)
    known = known or _roles().get(_ADDRESSED.sub("", bare), "")
    known = known or _of_parts(text) or _holding(bare) or _of_kind(bare)
    known = (
        known or _counted(bare) or _asked(bare) or _deed(bare) or _granting(bare) or _listing(bare)
    )
    known = known or _of_limits(bare) or _roles().get(_UNDER.sub("", bare), "")
    known = known or (_roles().get(_PER.sub("", bare), "") if _PER.search(bare) else "")
    known = known or _trimmed(bare)
    return known or (_roles().get(bare[:-1], "") if bare in _PLURALS else "")


def _trimmed(text: str) -> str:
    """Read a header with words around it that tell no more: "Required approver(s)", 拥有的权限."""
    rest = text if is_chinese(text) else f" {text} "
    while not _roles().get(rest.strip(), ""):
        less = _around().sub("", rest, count=1)
        if less == rest or not less.strip():
            return ""
        rest = less
    return _roles()[rest.strip()]


@cache
def _around() -> re.Pattern[str]:
    lists = entries("cells")["around_headers"]
    before, behind = (either(lists[name]) for name in ("before", "behind"))
    return re.compile(f"^ ?{before}(?=[^ ])|(?<=[^ ]){behind} ?$")


def _of_limits(text: str) -> str:
    """Read a header of limits on a matter that is known: "Expense limit", "Overtime limits"."""
    named, _, last = text.rpartition(" ")
    return "limit" if last in {"limit", "limits"} and object_concept(named) else ""


def column(cell: Cell, number: int) -> Column:
    """Return the column under a header cell."""
    unit, factor = unit_of(cell.text)
    found = role(cell.text)
    return Column(found, number, unit, factor, per_of(cell.text) if found == "limit" else "")


def per_of(header: str) -> str:
    """Return what the amounts below a header count for: "Limit per order" → order."""
    found = _PER.search(_BRACKET.sub("", header).strip().lower())
    said = found[1].strip() if found else ""
    return by_entry("amounts", "periods").get(said, said)


def amounts_of(header: str) -> str:
    """Return what a header of amounts names besides: "Value of contract" → contract, 采购金额 → 采购."""
    plain = _EVERY.sub("", _PER.sub("", _BRACKET.sub("", header).strip()))
    return _AMOUNTS.sub("", plain).strip()


def is_chinese(text: str) -> bool:
    """Say whether a text holds Chinese characters."""
    return bool(_HAN.search(text))


def _plain(text: str) -> str:
    low = re.sub(r"[\s*＊:：_?？]+", " ", text).strip().lower()
    return re.sub(r"\s+", "", low) if is_chinese(low) else low


def _holding(text: str) -> str:
    """Read a header that names who does something by the deed (审议机构, 决策主体, 经办部门)."""
    holder = next((h for h in entries("cells")["holders"] if text.endswith(h)), "")
    deed = text.removesuffix(holder)
    known = _roles().get(deed) or _roles().get(f"{deed}人", "")
    # 会办单位; 承办人 is somebody's title as well.
    known = known or (_deed(deed) if holder in ("单位", "部门", "机构") else "")
    found = known if holder and deed else ""
    return found if found in POWERS else ""


def _of_kind(text: str) -> str:
    """Read "Nature of payment", "Type of request", 采购类别: what a row is about."""
    return "matter" if _KIND_OF.fullmatch(text) or _SORT.fullmatch(text) else ""


def _counted(text: str) -> str:
    """Read a header of who acts as one of several: 第一道审核, 二级审批人, 审核人1."""
    deed = _COUNT.sub("", text).strip()
    if deed == text:
        return ""
    if deed in entries("cells")["turns"]:
        return TURN
    found = _roles().get(deed) or _holding(deed)
    return found if found in POWERS else ""


def _deed(text: str) -> str:
    """Read a header that is a deed as cells say it: 会审, 裁决, 听取汇报."""
    lists = entries("cells")["kinds"].items()
    kind = next((kind for kind, several in lists if text in several), "")
    return kind if len(text) > 1 and kind in POWERS else ""


def _asked(text: str) -> str:
    """Read a header that asks who does something by the deed: 谁审批, "Who asks", "Endorsed by"."""
    if not is_chinese(text):
        return _asked_in_english(text)
    deed = text.replace("谁", "", 1)
    found = _roles().get(deed) or _roles().get(f"{deed}人", "")
    return found if deed != text and found in POWERS else ""


def _asked_in_english(text: str) -> str:
    if _CONSENT.fullmatch(text):
        return "approve"
    rest = _WHO.sub("", text.removesuffix(" by"))
    run = words(rest) if rest != text else ()
    verb = verb_at(run, 0)
    known = _roles().get(rest, "") or _roles().get(f"to be {rest}", "")
    whole = verb is not None and verb.end == len(run)
    # "Who is told" asks of whom it is done to.
    known = known or (kind_of_passive(rest) if run else "")
    found = known or (kind_of_verb(verb.lemma) if verb and whole else "")
    return found if found in POWERS else ""


def asks_consent(header: str) -> bool:
    """Say whether a header names by whose consent another acts: "With the consent of"."""
    return _CONSENT.fullmatch(_plain(_BRACKET.sub("", header))) is not None


def _granting(text: str) -> str:
    """Read a header that grants what its cells list: "May approve on own authority", "Can decide alone"."""
    return "authority" if granting_verb(text) else ""


def _listing(text: str) -> str:
    """Read a header that says of its bearer what a list below it would: 可以决定, 须请示, 不得."""
    held = "" if text.endswith("权") else label_of(text)
    return _HELD.get(held, "")


def granting_verb(header: str) -> str:
    """Return the verb of a header that grants what its cells list, "" for another."""
    plain = _plain(header)
    rest = _MAY.sub("", plain)
    run = words(rest) if not is_chinese(plain) else ()
    verb = verb_at(run, 0)
    if verb and rest == plain and (verb.shape != "s" or verb.end == len(run)):
        return ""  # "Decides alone" grants; "Approves" names a column of who does
    alone = verb is not None and all(w.low in entries("cells")["alone"] for w in run[verb.end :])
    return verb.lemma if verb and alone and kind_of_verb(verb.lemma) in POWERS else ""


def _bilingual(text: str) -> str:
    """Read a header in two languages (岗位 Position) by its Chinese part."""
    if not is_chinese(text) or not re.search(r"[a-z]{3}", text):
        return ""
    chinese = re.sub(r"[a-z][a-z /.'-]*", "", text).strip(" /")
    return _roles().get(chinese, "")


def holds_conditions(header: str) -> bool:
    """Say whether a column of limits says what else must hold as well: 金额/条件, "Limit or condition"."""
    return "condition" in {_roles().get(part, "") for part in _parts(header)}


def _parts(text: str) -> list[str]:
    return [_plain(p) for p in _JOINED.split(_BRACKET.sub("", text)) if p.strip()]


def _of_parts(text: str) -> str:
    """Read a header of two names for one thing (审批人/岗位, 金额/条件) where both are known."""
    parts = _parts(text)
    roles = {_roles().get(p, "") for p in parts}
    if len(parts) > 1 and "limit" in roles and roles <= _BOUNDING:
        return "limit"
    return roles.pop() if len(parts) > 1 and len(roles) == 1 else ""
