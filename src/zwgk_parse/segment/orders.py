"""Whether the letter of a notice with annexes orders work itself, so that it is a plan beside them."""

from collections.abc import Sequence

from zwgk_parse.rules.forms import ends_as
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.segment.views import View, is_prose

ALLOCATED = named_pattern("roles", "orders")


def orders_work(letter: Sequence[View], annexes: Sequence[str], is_letter: bool) -> bool:
    """Tell whether the items of a letter are tasks although plans stand behind it; `annexes` are their titles.

    They are where two say who does them, where there is no letter but a plan with annexes of its own, and where the
    annexes are only forms and lists. Otherwise the items only cover what is annexed.
    """
    if not is_letter and any(view.is_table for view in letter) and not any(map(is_prose, letter)):
        return True  # a list of tasks below its title, and another one below that
    items = sum(1 for view in letter if view.is_form("label"))
    if not items:
        return False
    allocated = sum(1 for view in letter if ALLOCATED.search(view.text))
    if allocated >= 2 or not is_letter:
        return True
    return items >= 2 and all(title and ends_as(title, "form-ends") for title in annexes)
