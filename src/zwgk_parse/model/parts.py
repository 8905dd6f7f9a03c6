"""The parts of a notice: which block plays which role, and where its plans stand."""

from zwgk_parse.model.outline import LineRole
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.value import dataclass


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One plan: blocks `first` to `last` (half open) hold its body, the blocks of `title` its title lines.

    `title_spans` are the clean spans of the title itself: the lines of `title` without the mark `附件1：`, or lines
    in the first rows of its table. `is_notice` says that nothing is annexed: the notice itself is the plan, and
    `title` names the notice's own title lines. `annex` is the ordinal of `附件N`. Blocks in the range may have
    another role (a page number, a signature): only "body" ones are body.
    """

    title: tuple[int, ...]
    first: int
    last: int
    is_notice: bool = False
    annex: int | None = None
    title_start: int = 0  # where the title begins in its first block
    title_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """The role of every block of the clean text, what the metadata lines are called, and the plans in order.

    `keys[i]` is the name of block `i` where it is metadata (发文字号, 成文日期, 发文机关标志), else `None`.
    """

    roles: tuple[LineRole, ...]
    keys: tuple[str | None, ...]
    plans: tuple[PlanPart, ...]
    problems: tuple[Problem, ...] = ()
