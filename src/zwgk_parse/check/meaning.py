"""What a task file says against itself or against what the program knows: days, units, document numbers, text forms.

What is known of wording is given by the caller (`Knowledge`): stages do not import each other.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from zwgk_parse.check.finding import Finding, Fix
from zwgk_parse.check.ordering import find_disorder, find_gaps
from zwgk_parse.check.semantics import ROLES
from zwgk_parse.check.tree import Node
from zwgk_parse.model.kept import Path
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.load import load_rules

CONFLICT_KEY = "x-conflict"
SHORTEST = 4
DATED = ("by", "period", "from", "target")
NOTICE_TEXTS = ("title", "issuers", "addressees", "copied_to", "attachments")
ITEM_TEXTS = ("number", "path", "title", "text")
NAMED = (*((role, "name") for role in ROLES), ("deadlines", "text"), ("references", "title"))
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the other stages know, as functions."""

    normal: Callable[[Sequence[str]], list[str]]  # the texts in normalized form
    days: Callable[[str, int | None, date | None], list[Days]]  # the days of a deadline's words, given a year
    nearest_unit: Callable[[str], str | None]  # the known name next to one that nobody knows
    document_number: Callable[[str], str | None]  # as the contract writes it


def find_doubts(root: Node, knowledge: Knowledge) -> list[Finding]:
    """Return what the meaning of a file that obeys the schema leaves in doubt, in no order."""
    tasks = root.value["tasks"].value
    others = root.value["notice"].value["other_items"].value
    found = [*find_disorder(tasks), *find_gaps(tasks, others), *_document_numbers(root, knowledge)]
    issued_on = _day(root.value["notice"].value["issued_on"].value)
    years = [plan.value["year"].value for plan in root.value["plans"].value]
    usual = _usual_names(tasks)
    for position, task in enumerate(tasks):
        path: Path = ("tasks", position)
        plan = task.value["plan"].value
        year = years[plan] if plan < len(years) else None
        found += _units(task, path, usual, knowledge)
        found += _deadlines(task, year, issued_on, knowledge)
        found += _kept(task)
    return found + list(_unnormal(root, knowledge))


def _usual_names(tasks: Sequence[Node]) -> dict[str, str]:
    """Names whose department has another, more usual one in the file: 市发改局 once where 市发改委 stands elsewhere."""
    counts = Counter(
        unit.value["name"].value
        for task in tasks
        for role in ROLES
        for unit in task.value[role].value
        if unit.value["kind"].value == "named"
    )
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    ranks = load_rules("taskfile").lists["ranks"]
    for name in counts:
        if name[-1:] in ranks and len(name) >= SHORTEST:
            by_stem[name[:-1]].append(name)
    usual: dict[str, str] = {}
    for names in by_stem.values():
        most = max(names, key=lambda name: counts[name])
        usual |= {name: most for name in names if counts[name] < counts[most]}
    return usual


def _units(task: Node, path: Path, usual: Mapping[str, str], knowledge: Knowledge) -> Iterator[Finding]:
    for role in ROLES:
        seen: Counter[str] = Counter()
        for position, unit in enumerate(task.value[role].value):
            node = unit.value["name"]
            seen[node.value] += 1
            if seen[node.value] > 1:
                fix = Fix((*path, role, position), is_removal=True)
                yield Finding("ZP631", node.line, node.column, {"name": node.value, "role": role}, fix)
            elif unit.value["kind"].value == "named":
                is_known = unit.value["canonical"].value is not None
                near = usual.get(node.value) or (None if is_known else knowledge.nearest_unit(node.value))
                if near is not None:
                    yield Finding("ZP630", node.line, node.column, {"name": node.value, "near": near})


