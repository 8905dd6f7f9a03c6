"""Which body a printed name means in its notice: bound to the issuer's place and year; what a collective covers."""

from functools import cache

from zwgk_parse.model.elements import Elements
from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.resolve.places import NOWHERE, Place, find_place
from zwgk_parse.resolve.registry import Known, Registry, load_registry
from zwgk_parse.rules import load_rules
from zwgk_parse.rules.named import named_setting, named_words
from zwgk_parse.rules.probe import Found
from zwgk_parse.rules.rule import Rule

COVERS = (
    "registry.covers-governments",
    "registry.covers-departments",
    "registry.covers-named-departments",
    "registry.covers-sections",
    "registry.covers-any",
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What a collective covers: `what` is governments, departments, sections or any; of which level words."""

    what: str
    levels: tuple[str, ...] = ()
    department: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of a unit: `full` is its name with its place, `successors` what it became, and when."""

    name: str
    canonical: str | None
    full: str | None
    successors: tuple[tuple[str, int], ...] = ()
    covers: Cover | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """How a notice's names are to be read: its registry, its year, the place it comes from."""

    registry: Registry
    year: int | None = None
    place: Place = NOWHERE

    def known(self, name: str) -> Known | None:
        """Return what the registry knows of a name printed in this notice."""
        return self.registry.look_up(name, self.year, is_local=bool(self.place.steps))

    def canonical(self, name: str, kind: str = "named") -> str | None:
        """Return the full name of a department, `None` of a collective or of what the registry does not know."""
        known = self.known(name) if kind == "named" else None
        return known.canonical if known else None

    def body(self, name: str, kind: str = "named") -> Body:
        """Return the body that a printed name means.

        >>> from zwgk_parse.resolve.places import find_place
        >>> registry = load_registry()
        >>> naming = Naming(registry, 2024, find_place(["青禾市人民政府办公室"], None, registry))
        >>> naming.body("市发改委").full, naming.body("市税务局").full, naming.body("办公室").full
        ('青禾市发展和改革委员会', '国家税务总局青禾市税务局', '青禾市人民政府办公室')
        """
        if kind == "collective":
            return Body(name, None, self._own(name), covers=find_cover(name))
        known = self.known(name)
        if known is None:
            return Body(name, None, self._placed(name) or self._own(name))
        after = self.registry.successors(known.entry)
        successors = tuple((self._full(replace(known, entry=entry)) or entry.full, ended) for entry, ended in after)
        return Body(name, known.canonical, self._full(known), successors)

    def _full(self, known: Known) -> str | None:
        if known.rule == "registry.national":
            return known.entry.full
        if "（" in known.canonical:
            return None
        youth = named_setting("registry", "youth")
        if known.entry.full == youth["full"]:
            place = self.place.at(known.prefix) or known.prefix
            return str(youth["form"]).replace("{place}", place) if len(place) > 1 else None
        return self._bound(known.prefix, known.entry.full + known.section, known.entry.bound)

    def _bound(self, prefix: str, tail: str, form: str | None) -> str | None:
        """The name with its place: what is printed, or the place that the level means here."""
        place = prefix
        if not prefix:
            # A town has no bureaus: 财政局 in its notices is the county's.
            place = "" if self.place.name.endswith(named_words("registry", "towns")) else self.place.name
        elif prefix in _level_words():
            place = self.place.at(prefix) or ""
        if not place:
            return None
        if form:
            return form.replace("{place}", place)
        party = self.registry.party.match(tail) is not None
        return f"{named_setting('registry', 'party-lead') if party else ''}{place}{tail}"

    def _placed(self, name: str) -> str | None:
        """A body that no registry knows, with the place that its level means: 市蚕桑专班 of 青禾市."""
        found = self.registry.placed.match(name)
        place = self.place.at(found["level"]) if found else None
        return f"{place}{name[found.end('level') :]}" if found and place else None

    def _own(self, name: str) -> str | None:
        """The issuer's own offices: 本局, 办公室, 各科室."""
        issuer = self.place.issuer
        if issuer is None:
            return None
        if found := _rule("registry.own").regex.match(name):
            is_issuer = issuer.endswith(found["own"]) or found["own"] in named_words("registry", "own-words")
            return issuer + (found["rest"] or "") if is_issuer else None
        found = _rule("registry.inner").regex.match(name)
        if found is None:
            return None
        inner = found["inner"]
        offices = named_words("registry", "general-offices")
        if issuer.endswith(offices) and inner == offices[0]:
            return issuer
        return issuer + inner


def naming_of(elements: Elements, plan_title: str | None, plan_year: int | None, registry: Registry) -> Naming:
    """Return how the names of a notice are to be read: by the place of its issuer or title, by its year."""
    issued = elements.issued_on or elements.issued_on_inferred
    title = elements.title.text if elements.title else plan_title
    place = find_place((issuer.text for issuer in elements.issuers), title, registry)
    return Naming(registry, issued.value.year if issued else plan_year, place)


def is_inner(name: str) -> bool:
    """Tell whether a name is one of the issuer's own offices: 办公室, 法规科, 本局办公室."""
    return any(_rule(rule_id).regex.match(name) for rule_id in ("registry.own", "registry.inner"))


def find_cover(name: str) -> Cover | None:
    """Return what a collective covers, `None` where its name does not say.

    >>> find_cover("各乡镇人民政府").what, find_cover("县直相关单位").levels, find_cover("相关部门").what
    ('governments', ('县',), 'any')
    """
    for rule_id in COVERS:
        match = _rule(rule_id).regex.match(name)
        if match is None:
            continue
        found = match.groupdict()
        levels = found.get("levels") or found.get("level") or ""
        what = rule_id.rpartition("-")[2]
        return Cover(what, _levels_in(levels), found.get("department"), rule_id)
    return None


def _levels_in(text: str) -> tuple[str, ...]:
    """The level words of 县（市、区）; the longest first, so that 乡镇 is one and both."""
    found: list[str] = []
    at = 0
    words = sorted(_level_words(), key=lambda word: -len(word))
    while at < len(text):
        word = next((word for word in words if text.startswith(word, at)), text[at])
        if word in _level_words():
            found.append(word)
        at += len(word)
    return tuple(dict.fromkeys(found))


@cache
def _level_words() -> frozenset[str]:
    ranks = load_rules("registry").settings["ranks"]
    return frozenset(word for words in ranks.values() for word in words)


def _rule(rule_id: str) -> Rule:
    return load_rules("registry")[rule_id]


def probe(text: str) -> list[Found]:
    """Tell which rule knows the unit's full name, whose it is, or what it covers."""
    known = load_registry().look_up(text)
    if known:
        return [Found(known.rule, {"canonical": known.canonical})]
    for rule_id in ("registry.own", "registry.inner"):
        if found := _rule(rule_id).regex.match(text):
            inner = [Found(rule_id, found.groupdict())]
            cover = find_cover(text)
            return inner + ([_found(cover, text)] if cover else [])
    cover = find_cover(text)
    return [_found(cover, text)] if cover else []


def _found(cover: Cover, text: str) -> Found:
    match = _rule(cover.rule).regex.match(text)
    return Found(cover.rule, match.groupdict() if match else {})
