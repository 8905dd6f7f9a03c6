"""The way of a notice, one line a stage."""

import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import PurePath

from zwgk_parse.extract.citations import find_citations, find_opening
from zwgk_parse.extract.notice import find_elements, plan_year
from zwgk_parse.extract.search import extract_findings
from zwgk_parse.model.elements import Elements
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.records import SCHEMA_VERSION, DamageRecord, DiagnosticRecord, Notice, RepairCount, SourceRecord
from zwgk_parse.model.text import CleanText
from zwgk_parse.model.trace import Trace
from zwgk_parse.model.value import dataclass
from zwgk_parse.normalize import in_simplified_script, normalize_text
from zwgk_parse.normalize.grading import grade_damage, problems_of
from zwgk_parse.read import read_notice
from zwgk_parse.resolve.answering import only_tasks_of
from zwgk_parse.resolve.kept_script import in_script_of_source
from zwgk_parse.resolve.notice import resolve_notice
from zwgk_parse.resolve.registry import load_registry
from zwgk_parse.rules.wording import word_problem
from zwgk_parse.segment.labels import is_frame
from zwgk_parse.segment.outline import segment_outline


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose for a run."""

    keep_script: bool = False
    format: str | None = None  # the one input format that is wanted
    rules: str | None = None  # a folder with a registry.yaml of the user's own
    unit: str | None = None  # only the tasks of this unit


DEFAULT_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A notice's records, the normalized text they point into, and why each value is there."""

    notice: Notice
    clean: CleanText
    trace: tuple[Trace, ...]


def parse_notice(data: bytes, name: str | None = None, options: Options = DEFAULT_OPTIONS) -> Parsed:
    """Return all that the notice in `data` gives; `name` is its file name, used for messages and for the record.

    Refused (UnreadableInputError): an empty, encrypted, truncated or unknown input, or one over a limit.
    """
    source = read_notice(data, name, asked=options.format)
    kept = normalize_text(source, keep_script=options.keep_script)
    clean = in_simplified_script(kept) if options.keep_script else kept
    outline = segment_outline(clean)
    elements = find_elements(outline.lines, find_citations(clean.text, outline), find_opening(outline))
    findings = extract_findings(outline)
    registry = load_registry(options.rules)
    resolved = resolve_notice(clean, outline, elements, findings, _year_of(elements), is_frame, registry)
    damage = grade_damage(clean)
    notice = Notice(
        schema_version=SCHEMA_VERSION,
        source=_source_record(clean, damage, data, name),
        notice=resolved.notice,
        plans=resolved.plans,
        tasks=resolved.tasks,
        coverage=resolved.coverage.shares(),
        diagnostics=_diagnostics((*clean.problems, *problems_of(damage), *resolved.problems)),
    )
    if options.unit is not None:
        notice = only_tasks_of(notice, options.unit, registry)
    return Parsed(in_script_of_source(notice, clean.text, kept.text), kept, resolved.trace)


def _year_of(elements: Elements) -> Callable[[str | None], int | None]:
    """A plan's year by its title or, without one, by the notice's; else by the best evidence the notice has."""
    issued = elements.issued_on or elements.issued_on_inferred
    number = elements.document_number.text if elements.document_number else None
    own = elements.title.text if elements.title else None
    return lambda title: plan_year(title or own, issued.value if issued else None, number)


def _source_record(clean: CleanText, damage: DamageRecord, data: bytes, name: str | None) -> SourceRecord:
    counts = Counter(edit.rule for edit in clean.edits)
    return SourceRecord(
        file=PurePath(name).name if name else None,
        format=clean.source.format,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=clean.source.encoding,
        script=clean.script,
        repairs=tuple(RepairCount(rule=rule, count=count) for rule, count in sorted(counts.items())),
        damage=damage,
    )


def _diagnostics(problems: tuple[Problem, ...]) -> tuple[DiagnosticRecord, ...]:
    ordered = sorted(problems, key=lambda problem: (problem.start if problem.start is not None else -1, problem.code))
    return tuple(_diagnostic(problem) for problem in ordered)


def _diagnostic(problem: Problem) -> DiagnosticRecord:
    wording = word_problem(problem.code, problem.details)
    return DiagnosticRecord(
        code=problem.code,
        severity=wording.severity,
        message=wording.message,
        task=problem.task,
        start=problem.start,
        end=problem.end,
    )
