"""The wordings of `rules/pages.yaml`: page numbers, browser prints, drawn rules, starts of paragraphs."""

import re
from functools import cache

from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.probe import Found

ORDER = (
    "drawn-rule",
    "print-head",
    "print-foot",
    "number",
    "document-number",
    "date-line",
    "hanging-label",
    "item-start",
    "columns",
)
COLUMN_NAMES = 2  # a heading of columns names at least so many of a task table's


def is_page_number(text: str) -> bool:
    """Return whether the line is a page number: `— 3 —`, `3`, `第3页 共5页`.

    >>> is_page_number("— 3 —"), is_page_number("3月")
    (True, False)
    """
    return _matches("number", text)


def is_browser_print(text: str) -> bool:
    """Return whether a browser printed the line above or below the page: date and title, address and number."""
    return _matches("print-head", text) or _matches("print-foot", text)


def is_drawn_rule(text: str) -> bool:
    """Return whether the line's characters only draw a line: Founder's 欗欗欗…, rows of dashes."""
    return _matches("drawn-rule", text)


def has_item_start(text: str) -> bool:
    """Return whether the text begins with an outline label.

    >>> has_item_start("（二）加强监管"), has_item_start("2.5万元以上")
    (True, False)
    """
    return _regex("item-start").match(text) is not None


def is_date_line(text: str) -> bool:
    """Return whether the line is a date and nothing else."""
    return _matches("date-line", text)


def stands_alone(text: str) -> bool:
    """Return whether the line is a date or a document number: no part of a longer text.

    >>> stands_alone("青政办发〔2024〕12号"), stands_alone("青禾市人民政府")
    (True, False)
    """
    return is_date_line(text) or _matches("document-number", text)


def find_label_end(text: str) -> int | None:
    """Return where the words behind the label begin (1. …, 抄送：…) that lines below may hang under."""
    found = _regex("hanging-label").match(text) or _regex("item-start").match(text)
    return found.end() if found else None


def is_column_heading(texts: tuple[str, ...]) -> bool:
    """Return whether the texts, side by side, head the columns of a task table.

    >>> is_column_heading(("序号", "工作任务", "完成时限")), is_column_heading(("首页", "政策", "互动"))
    (True, False)
    """
    return sum(_regex("columns").search(re.sub(r"\s", "", text)) is not None for text in texts) >= COLUMN_NAMES


def probe(text: str) -> list[Found]:
    """Return which rule of `pages` wins on the line `text`, in the order in which the reader asks."""
    for rule in load_rules("pages").of("use", "private-character"):
        if rule.words[0] in text:
            return [Found(rule.id, {"sign": rule.words[0]})]
    for slug in ORDER:
        found = _regex(slug).search(text.strip())
        if found:
            return [Found(f"pages.{slug}", found.groupdict())]
    return []


def _matches(slug: str, text: str) -> bool:
    return _regex(slug).match(text.strip()) is not None


@cache
def _regex(slug: str) -> re.Pattern[str]:
    return load_rules("pages")[slug].regex
