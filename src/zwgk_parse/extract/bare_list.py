"""Whether units with no label in front of them are an allocation: a bracket of names, a paragraph of its own."""

from collections.abc import Sequence

from zwgk_parse.extract.roles import role_words
from zwgk_parse.extract.unit_words import can_begin, is_known
from zwgk_parse.model import lazy
from zwgk_parse.rules.named import named_pattern

INNER_OFFICE = named_pattern("units", "inner-office")
OFFICE = named_pattern("units", "office")
EXPLAINS = named_pattern("units", "explains")
EXPLAINED = named_pattern("units", "explained")
ITEM_END = lazy.compile(r"[。；;]?\s*(?:\n|$)")
LONGEST_OFFICE = 6
SENTENCE_END = "。；;！？!?”）)】〕…\n"


def is_office_list(names: Sequence[str], *, dated: bool = False) -> bool:
    """Tell whether the names of a bracket that holds nothing else, or a day besides (`dated`), are those of offices.

    >>> is_office_list(["教务处"]), is_office_list(["法规司", "云岭公安分局", "各镇街"]), is_office_list(["示范单位"])
    (True, True, False)
    """
    if not names:
        return False
    if can_begin(names[0]) or is_known(names[0]) or all(INNER_OFFICE.search(name) for name in names):
        return True
    return (dated or len(names) > 1) and all(OFFICE.search(name) or can_begin(name) or is_known(name) for name in names)


def is_order(name: str) -> bool:
    """Tell whether what ends like a unit is the object of an order: a heading, not somebody who carries one out.

    >>> is_order("着力推动惠民部署"), is_order("推进办"), is_order("市财政局")
    (True, False, False)
    """
    return len(name) > LONGEST_OFFICE and not can_begin(name) and role_words().order.match(name) is not None


def stands_apart(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket follows a sentence and nothing of one follows it."""
    before = text[max(0, start - 1) : start]
    behind = text[end : end + 1]
    return before in SENTENCE_END and (not behind or behind in "。\n（(【〔[" or behind.isspace())


def ends_item(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket ends an item within its last sentence, and explains no word in front of it.

    >>> texts = ["新增仓容5万吨（市粮食和物资储备局）；", "报送主管部门（市粮食和物资储备局）。"]
    >>> [ends_item(text, text.index("（"), text.index("）") + 1) for text in texts]
    [True, False]
    """
    return ITEM_END.match(text, end) is not None and EXPLAINED.search(text[max(0, start - 4) : start]) is None
