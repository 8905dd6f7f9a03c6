"""What GBK says about bytes: which pairs are characters, which are shown as nothing."""

from collections.abc import Iterable, Mapping
from functools import cache

from zwgk_parse.model.value import dataclass, field
from zwgk_parse.normalize.alphabet import is_han

Leads = frozenset[int]
FIRST_LEAD, LAST_LEAD = 0x81, 0xFE
TRAILS = tuple(b for b in range(0x40, 0xFF) if b != 0x7F)


def parse_pair(lead: int, trail: int) -> str | None:
    """Return the character of two bytes, `None` where GBK has none.

    >>> parse_pair(0xD5, 0xFE), parse_pair(0xAA, 0xA1)
    ('政', None)
    """
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None


def pair_of(character: str) -> tuple[int, int] | None:
    """Return the two bytes of `character`, `None` where it has not two.

    >>> pair_of("政") == (0xD5, 0xFE), pair_of("a")
    (True, None)
    """
    try:
        data = character.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (data[0], data[1]) if len(data) == 2 else None


def is_lead(byte: int) -> bool:
    """Return whether a two-byte character may begin with `byte`."""
    return FIRST_LEAD <= byte <= LAST_LEAD


@cache
def vanishing_trails() -> Mapping[int, frozenset[int]]:
    """Return, by first byte, the second bytes (themselves fit to begin a character) of pairs that show nothing."""
    table = {
        lead: frozenset(trail for trail in TRAILS if is_lead(trail) and parse_pair(lead, trail) is None)
        for lead in range(FIRST_LEAD, LAST_LEAD + 1)
    }
    return {lead: trails for lead, trails in table.items() if trails}


@dataclass(frozen=True, slots=True)
class ByteIndex:
    """Characters by their bytes, each answer worked out once."""

    pairs: tuple[tuple[str, int, int], ...]
    _beginning: dict[Leads, tuple[str, ...]] = field(default_factory=dict)
    _ending: dict[tuple[Leads, int], tuple[str, ...]] = field(default_factory=dict)
    _vanishing: dict[Leads, tuple[tuple[str, int], ...]] = field(default_factory=dict)

    @staticmethod
    def of(characters: Iterable[str]) -> "ByteIndex":
        """Return the index of those `characters` that GBK has."""
        found = ((character, pair_of(character)) for character in sorted(set(characters)))
        return ByteIndex(tuple((character, *pair) for character, pair in found if pair is not None))

    def beginning(self, leads: Leads) -> tuple[str, ...]:
        """Return the characters whose first byte is one of `leads`."""
        if leads not in self._beginning:
            self._beginning[leads] = tuple(character for character, lead, _ in self.pairs if lead in leads)
        return self._beginning[leads]

    def ending(self, leads: Leads, trail: int) -> tuple[str, ...]:
        """Return those that end in `trail`."""
        key = (leads, trail)
        if key not in self._ending:
            self._ending[key] = tuple(c for c, lead, last in self.pairs if last == trail and lead in leads)
        return self._ending[key]

    def vanishing(self, leads: Leads) -> tuple[tuple[str, int], ...]:
        """Return those, with their second byte, whose second byte may begin a pair that shows nothing."""
        if leads not in self._vanishing:
            table = vanishing_trails()
            self._vanishing[leads] = tuple((c, last) for c, lead, last in self.pairs if lead in leads and last in table)
        return self._vanishing[leads]


def is_plainly_chinese(text: str) -> bool:
    """Return whether `text` is everyday Chinese: four fifths of what is not ASCII are characters of GB 2312.

    >>> is_plainly_chinese("政务公开"), is_plainly_chinese("鏀垮姟"), is_plainly_chinese("abc")
    (True, False, False)
    """
    try:
        everyday = len(text.encode("gb2312", "ignore")) // 2
    except UnicodeEncodeError:  # pragma: no cover
        return False
    if "锟斤拷" in text:
        return False
    rest = [c for c in text if ord(c) > 0x7F]
    return bool(rest) and everyday * 5 >= len(rest) * 4 and not any("\x7f" < c < "\xa0" for c in text)


def is_mostly_common(text: str) -> bool:
    """Return whether half of the Han characters are of the 3755 common ones, which GB 2312 lists first.

    >>> is_mostly_common("政务公开"), is_mostly_common("鏀垮姟")
    (True, False)
    """
    han = [character.encode("gb18030")[0] for character in text if is_han(character)]
    return sum(0xB0 <= lead <= 0xD7 for lead in han) * 2 >= len(han)
