"""`units`: who is named in notices and task files, how often in which role, and what each name means."""

import csv
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.check.file import PARSER_BY_EXTENSION, load_task_file
from zwgk_parse.cli.failures import show_failure
from zwgk_parse.cli.inputs import STANDARD, missing, require_registry
from zwgk_parse.cli.task_files import NO_TASK_FILE, read_task_file
from zwgk_parse.cli.terminal import Line, columns, pad, put, shorten, show, width_of
from zwgk_parse.rules.screen import said

if TYPE_CHECKING:
    from zwgk_parse.batch.plan import Job
    from zwgk_parse.resolve.census import Counted

ROLES = ("lead", "responsible", "cooperating")
FIGURES = ("tasks-short", "lead-short", "responsible-short", "cooperating-short")
NOWHERE = Path(os.devnull)  # plan_batch wants to know where records go; here none are written


def run_units(inputs: Sequence[str], form: str, rules: str | None) -> int:
    """Return 0 after printing the units of `inputs`; 1 where a file of a folder could not be read."""
    from zwgk_parse.resolve.census import count_units
    from zwgk_parse.resolve.registry import load_registry

    if rules is not None:
        require_registry(rules)
    registry = load_registry(rules)
    failed: list[str] = []
    counted = count_units(_files(inputs, failed), registry)
    if form == "json":
        import orjson

        rows = [row_of(one) for one in counted]
        put(orjson.dumps(rows, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode())
    elif form == "csv":
        put(_csv(counted))
    else:
        show(_lines(counted, columns(sys.stdout)), sys.stdout)
    return 1 if failed else 0


def _files(inputs: Sequence[str], failed: list[str]) -> Iterator[Any]:
    """Task files and parsed notices as plain data. A file of a folder that fails is told and passed over."""
    for name in inputs:
        if name != STANDARD and not os.path.exists(name):  # noqa: PTH110 - Path.exists raises on a long name
            raise missing(name)
        if name == STANDARD or not (Path(name).is_dir() or name.lower().endswith(".zip")):
            yield read_task_file(name, or_notice=True)
            continue
        for job in _jobs(name):
            try:
                told = _read_job(job)
            except WrongUsageError as error:
                show_failure(error.place, error.code, error.details)
                failed.append(error.place)
                continue
            if told is not None:
                yield told


def _jobs(folder: str) -> Sequence["Job"]:
    from zwgk_parse.batch.plan import NOTICE_EXTENSIONS, plan_batch

    jobs = plan_batch([Path(folder)], NOWHERE, "json", NOTICE_EXTENSIONS | PARSER_BY_EXTENSION.keys()).jobs
    if not jobs:
        raise WrongUsageError("ZP711", folder, skipped="0")
    return jobs


def _read_job(job: "Job") -> Any:
    """What a file of a folder holds; `None` of JSON and YAML that are no task files."""
    from zwgk_parse.model.problem import UnreadableInputError
    from zwgk_parse.pipeline import parse_notice

    place = str(job.source)
    try:
        data = job.source.read()
        if Path(job.source.name).suffix.lower() in PARSER_BY_EXTENSION:
            held, findings = load_task_file(data, job.source.name)
            if [finding.code for finding in findings] == [NO_TASK_FILE]:
                return None
            if findings:
                raise WrongUsageError("ZP690", place, count=str(len(findings)), file=place)
            return held
        return parse_notice(data, job.source.name).notice.model_dump(mode="json")
    except UnreadableInputError as error:
        raise WrongUsageError(error.code, place, **error.details) from error
    except OSError as error:
        raise WrongUsageError("ZP707", place, reason=error.strerror or str(error)) from error


def row_of(counted: "Counted") -> dict[str, Any]:
    """Return one unit as plain data."""
    body = counted.body
    cover = body.covers
    return {
        "unit": counted.shown,
        "kind": counted.kind,
        "canonical": body.canonical,
        "full_name": body.full,
        "names": dict(counted.names),
        "tasks": counted.tasks,
        **{role: counted.roles[role] for role in ROLES},
        "files": counted.files,
        "covers": {"what": cover.what, "levels": list(cover.levels), "department": cover.department} if cover else None,
        "successors": [{"name": name, "after": year} for name, year in body.successors],
    }


def _csv(counted: Sequence["Counted"]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(
        ["unit", "kind", "canonical", "full_name", "names", "tasks", *ROLES, "files", "covers", "successors"]
    )
    for one in counted:
        row = row_of(one)
        covers = row["covers"]
        told = {
            **row,
            "names": "、".join(row["names"]),
            "covers": " ".join([covers["what"], *covers["levels"], covers["department"] or ""]).strip()
            if covers
            else "",
            "successors": "；".join(f"{after['name']} ({after['after']})" for after in row["successors"]),
        }
        writer.writerow(["" if value is None else value for value in told.values()])
    return written.getvalue()


def _lines(counted: Sequence["Counted"], width: int) -> Iterator[Line]:
    if not counted:
        yield [(said("no-units"), "dim")]
        return
    across = min(max(width_of(one.shown) for one in counted), max(width - 40, 16))
    yield [
        (pad(said("unit"), across), "cyan"),
        *((f"{said(name):>4}", "cyan") for name in FIGURES),
        (f"  {said('printed-as')}", "cyan"),
    ]
    for one in counted:
        figures = (one.tasks, *(one.roles[role] for role in ROLES))
        line: list[tuple[str, str]] = [(pad(shorten(one.shown, across), across), "bold")]
        line += [(f"{figure or '·':>6}", "" if figure else "dim") for figure in figures]
        room = max(width - across - 28, 8)
        yield [*line, ("  ", ""), (shorten(_remark(one), room), "dim")]
    named = sum(one.kind == "named" for one in counted)
    yield [(said("units-counted", named=named, collective=len(counted) - named), "dim")]


def _remark(one: "Counted") -> str:
    """What the name does not tell: how it is printed, what a collective covers, what became of the body."""
    others = [name for name in one.names if name != one.shown]
    told = ["、".join(others)] if others else []
    if one.body.covers:
        covers = one.body.covers
        told.append(f"→ {' '.join((covers.what, *covers.levels, covers.department or '')).strip()}")
    told += [f"{year} → {name}" for name, year in one.body.successors]
    return "  ".join(told)