def _deadlines(task: Node, year: int | None, issued_on: date | None, knowledge: Knowledge) -> Iterator[Finding]:
    for deadline in task.value["deadlines"].value:
        kind, end = deadline.value["kind"].value, deadline.value["end"]
        last = _day(end.value)
        if kind in ("by", "target") and last and issued_on and last < issued_on:
            yield Finding("ZP633", end.line, end.column, {"end": str(last), "issued": str(issued_on)})
        if kind not in DATED or end.value is None:
            continue
        text = deadline.value["text"].value
        # A year that is not printed may be the plan's, or one that the words around it name.
        days = [day for base in (year, last.year if last else year) for _, day in knowledge.days(text, base, issued_on)]
        read = [day for day in days if day is not None]
        if read and last not in read:
            yield Finding("ZP632", end.line, end.column, {"text": text, "end": str(last), "read": str(read[0])})


def _kept(task: Node) -> Iterator[Finding]:
    if CONFLICT_KEY in task.value:
        line, column = task.keys[CONFLICT_KEY]
        yield Finding("ZP636", line, column, {"id": task.value["id"].value})
    notes = task.value["progress"].value if "progress" in task.value else []
    for before, after in pairwise(notes):
        node = after.value["date"]
        if node.value < before.value["date"].value:
            yield Finding("ZP637", node.line, node.column, {"date": node.value, "above": before.value["date"].value})


def _document_numbers(root: Node, knowledge: Knowledge) -> Iterator[Finding]:
    nodes: list[tuple[Path, Node]] = [
        (("notice", "document_number"), root.value["notice"].value["document_number"]),
        *(
            (("tasks", task, "references", position, "document_number"), reference.value["document_number"])
            for task, node in enumerate(root.value["tasks"].value)
            for position, reference in enumerate(node.value["references"].value)
        ),
    ]
    for path, node in nodes:
        if node.value is None:
            continue
        written = knowledge.document_number(node.value)
        if written is None:
            yield Finding("ZP634", node.line, node.column, {"number": node.value})
        elif written != node.value:
            details = {"number": node.value, "written": written}
            yield Finding("ZP638", node.line, node.column, details, Fix(path, written))


def _unnormal(root: Node, knowledge: Knowledge) -> Iterator[Finding]:
    """Texts that normalization would change: half-width punctuation beside Han characters, white space, full width."""
    texts = list(_texts(root))
    normal = knowledge.normal([node.value for _, node in texts])
    for (path, node), text in zip(texts, normal, strict=True):
        if text != node.value:
            yield Finding("ZP635", node.line, node.column, {"normal": _difference(node.value, text)}, Fix(path, text))


def _texts(root: Node) -> Iterator[tuple[Path, Node]]:
    """Every text that the contract has in normalized form."""
    yield from _held(root.value["notice"], ("notice",), NOTICE_TEXTS)
    for position, item in enumerate(root.value["notice"].value["other_items"].value):
        yield from _held(item, ("notice", "other_items", position), ITEM_TEXTS)
    for position, plan in enumerate(root.value["plans"].value):
        yield from _held(plan, ("plans", position), ("title",))
    for position, task in enumerate(root.value["tasks"].value):
        path: Path = ("tasks", position)
        yield from _held(task, path, ITEM_TEXTS)
        for key, name in NAMED:
            for place, record in enumerate(task.value[key].value):
                yield from _held(record, (*path, key, place), (name,))


def _held(record: Node, path: Path, keys: Sequence[str]) -> Iterator[tuple[Path, Node]]:
    """The texts that stand under `keys` in a record, alone or in a list."""
    for key in keys:
        node = record.value.get(key)
        if node is None:
            continue
        if isinstance(node.value, list):
            yield from (((*path, key, place), child) for place, child in enumerate(node.value))
        elif node.value is not None:
            yield (*path, key), node


def _difference(written: str, normal: str) -> str:
    """The first piece that differs, with a little around it."""
    at = next(
        (at for at, (a, b) in enumerate(zip(written, normal, strict=False)) if a != b), min(len(written), len(normal))
    )
    start = max(at - 4, 0)
    return f"{written[start : at + 6]} → {normal[start : at + 6]}".replace("\n", "⏎")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
