"""The part of a table that one page shows."""

from zwgk_parse.model.value import dataclass
from zwgk_parse.read.layout import CellContent


@dataclass(frozen=True, slots=True)
class TablePart:
    """The part of a table that stands on one page."""

    x0: float
    top: float
    x1: float
    bottom: float
    cells: tuple[CellContent, ...]
    ruled: bool = True
