"""Turn Chinese government notices into task records: who leads, who answers, who helps, by when.

>>> from zwgk_parse import parse_text
>>> notice = parse_text("云岭县2024年政务公开工作要点\\n一、推进公开\\n1.更新目录。（牵头单位：县数据局）")
>>> [unit.name for unit in notice.tasks[0].lead_units]
['县数据局']

The names below are imported when first asked for, so that importing the package costs nothing.
"""

TYPE_CHECKING = False  # typing itself would take longer to import than `--version` may take in all
if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

    from zwgk_parse.model.problem import UnreadableInputError
    from zwgk_parse.model.records import (
        Coverage,
        DeadlineRecord,
        DiagnosticRecord,
        Notice,
        NoticeRecord,
        OtherItem,
        PlanRecord,
        ReferenceRecord,
        RuleRecord,
        SourceRecord,
        TaskRecord,
        UnitRecord,
    )
    from zwgk_parse.model.records import TaskRecord as Task
    from zwgk_parse.version import __version__

__all__ = [
    "Coverage",
    "DeadlineRecord",
    "DiagnosticRecord",
    "Notice",
    "NoticeRecord",
    "OtherItem",
    "PlanRecord",
    "ReferenceRecord",
    "RuleRecord",
    "SourceRecord",
    "Task",
    "TaskRecord",
    "UnitRecord",
    "UnreadableInputError",
    "__version__",
    "parse",
    "parse_text",
]

_HOME_BY_NAME = {
    **dict.fromkeys(__all__, "zwgk_parse.model.records"),
    "UnreadableInputError": "zwgk_parse.model.problem",
    "__version__": "zwgk_parse.version",
}


def parse(path: "str | PathLike[str]", *, keep_script: bool = False) -> "Notice":
    """Return the records of the notice in the file at `path`; its format is told by its content.

    With `keep_script` a notice in traditional script is not turned into simplified script.
    Refused: `UnreadableInputError` where nobody can read the file, `OSError` where it cannot be opened.
    """
    from pathlib import Path

    from zwgk_parse.pipeline import Options, parse_notice

    file = Path(path)
    return parse_notice(file.read_bytes(), file.name, Options(keep_script=keep_script)).notice


def parse_text(text: str, *, keep_script: bool = False) -> "Notice":
    """Return the records of a notice given as text, one paragraph a line."""
    from zwgk_parse.pipeline import Options, parse_notice

    # A byte order mark says what the bytes are, so that no text can be taken for another format or encoding.
    return parse_notice(b"\xef\xbb\xbf" + text.encode("utf-8"), None, Options(keep_script=keep_script)).notice


def __getattr__(name: str) -> "Any":
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME_BY_NAME[name]), "TaskRecord" if name == "Task" else name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
