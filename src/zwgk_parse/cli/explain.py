"""`explain`: which rule gave which value, what was repaired, what was not understood."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.cli.inputs import parse_input
from zwgk_parse.cli.repairs import explain_repairs, repair_lines, visible
from zwgk_parse.cli.terminal import Line, columns, pad, put, shorten, show, width_of
from zwgk_parse.rules.screen import said

if TYPE_CHECKING:
    from zwgk_parse.model.records import TaskRecord
    from zwgk_parse.model.text import CleanText
    from zwgk_parse.pipeline import Options, Parsed

MOST_EXAMPLES = 3
MOST_IDS = 40
AROUND = 4  # characters shown on each side of a repair
EVERY = "all"


def run_explain(file: str, task: str | None, *, as_json: bool, options: "Options") -> int:
    """Return 0 after printing the explanation to standard output. Refused: a task that is not there."""
    import sys

    parsed = parse_input(file, options)
    ids = [record.id for record in parsed.notice.tasks]
    if task is not None and task != EVERY and task not in ids:
        choices = ", ".join([*ids[:MOST_IDS], "…"] if len(ids) > MOST_IDS else ids)
        raise WrongUsageError("ZP709", file, task=task, choices=choices or "—")
    chosen = [record for record in parsed.notice.tasks if task in (EVERY, record.id)]
    if as_json:
        explained = overview(parsed) if task is None else {"tasks": [explain_task(parsed, record) for record in chosen]}
        put(json.dumps(explained, ensure_ascii=False, indent=2) + "\n")
    elif task is None:
        show(_overview_lines(parsed, overview(parsed), columns(sys.stdout)), sys.stdout)
    else:
        for record in chosen:
            show(_task_lines(parsed, record, columns(sys.stdout)), sys.stdout)
    return 0


def run_explain_repairs(file: str, *, every: bool, as_json: bool, options: "Options") -> int:
    """Return 0 after printing the repairs of `file` to standard output."""
    import sys

    data = explain_repairs(parse_input(file, options))
    if as_json:
        put(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        show(repair_lines(data, columns(sys.stdout), every=every), sys.stdout)
    return 0


def overview(parsed: "Parsed") -> dict[str, Any]:
    """Return the repairs by rule (count, sentence, first examples), the coverage and the diagnostics, as plain data."""
    from zwgk_parse.rules.catalogue import sentence_of

    clean, notice = parsed.clean, parsed.notice
    edits_by_rule: dict[str, list[Any]] = {}
    for edit in clean.edits:
        edits_by_rule.setdefault(edit.rule, []).append(edit)
    return {
        "repairs": [
            {
                "rule": rule,
                "says": sentence_of(rule),
                "count": len(edits),
                "certain": all(edit.certain for edit in edits),
                "examples": _examples(clean, edits),
            }
            for rule, edits in sorted(edits_by_rule.items(), key=lambda item: (-len(item[1]), item[0]))
        ],
        "coverage": notice.coverage.model_dump(),
        "diagnostics": [found.model_dump() for found in notice.diagnostics],
        "tasks": [record.id for record in notice.tasks],
    }


def _examples(clean: "CleanText", edits: list[Any]) -> list[dict[str, str]]:
    """The first repairs that differ, each with a few characters around it: before and after."""
    found: dict[tuple[str, str], None] = {}
    text = clean.source.text
    for edit in edits:
        left, right = text[max(edit.start - AROUND, 0) : edit.start], text[edit.end : edit.end + AROUND]
        found[(left + text[edit.start : edit.end] + right, left + edit.new + right)] = None
        if len(found) == MOST_EXAMPLES:
            break
    return [{"before": before, "after": after} for before, after in found]


def explain_task(parsed: "Parsed", record: "TaskRecord") -> dict[str, Any]:
    """Return each value of one task with its rule, the rule's sentence and its place, as plain data."""
    from zwgk_parse.rules.catalogue import sentence_of

    values = [
        {
            "field": trace.field,
            "value": trace.value,
            "rule": trace.rule,
            "says": sentence_of(trace.rule),
            "start": trace.start,
            "end": trace.end,
            "text": parsed.clean.text[trace.start : trace.end],
            "source_start": parsed.clean.to_source(trace.start),
            "page": _page_at(parsed.clean, trace.start),
            "by": _clause(parsed, trace.by),
        }
        for trace in parsed.trace
        if trace.task == record.id
    ]
    return {"id": record.id, "number": record.number, "path": list(record.path), "text": record.text, "values": values}


