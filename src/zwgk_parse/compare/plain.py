"""A comparison as plain data: what `--format json` prints."""

from typing import Any

from zwgk_parse.compare.change import Comparison, TaskChange, TaskFile
from zwgk_parse.compare.match import Task


def plain_comparison(found: Comparison) -> dict[str, Any]:
    """Return the comparison as JSON data: both heads, the two levels of government (null where there is one).

    Then the counts, the tasks that changed, those that came and those that went.
    """
    return {
        "old": head_of(found.old),
        "new": head_of(found.new),
        "levels": list(found.levels) if found.is_between_levels else None,
        "counts": found.counts(),
        "changed": [_change(change) for change in found.changes if change.kinds],
        "added": [_task(task) for task in found.added],
        "dropped": [_task(task) for task in found.dropped],
    }


def head_of(file: TaskFile) -> dict[str, Any]:
    """Return what tells a task file from others: its notice's title and number, its source, how many tasks."""
    return {
        "title": file["notice"]["title"],
        "document_number": file["notice"]["document_number"],
        "file": file["source"]["file"],
        "tasks": len(file["tasks"]),
    }


def _task(task: Task) -> dict[str, Any]:
    return {key: task[key] for key in ("id", "number", "path", "text")}


def _change(change: TaskChange) -> dict[str, Any]:
    return {
        "old": _task(change.old),
        "new": _task(change.new),
        "score": change.score,
        "kinds": list(change.kinds),
        "sharpened": list(change.sharpened),
        "text": [[mark.kind, mark.text] for mark in change.marks],
        "exchanges": [
            {"what": one.kind, "dropped": list(one.dropped), "added": list(one.added)} for one in change.exchanges
        ],
    }
