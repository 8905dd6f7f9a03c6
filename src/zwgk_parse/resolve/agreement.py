"""Tasks that say the same: twice in one plan, or in the body and in its annexed table, where they may disagree."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.records import TaskRecord, UnitRecord
from zwgk_parse.rules.named import named_pattern, named_setting

WORDS = lazy.compile(r"[^\W_]+")
EDGES = named_pattern("deadlines", "bare-edges")
SHORTEST = 10  # characters: 加强组织领导 comes again in every plan
GRAM = 4
ALIKE = 0.7  # of the shorter text's grams
MOST_HOLDERS = 20  # a gram that so many tasks hold tells none of them
ROLES = (("lead_units", "lead"), ("responsible_units", "responsible"), ("cooperating_units", "cooperating"))


def find_duplicates(tasks: Sequence[TaskRecord]) -> Iterator[Problem]:
    """Yield the tasks (ZP234) whose words stand in an earlier task of the same plan."""
    first: dict[tuple[int, str], str] = {}
    for task in tasks:
        words = words_of(task.text)
        if len(words) < SHORTEST:
            continue
        known = first.setdefault((task.plan, words), task.id)
        if known != task.id:
            yield Problem("ZP234", {"other": known}, task.source.start, task.source.end, task=task.id)


def find_disagreements(tasks: Sequence[TaskRecord]) -> Iterator[Problem]:
    """Yield the tasks (ZP235) that an earlier plan of the notice orders too, with other units or another day."""
    for task, other in matched_across_plans(tasks):
        told = [*_unit_differences(other, task), *_deadline_differences(other, task)]
        if told:
            details = {"other": other.id, "differences": "；".join(told)}
            yield Problem("ZP235", details, task.source.start, task.source.end, task=task.id)


def matched_across_plans(tasks: Sequence[TaskRecord]) -> Iterator[tuple[TaskRecord, TaskRecord]]:
    """Yield each task with the one of an earlier plan that says the same, most alike first; each only once."""
    if len({task.plan for task in tasks}) < 2:
        return
    grams = [_grams(words_of(task.text)) for task in tasks]
    holders: dict[str, list[int]] = defaultdict(list)
    taken: set[int] = set()
    start = 0
    for index, task in enumerate(tasks):
        if task.plan != tasks[start].plan:
            for earlier in range(start, index):
                for gram in grams[earlier]:
                    holders[gram].append(earlier)
            start = index
        shared = Counter(
            one for gram in sorted(grams[index]) if len(held := holders.get(gram, [])) <= MOST_HOLDERS for one in held
        )
        for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            shorter = min(len(grams[index]), len(grams[other]))
            if other not in taken and shorter >= SHORTEST - GRAM and count >= ALIKE * shorter:
                taken.add(other)
                yield task, tasks[other]
                break


def words_of(text: str) -> str:
    """Return a text without its punctuation and white space."""
    return "".join(WORDS.findall(text))


def _grams(words: str) -> set[str]:
    return {words[at : at + GRAM] for at in range(len(words) - GRAM + 1)}


def _unit_differences(body: TaskRecord, table: TaskRecord) -> Iterator[str]:
    """What each says of who does it; nothing where one of them says nothing of that."""
    called = named_setting("roles", "called")
    for role, key in ROLES:
        left, right = _names(getattr(body, role)), _names(getattr(table, role))
        if left and right and left.keys() != right.keys():
            yield f"{called[key]} {_shown(left, right)} ≠ {_shown(right, left)}"


def _names(units: Sequence[UnitRecord]) -> dict[str, str]:
    """The units' printed names by what they mean; those a clause adds stand in neither place."""
    return {unit.canonical or unit.name: unit.name for unit in units if unit.origin != "inherited"}


def _shown(own: dict[str, str], other: dict[str, str]) -> str:
    return "、".join(name for key, name in own.items() if key not in other) or "—"


def _deadline_differences(body: TaskRecord, table: TaskRecord) -> Iterator[str]:
    """Different days where both are known, else different words: the table's year may be nowhere printed."""
    left, right = (tuple(one for one in task.deadlines if one.kind == "by") for task in (body, table))
    if all(one.end for one in (*left, *right)):
        same = {one.end for one in left} & {one.end for one in right}
        is_same = bool(same)
    else:
        is_same = bool({_bare(one.text) for one in left} & {_bare(one.text) for one in right})
    if left and right and not is_same:
        called = named_setting("roles", "called")["deadline"]
        yield f"{called} {'、'.join(one.text for one in left)} ≠ {'、'.join(one.text for one in right)}"


def _bare(text: str) -> str:
    return EDGES.sub("", text)