def _clause(parsed: "Parsed", span: tuple[int, int] | None) -> dict[str, Any] | None:
    """The clause that a unit's role or presence follows from, where one speaks for more than its own task."""
    if span is None:
        return None
    start, end = span
    return {"text": parsed.clean.text[start:end], "start": start, "end": end, "page": _page_at(parsed.clean, start)}


def _page_at(clean: "CleanText", offset: int) -> int | None:
    for block in clean.blocks:
        if block.start <= offset <= block.end:
            cells = getattr(block, "cells", ())
            inside = next((cell.page for cell in cells if cell.start <= offset <= cell.end), None)
            return inside if inside is not None else block.page
    return None


def _overview_lines(parsed: "Parsed", data: dict[str, Any], width: int) -> Iterator[Line]:
    yield [(said("repairs"), "cyan")]
    if not data["repairs"]:
        yield [(f"  {said('none')}", "dim")]
    across = max((width_of(repair["rule"]) for repair in data["repairs"]), default=0)
    for repair in data["repairs"]:
        mark = "" if repair["certain"] else " ?"
        yield [
            (f"  {pad(repair['rule'], across)}  ", "bold"),
            (f"×{repair['count']}{mark}  ", ""),
            (repair["says"], "dim"),
        ]
        for example in repair["examples"]:
            half = max((width - across - 10) // 2, 8)
            before, after = (shorten(visible(example[key]), half) for key in ("before", "after"))
            yield [(" " * (across + 4), ""), (before, "red"), (" → ", "dim"), (after, "green")]
    yield []
    yield [(said("coverage"), "cyan")]
    for name, share in data["coverage"].items():
        yield [(f"  {pad(name, 14)}", ""), (f"{share * 100:6.2f}%", "bold")]
    yield []
    yield [(said("diagnostics"), "cyan"), (f"  {len(data['diagnostics'])}", "dim")]
    for found in data["diagnostics"]:
        yield from _diagnostic_lines(parsed, found, width)
    ids = data["tasks"]
    yield []
    head = f"{said('task-list', count=len(ids))}  "
    yield [(head, "cyan"), (shorten(" ".join(ids), max(width - width_of(head), 8)), "dim")]
    yield [(said("task-asked-by"), "dim")]
    yield [(said("repairs-asked-by"), "dim")]


def _diagnostic_lines(parsed: "Parsed", found: dict[str, Any], width: int) -> Iterator[Line]:
    place = f"[{found['start']}:{found['end']}]" if found["start"] is not None else ""
    where = " ".join(part for part in (found["task"], place) if part)
    style = {"error": "bold red", "warning": "yellow"}.get(found["severity"], "dim")
    head = f"  {found['code']}  {where}  " if where else f"  {found['code']}  "
    yield [(head, style), (shorten(found["message"], max(width - width_of(head), 8)), "")]
    if found["start"] is not None and found["end"] is not None and found["end"] > found["start"]:
        quoted = parsed.clean.text[found["start"] : min(found["end"], found["start"] + width)]
        yield [("         ", ""), (shorten(quoted, max(width - 9, 8)), "dim")]


def _task_lines(parsed: "Parsed", record: "TaskRecord", width: int) -> Iterator[Line]:
    data = explain_task(parsed, record)
    title = " ".join(part for part in (record.number, record.title or record.text) if part)
    yield [(f"{record.id}  ", "bold cyan"), (shorten(title, max(width - width_of(record.id) - 2, 8)), "bold")]
    if record.path:
        yield [("  ", ""), (shorten(" / ".join(record.path), max(width - 2, 8)), "dim")]
    across = max((width_of(value["field"]) for value in data["values"]), default=0)
    for value in data["values"]:
        indent = " " * (across + 4)
        page = f" p.{value['page']}" if value["page"] is not None else ""
        place = f"[{value['start']}:{value['end']}]{page}"
        yield [
            (f"  {pad(value['field'], across)}  ", "cyan"),
            (shorten(value["value"], max(width - across - 4, 8)), "bold"),
        ]
        yield [(indent, ""), (f"{value['rule']} ", ""), (place, "dim")]
        if value["says"]:
            yield [(indent, ""), (value["says"], "dim")]
        if value["by"]:
            quoted = shorten(visible(value["by"]["text"]), max(width - across - 24, 8))
            place = f" [{value['by']['start']}:{value['by']['end']}]"
            yield [(indent, ""), (f"{said('by')} ", "dim"), (quoted, ""), (place, "dim")]
    if not data["values"]:
        yield [(f"  {said('no-values')}", "dim")]
    yield []
