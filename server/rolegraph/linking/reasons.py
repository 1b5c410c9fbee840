"""Why an occupation is proposed, in words, in English and Chinese; each reason stands for one feature."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in both languages."""

    en: str
    zh: str


def same_label() -> Reason:
    """The title is the occupation's own name."""
    return Reason("the same name", "名称相同")


def same_synonym(name: str) -> Reason:
    """The title is another name of the occupation."""
    return Reason(f"another name of it is the same: '{name}'", f"别称相同:“{name}”")


def alike(name: str, share: float) -> Reason:
    """A name of the occupation is alike in letters."""
    return Reason(
        f"'{name}' is alike in letters ({share:.2f})", f"与“{name}”字形相近({share:.2f})"
    )


def not_alike() -> Reason:
    """No name of the occupation is alike in letters."""
    return Reason("no name is alike", "名称不相近")


def used(word: str) -> Reason:
    """People use a word of the title for the occupation."""
    return Reason(f"'{word}' is used for this occupation", f"“{word}”通常指该职业")


def named(label: str) -> Reason:
    """The title holds the occupation's own name."""
    return Reason(f"its name '{label}' is in the title", f"名称中含有“{label}”")


def crossed(word: str, label: str, above: str) -> Reason:
    """A word is used for an occupation of ESCO, which leads here: itself, or by the one above it."""
    en, zh = (f", below '{above}',", f"(上级为“{above}”)") if above else ("", "")
    return Reason(
        f"'{word}' is used for ESCO's '{label}'{en} which leads to this code",
        f"“{word}”通常指 ESCO 的“{label}”{zh},由其对应至该编码",
    )


def reviewed(role: str, relation: str) -> Reason:
    """A reviewer linked the role of that name."""
    return Reason(
        f"reviewed: {relation} of the role '{role}'", f"已复核:角色“{role}”的 {relation}"
    )


def said(share: float) -> Reason:
    """The words of the title stand in the occupation's description."""
    return Reason(
        f"its description speaks of the title ({share:.2f})", f"职业描述提及该名称({share:.2f})"
    )


def done(share: float) -> Reason:
    """What the position does is what the occupation's description says."""
    return Reason(
        f"the duties speak of what it does ({share:.2f})", f"职责与该职业的描述相符({share:.2f})"
    )


def group() -> Reason:
    """It is a group of occupations, not one."""
    return Reason("a group of occupations", "属于职业类别而非具体职业")


def names(share: float) -> Reason:
    """All names of the occupation are like the title, on average so much."""
    return Reason(
        f"its names are like the title on average ({share:.2f})",
        f"其各名称与该名称平均相近({share:.2f})",
    )


def looked_up(name: str) -> Reason:
    """A title was looked up by its name in the other language."""
    return Reason(f"looked up as '{name}'", f"按“{name}”查找")
