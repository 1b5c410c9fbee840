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


def done(share: float) -> Reason:
    """What the position does is what the occupation's description says."""
    return Reason(
        f"the duties speak of what it does ({share:.2f})", f"职责与该职业的描述相符({share:.2f})"
    )


def in_english(name: str) -> Reason:
    """A Chinese title was looked up by its English name."""
    return Reason(f"looked up as '{name}'", f"按英文名“{name}”查找")
