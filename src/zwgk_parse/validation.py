"""The check of a kept task file: its syntax, its schema, what it says against itself, its meaning, its notice.

`check` knows what a task file must obey; what it needs to know of wording, names and notices is brought together here.
"""

from collections.abc import Callable, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from zwgk_parse.check.against_source import Source, find_departures
from zwgk_parse.check.file import find_breaches, read_tree
from zwgk_parse.check.finding import Finding
from zwgk_parse.check.meaning import Days, Knowledge, find_doubts
from zwgk_parse.check.tree import SyntaxFinding
from zwgk_parse.model.text import plain_text

if TYPE_CHECKING:
    from zwgk_parse.pipeline import Parsed  # with every stage behind it: most files are checked without a notice


def validate_task_file(
    data: bytes,
    name: str,
    source: "Parsed | None" = None,
    find_source: "Callable[[str], Parsed | None] | None" = None,
) -> list[Finding]:
    """Return the findings in the task file `data`, in order of place; none where it is good.

    `name` tells YAML from JSON by its extension. `source` is the notice that the file is to be held against, or
    `find_source` finds it by the name that the file has of it. What is not syntax is not looked at before the syntax
    is right, nor the meaning before the schema is obeyed.
    """
    try:
        root = read_tree(data, name)
    except SyntaxFinding as error:
        return [Finding(error.code, error.line, error.column, error.details)]
    findings, is_whole = find_breaches(root)
    if is_whole:
        findings += find_doubts(root, KNOWLEDGE)
        named = root.at(["source", "file"]).value
        if source is None and find_source is not None and isinstance(named, str):
            source = find_source(named)
        if source is not None:
            findings += find_departures(root, _source(source))
    return sorted(findings, key=lambda finding: (finding.line, finding.column, finding.code))


def _source(parsed: "Parsed") -> Source:
    from zwgk_parse.compare.match import match_tasks

    return Source(parsed.notice.model_dump(mode="json"), parsed.clean.text, match_tasks)


def _normal(texts: Sequence[str]) -> list[str]:
    """All texts are looked at in one go; those that something would change in are normalized by themselves."""
    from zwgk_parse.normalize import normalize_text

    joined = "\n".join(texts)
    edits = [edit.start for edit in normalize_text(plain_text(joined), keep_script=True).edits]
    normal, start = [], 0
    for text in texts:
        end = start + len(text)
        if any(start <= edit <= end for edit in edits):
            normal.append(normalize_text(plain_text(text), keep_script=True).text)
        else:
            normal.append(text)
        start = end + 1
    return normal


def _days(text: str, year: int | None, issued_on: date | None) -> list[Days]:
    from zwgk_parse.extract.deadlines import parse_deadline_cell
    from zwgk_parse.resolve.calendar import resolve_dates

    return [resolve_dates(one, year=year, issued_on=issued_on)[:2] for one in parse_deadline_cell(text)]


def _nearest_unit(name: str) -> str | None:
    from zwgk_parse.resolve.nearest import nearest_name
    from zwgk_parse.resolve.registry import canonical_name

    near = nearest_name(name) if canonical_name(name) is None else None
    if near is None or abs(len(near) - len(name)) > 1:
        return None
    return near if SequenceMatcher(None, name, near).ratio() >= MISTYPED else None


def _document_number(text: str) -> str | None:
    from zwgk_parse.extract.references import parse_document_number

    return parse_document_number(text)


MISTYPED = 0.75  # one character of four: 市发改局 is 市发改委 mistyped; what differs more is another unit
KNOWLEDGE = Knowledge(_normal, _days, _nearest_unit, _document_number)
