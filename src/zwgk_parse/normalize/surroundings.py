"""What the sound part of a notice says about its torn part: its words, and the characters it would use."""

from collections.abc import Iterable

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.normalize.alphabet import HALF_TO_FULL
from zwgk_parse.normalize.gbk import ByteIndex, Leads
from zwgk_parse.normalize.ordinals import han_numeral
from zwgk_parse.normalize.readings import characters_by_syllable
from zwgk_parse.normalize.script import decide_script, simplified_characters, simplified_only
from zwgk_parse.normalize.unseen import Unseen
from zwgk_parse.normalize.wordstats import CharacterPairs, WordStatistics, dictionary

LETTERS = "a-zāáǎàōóǒòēéěèêīíǐìūúǔùüǖǘǚǜńňǹḿɡ"
GLOSS = lazy.compile(f"[(（][{LETTERS}]{{1,6}}[)）]")
MARKS = "，。；：？！（）、“”《》"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`statistics` of the notice in simplified script; `expected`: characters that its torn part may hold.

    `sound` is the text that is not torn, as the statistics write it. `unseen` weighs what no search lists; `likeliest`
    is the search's own memory, from one torn line to the next; see `torn.py`.
    """

    statistics: WordStatistics
    expected: ByteIndex
    sound: str
    _simple: dict[str, str]
    unseen: Unseen
    likeliest: dict[tuple[str, Leads], list[tuple[float, str, int]]] = field(default_factory=dict)

    def simple(self, character: str) -> str:
        """Return `character` as the statistics write it: simplified, full width."""
        return self._simple.get(character, character)

    @staticmethod
    def of(text: str, torn: Iterable[tuple[int, int]]) -> "Surroundings":
        """Return the surroundings that `text` is for its `torn` spans, which teach nothing."""
        simple = (
            {chr(old): chr(new) for old, new in HALF_TO_FULL.items()} | dict(simplified_characters()) | {"著": "着"}
        )
        sound = GLOSS.sub("", _without(text, torn))
        plain = sound.translate({ord(old): new for old, new in simple.items()} | dict.fromkeys(map(ord, " \t\u3000")))
        # Where all of a notice's labels are torn, it still had some.
        labels = "".join(f"\n（{han_numeral(number)}）" for number in range(1, 31))
        # Nor does the dictionary know marks, and what is sound of a short notice may lack some.
        marks = "".join(f"\0{mark}" for mark in MARKS) * 4
        statistics = WordStatistics(CharacterPairs.of(plain + labels + marks), dictionary())
        # A page in traditional script was written in traditional characters, unless it shows others.
        foreign = simplified_only() - set(sound) if decide_script(sound).script == "traditional" else set(simple)
        known = {
            character
            for characters in characters_by_syllable().values()
            for character in characters
            if character not in foreign and statistics.knows(simple.get(character, character))
        }
        expected = ByteIndex.of(known | set(MARKS))
        return Surroundings(statistics, expected, plain, simple, Unseen(statistics, expected, simple))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts.append(text[at:start])
        at = max(at, end)
    parts.append(text[at:])
    return "".join(parts)
