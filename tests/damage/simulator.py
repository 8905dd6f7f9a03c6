"""Every damage that is simulated: what it is called, what it does to a text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random

from tests.damage import characters, encoding, glossing, texts
from tests.damage.places import Damaged, Piece, sound

Apply = Callable[[str, Random], Iterable[Piece]]


@dataclass(frozen=True)
class Damage:
    """One kind of damage. `prepare` puts in what the damage needs; `slow` ones are tested at fewer places."""

    name: str
    apply: Apply
    prepare: Callable[[str, Random], str] = lambda text, rng: text
    slow: bool = False

    def of(self, text: str, rng: Random) -> Damaged:
        """Return what this damage makes of the clean `text`."""
        return Damaged(
            tuple(piece for piece in self.apply(self.prepare(text, rng), rng) if piece.written or piece.shown)
        )


def in_traditional(apply: Apply) -> Apply:
    """Return the damage done to the text in traditional script, which the clean text is the simplified form of."""

    def applied(text: str, rng: Random) -> Iterator[Piece]:
        at = 0
        for piece in apply(characters.to_traditional(text), rng):
            end = at + len(piece.written)
            yield Piece(text[at:end], piece.shown, piece.is_place)
            at = end

    return applied


def by_line(apply: Apply, *, share: float = 0.4) -> Apply:
    """Return the damage done to some lines, each by itself."""

    def applied(text: str, rng: Random) -> Iterator[Piece]:
        for line in text.splitlines(keepends=True):
            body = line.rstrip("\n")
            yield from apply(body, rng) if len(body) > 12 and rng.random() < share else (sound(body),)
            yield sound(line[len(body) :])

    return applied


def _gloss(form: Callable[[str, Random], str], **options: object) -> Apply:
    return lambda text, rng: glossing.gloss(text, rng, form, **options)  # type: ignore[arg-type]


def _reread(way: Callable[..., Iterator[Piece]], read: Callable[[str], str]) -> Apply:
    return lambda text, rng: way(text, rng, read)


DAMAGES = (
    Damage("gloss: with tone", _gloss(glossing.toned)),
    Damage("gloss: without tone", _gloss(glossing.toneless)),
    Damage("gloss: repeated", _gloss(glossing.repeated)),
    Damage("gloss: ü as v, u, ü", _gloss(glossing.dotted, share=1.0, only="v")),
    Damage("gloss: capitals", _gloss(glossing.capital)),
    Damage("gloss: full-width and mixed brackets", _gloss(glossing.wide)),
    Damage("gloss: on traditional text", in_traditional(_gloss(glossing.toned))),
    Damage("gloss inside two characters", by_line(glossing.torn_word), slow=True),
    Damage("gloss inside two characters, traditional", in_traditional(by_line(glossing.torn_word)), slow=True),
    Damage("line shifted by a byte", by_line(glossing.torn_line, share=0.15), slow=True),
    Damage("line shifted by a byte, traditional", in_traditional(by_line(glossing.torn_line, share=0.15)), slow=True),
    Damage("UTF-8 as Latin-1, lines", _reread(encoding.whole_lines, encoding.as_latin)),
    Damage("UTF-8 as cp1252, lines", _reread(encoding.whole_lines, encoding.as_western)),
    Damage("UTF-8 as cp1252, words", _reread(encoding.parts_of_lines, encoding.as_western)),
    Damage("UTF-8 as cp1252, control characters gone", _reread(encoding.whole_lines, encoding.as_western_stripped)),
    Damage(
        "UTF-8 as cp1252 twice", _reread(encoding.whole_lines, lambda s: encoding.as_western(encoding.as_western(s)))
    ),
    Damage("UTF-8 as GBK, lines", _reread(encoding.whole_lines, encoding.as_gbk)),
    Damage("UTF-8 as GBK, words", _reread(encoding.parts_of_lines, encoding.as_gbk)),
    Damage("UTF-8 as GBK twice", _reread(encoding.whole_lines, lambda s: encoding.as_gbk(encoding.as_gbk(s)))),
    Damage("GBK as Latin-1, lines", _reread(encoding.whole_lines, encoding.gbk_as_latin)),
    Damage("GBK as UTF-8, then as GBK (锟斤拷)", _reread(encoding.whole_lines, encoding.as_replaced)),
    Damage("HTML entities", partial(encoding.escaped, times=1)),
    Damage("HTML entities, escaped twice", partial(encoding.escaped, times=2)),
    Damage("plus sign lost to a space", characters.without_plus, texts.with_plus_signs),
    Damage("punctuation doubled", characters.with_marks_doubled),
    Damage("digits or signs of dates dropped", characters.with_dates_torn, texts.with_dates),
    Damage("invisible characters", characters.with_invisible),
    Damage("private-use characters", partial(characters.with_invisible, signs=characters.PRIVATE, share=0.02)),
    Damage("radicals for characters", characters.with_radicals),
    Damage("compatibility forms", characters.with_compatibility_forms),
    Damage("over-conversion to traditional", characters.overconverted),
    Damage("spam lines", characters.with_spam),
)
