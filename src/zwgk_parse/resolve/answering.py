"""Which tasks are a unit's: it leads, answers or helps, or a collective that is named may mean it."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.records import Notice, TaskRecord, UnitRecord
from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.resolve.bodies import Cover, Naming, find_cover, is_inner
from zwgk_parse.resolve.places import find_place
from zwgk_parse.resolve.registry import Known, Registry
from zwgk_parse.rules.named import named_setting, named_words


@dataclass(frozen=True, slots=True)
class Share:
    """What a unit has to do with a task: its roles (lead, responsible, cooperating), or who may mean it."""

    task: TaskRecord
    roles: tuple[str, ...] = ()
    possibly: tuple[str, ...] = ()


def find_shares(tasks: Sequence[TaskRecord], unit: str, naming: Naming) -> list[Share]:
    """Return the tasks that are `unit`'s, in order, each with how; the unit may be written short or in full.

    A collective counts only in tasks that do not name the unit itself.
    """
    asked = Asked(unit, naming)
    found = []
    for task in tasks:
        by_role = (("lead", task.lead_units), ("responsible", task.responsible_units))
        groups = (*by_role, ("cooperating", task.cooperating_units))
        roles = tuple(role for role, units in groups if any(asked.is_named(one) for one in units))
        collectives = [] if roles else [one.name for _, units in groups for one in units if asked.may_be(one)]
        possibly = tuple(dict.fromkeys(collectives))
        if roles or possibly:
            found.append(Share(task, roles, possibly))
    return found


class Asked:
    """The unit that is asked for, and what may mean it."""

    def __init__(self, unit: str, naming: Naming) -> None:
        self.unit = unit
        self.naming = naming
        self.known = naming.known(unit) or naming.registry.look_up(unit, naming.year, is_local=True)
        self.names = frozenset(self._names(unit, self.known))
        self.level = self._level()

    def _names(self, name: str, known: Known | None) -> Iterator[str]:
        yield name
        if known:
            yield known.canonical
        if full := self.naming.body(name).full:
            yield full

    def _level(self) -> str | None:
        """The level word of the unit: 市 of 市财政局 and of 青禾市财政局; the issuer's where none is printed."""
        if self.known and self.known.rule == "registry.national":
            return str(named_setting("registry", "nation"))
        prefix = self.known.prefix if self.known else self.unit
        return level_of(prefix) or level_of(self.naming.place.name)

    def is_named(self, unit: UnitRecord) -> bool:
        """Tell whether a unit of a task is the one asked for, or a section of it."""
        if unit.kind == "collective":
            return unit.name == self.unit
        known = self.naming.known(unit.name)
        if not self.names.isdisjoint(self._names(unit.name, known)):
            return True
        if known is None or self.known is None or known.entry != self.known.entry:
            return False
        # 财政局 means that of any level; of 市财政局 its sections are a part.
        return not self.known.prefix or (bool(known.section) and known.prefix == self.known.prefix)

    def may_be(self, unit: UnitRecord) -> bool:
        """Tell whether a unit of a task is a collective that covers the one asked for."""
        cover = find_cover(unit.name) if unit.kind == "collective" else None
        if cover is None:
            return False
        if cover.what == "sections":
            return self.known is None and is_inner(self.unit)
        if cover.what == "governments":
            return self._is_government() and self._is_of(cover.levels)
        if cover.what == "departments":
            return self._is_department(cover)
        own = level_of(self.naming.place.name)
        return not self._is_government() and self.known is not None and (own is None or self.level in (own, None))

    def _is_department(self, cover: Cover) -> bool:
        if self.known is None or self._is_government():
            return False
        if cover.levels and set(cover.levels).issubset(named_words("registry", "central")):
            return self.level == str(named_setting("registry", "nation"))
        if cover.department:
            other = self.naming.registry.look_up(f"县{cover.department}", self.naming.year)
            return other is not None and other.entry == self.known.entry and self._is_of(cover.levels)
        return self._is_of(cover.levels)

    def _is_government(self) -> bool:
        if self.known is not None:
            return self.known.entry.full in named_words("registry", "governments")
        return level_of(self.unit) is not None  # 临溪镇 stands for who governs it

    def _is_of(self, levels: Sequence[str]) -> bool:
        return self.level is not None and any(self.level in level for level in levels)


def level_of(place: str) -> str | None:
    """Return the level word that a place ends with.

    >>> level_of("云岭县"), level_of("县"), level_of("云岭县财政局")
    ('县', '县', None)
    """
    return next((level for level in named_words("registry", "level-words") if place.endswith(level)), None)


def naming_of_notice(notice: Notice, registry: Registry) -> Naming:
    """Return how the names of a finished record are to be read."""
    head, plan = notice.notice, notice.plans[0] if notice.plans else None
    title = head.title or (plan.title if plan else None)
    year = head.issued_on.year if head.issued_on else plan.year if plan else None
    return Naming(registry, year, find_place(head.issuers, title, registry))


def only_tasks_of(notice: Notice, unit: str, registry: Registry) -> Notice:
    """Return the notice with the tasks of one unit alone, and with the diagnostics of those and of the notice."""
    shares = find_shares(notice.tasks, unit, naming_of_notice(notice, registry))
    kept = {share.task.id for share in shares}
    diagnostics = tuple(found for found in notice.diagnostics if found.task is None or found.task in kept)
    return replace(notice, tasks=tuple(share.task for share in shares), diagnostics=diagnostics)
