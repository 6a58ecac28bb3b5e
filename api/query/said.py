"""What the reading of a question has to say, in both languages of the house."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from api.query.filters import FIELDS, in_chinese


@dataclass(frozen=True, slots=True)
class Said:
    """``code`` is for programs, and stays. ``total`` is the first number that is told, of what the search at ``url`` finds."""

    code: str
    zh: str
    en: str
    total: int | None = None
    url: str = ""


def unbalanced(text: str) -> Said:
    return Said("unbalanced_quote", f"引号不成对，读作：“{text}”", f"unbalanced quotation mark: read as “{text}”")


def dangling(text: str) -> Said:
    return Said("dangling_operator", f"{text} 缺少可连接的内容，已略去", f"{text} has nothing to join: left out")


def unpaired(text: str) -> Said:
    return Said("unpaired_bracket", f"括号 {text} 不成对，已补全或略去", f"bracket {text} has no partner: put right")


def no_value_at_all(field: str) -> Said:
    return replace(unsearchable(f"{field}:"), zh=unsearchable(f"{in_chinese(field)}:").zh)


def unsearchable(text: str) -> Said:
    return Said(
        "nothing_in_it", f"{text!r} 中没有可检索的字，已略去", f"there is nothing to look for in {text!r}: left out"
    )


def unknown_field(name: str) -> Said:
    zh, en = (" ".join(f"{field}:" for field in names) for names in (map(in_chinese, FIELDS), FIELDS))
    return Said(
        "unknown_field",
        f"没有 {name}: 这个筛选项，按词检索；可用：{zh}",
        f"there is no filter {name}:, so it is read as words; use {en}",
    )


def no_value(field: str, text: str, near: str = "") -> Said:
    """``field`` is told by its Chinese name in Chinese."""
    zh, en = (f"；是否指 {near}？", f"; did you mean {near}?") if near else ("", "")
    return Said("unknown_value", f"{in_chinese(field)}：没有“{text}”{zh}", f"{field}: has no value “{text}”{en}")


def several_districts(text: str, names: str) -> Said:
    return Said(
        "shared_name",
        f"“{text}”是几个地区共有的名称，都算在内：{names}",
        f"several divisions are called {text}, and all count: {names}",
    )


def several_values(text: str, names: str) -> Said:
    return Said(
        "several_values", f"“{text}”可指几项，都算在内：{names}", f"{text} may be any of these, and all count: {names}"
    )


def empty_brackets() -> Said:
    return Said("empty_brackets", "括号中没有内容，已略去", "there is nothing in the brackets: left out")


def everything() -> Said:
    return Said(
        "everything",
        "检索词中没有可检索的内容，不加限制，全部列出",
        "nothing in the question can be looked for: it limits nothing, and everything is found",
    )


def as_word(text: str, field: str) -> Said:
    return Said(
        "read_as_word",
        f"{text} 按词检索；{in_chinese(field)}:{text} 则为筛选",
        f"{text} is read as a word; {field}:{text} filters",
    )


def near_alone(text: str) -> Said:
    return Said(
        "near_needs_two",
        f"~ 需要引号内至少两个词：“{text}”按原文检索",
        f"~ needs at least two words in the quotation marks: “{text}” is read as it stands",
    )


def too_many_near(most: int) -> Said:
    return Said(
        "near_has_too_many", f"~ 最多 {most} 个词，其余略去", f"~ takes at most {most} words; the others are left out"
    )


def cut_apart(text: str, parts: Iterable[str]) -> Said:
    told = " + ".join(parts)
    return Said(
        "cut_apart", f"“{text}”按 {told} 检索，不必相连", f"{text} is looked for as {told}, wherever they stand"
    )


def in_one_piece(text: str, chinese: str, counts: tuple[int, int], url: str) -> Said:
    """``counts`` are of those that hold it in one piece, and of all that were found."""
    passages, found = counts
    return Said(
        "in_one_piece",
        f"连在一起的只有 {passages} 段（共 {found} 段）：{chinese}",
        f"{passages} of {found} passages {'holds' if passages == 1 else 'hold'} it in one piece: {text}",
        passages,
        url,
    )


def loosened(text: str, chinese: str) -> Said:
    return Said(
        "loosened",
        f"没有段落包含全部词语，略去提问用词后为：{chinese}",
        f"no passage holds all of it, so the words that only ask are left out: {text}",
    )


def small_operator(text: str) -> Said:
    return Said(
        "small_operator",
        f"{text} 按词检索；大写的 {text.upper()} 才是运算符",
        f"{text} is read as a word; only {text.upper()} in capitals is an operator",
    )
