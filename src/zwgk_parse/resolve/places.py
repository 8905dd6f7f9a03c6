"""Where a notice comes from: the places its issuer's name holds, from the widest to the issuer's own."""

from collections.abc import Iterable

from zwgk_parse.model.value import dataclass
from zwgk_parse.resolve.registry import Registry
from zwgk_parse.rules.named import named_pattern, named_words

PARTY = named_pattern("registry", "party-body")
STEP = named_pattern("registry", "step")


@dataclass(frozen=True, slots=True)
class Place:
    """The authority behind a notice: its places, widest first, and the body that speaks. Nothing where unknown.

    `issuer` is the body as printed, `department` what follows its place: 发展和改革局; "" of a place's government.
    """

    steps: tuple[str, ...] = ()
    issuer: str | None = None
    department: str = ""

    @property
    def name(self) -> str:
        """The authority's own place: 云岭县; "" of a central authority or an unknown one."""
        return self.steps[-1] if self.steps else ""

    def at(self, level: str) -> str | None:
        """Return the place that a level word means here: 县 of a notice of 云岭县 is 云岭县."""
        return next((step for step in reversed(self.steps) if step.endswith(level)), None)


NOWHERE = Place()


def find_place(issuers: Iterable[str], title: str | None, registry: Registry) -> Place:
    """Return the place of the first issuer that names one, else the one that opens the title.

    >>> from zwgk_parse.resolve.registry import load_registry
    >>> place = find_place(["青禾市临溪区发展和改革局"], None, load_registry())
    >>> place.steps, place.department
    (('青禾市', '临溪区'), '发展和改革局')
    """
    named = list(issuers)
    for issuer in named:
        bare = PARTY.sub("", issuer)
        length = registry.place_length(bare) or _leading_place(bare)
        if steps := places_in(bare[:length]):
            return Place(steps, issuer, bare[length:])
    if title and (length := _leading_place(title)):
        steps = places_in(title[:length])
        if steps and len(steps[-1]) > 1:
            return Place(steps, named[0] if named else None)
    return Place((), named[0] if named else None)


def places_in(text: str) -> tuple[str, ...]:
    """Return the places a name is made of.

    >>> places_in("云中省青禾市临溪区")
    ('云中省', '青禾市', '临溪区')
    """
    return tuple(step for step in (match[0] for match in STEP.finditer(text)) if len(step) > 1)


def _leading_place(text: str) -> int:
    """How many characters open a text as places: 3 of 云岭县2024年政务公开工作要点, 5 of 临溪区市场监管局 are not."""
    at, title_words = 0, named_words("registry", "title-words")
    while (step := STEP.match(text, at)) and len(step[0]) > 1 and not step[0].startswith(title_words):
        if step.end() < len(text) and text[step.end() - 1] == "市" and text[step.end()] in "场政容":
            break
        if step.end() - at > 6 and at:
            break
        at = step.end()
        if at >= 3 * 6:
            break
    return at
