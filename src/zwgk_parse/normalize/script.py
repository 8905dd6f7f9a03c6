"""Which script a text is in, and traditional text made simplified."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import compress
from operator import ne

from zwgk_parse.model import lazy
from zwgk_parse.model.text import Edit, Script
from zwgk_parse.model.value import dataclass
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.rules import load_rules

Span = tuple[int, int]
LINE = lazy.compile("[^\n]+")
PLAIN = 2  # a line with more signs of one script, and hardly any of the other, is in that script
NO_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class ScriptDecision:
    """The script of a text, and the spans (whole lines) that are traditional."""

    script: Script
    traditional: tuple[Span, ...] = ()


def decide_script(text: str, alphabet: str | None = None) -> ScriptDecision:
    """Return the script of `text` and its traditional lines.

    >>> decide_script("關於印發工作要點的通知").script, decide_script("乾县与於潜镇").script
    ('traditional', 'simplified')

    Only characters of one script alone count: 后 里 干 台 乾 於 say nothing. A text with five traditional signs
    to a simplified one is traditional but for its plainly simplified lines; otherwise the lines with more
    traditional signs than simplified ones are, and the short ones beside them, and the text is mixed where they are
    plain enough. `alphabet` holds the characters of `text`, where the caller knows them.
    """
    if _traditional_signs().isdisjoint(text if alphabet is None else alphabet):
        return ScriptDecision("simplified")
    traditional_sign, simplified_sign = _signs()
    many = len(traditional_sign.findall(text))
    few = len(simplified_sign.findall(text))
    if not few:
        return ScriptDecision("traditional", ((0, len(text)),))
    lines = [(match.start(), match.end()) for match in LINE.finditer(text)]
    signs = [(len(traditional_sign.findall(text, *line)), len(simplified_sign.findall(text, *line))) for line in lines]
    if many >= 5 * few:
        kept = [line for line, (old, new) in zip(lines, signs, strict=True) if new <= PLAIN or new <= 2 * old]
        return ScriptDecision("traditional", ((0, len(text)),) if len(kept) == len(lines) else tuple(kept))
    found = _traditional_lines(signs)
    return ScriptDecision("mixed", tuple(lines[i] for i in found)) if found else ScriptDecision("simplified")


def _traditional_lines(signs: list[tuple[int, int]]) -> list[int]:
    # A name or a quotation in traditional characters inside simplified text is left as it is.
    plain = {i for i, (old, new) in enumerate(signs) if old > PLAIN and old > 2 * new}
    return [i for i, (old, new) in enumerate(signs) if i in plain or (old and not new and plain & {i - 1, i + 1})]


@cache
def _traditional_signs() -> frozenset[str]:
    settings = load_rules("script").settings
    return frozenset(settings["signs-traditional"] + settings["signs-traditional-more"])


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    settings = load_rules("script").settings
    traditional = settings["signs-traditional"] + settings["signs-traditional-more"]
    return lazy.compile(f"[{traditional}]"), lazy.compile(f"[{settings['signs-simplified']}]")


def find_script_edits(text: str, decision: ScriptDecision) -> Changes:
    """Return the edits that make the traditional spans simplified; neighbouring characters are one edit.

    >>> [e.new for e in find_script_edits("全麵圍繞著製度", ScriptDecision("traditional", ((0, 7),))).edits]
    ['面围绕着制']
    """
    edits: list[Edit] = []
    for start, end in decision.traditional:
        edits += _differing(text[start:end], simplify(text[start:end]), start)
    return Changes(edits)


def simplify(text: str) -> str:
    """Return `text` in simplified script, character for character: the length never changes.

    >>> simplify("谘詢處設於瞭望臺")
    '咨询处设于瞭望台'
    """
    return _corrected(convert_script(text))


def convert_script(text: str) -> str:
    """Return `text` as the conversion tables and the list of variants simplify it, before corrections."""
    converted = _converter()(text)
    for old in sorted(_variants().keys() & set(converted)):  # few of them: faster than a look at each character
        converted = converted.replace(old, _variants()[old])
    # The tables map one character to one; should a newer version not, the text is better left alone.
    return converted if len(converted) == len(text) else text


def find_corrections(converted: str) -> Iterator[tuple[int, str, str]]:
    """Yield offset, character and rule id of what the conversion tables leave or overshoot: 圍繞著, 解決瞭."""
    for rule in load_rules("script").rules:
        old, new = str(rule.data["from"]), str(rule.data["to"])
        if old in converted:
            for match in rule.regex.finditer(converted):
                yield match.start(), new, rule.id


def _corrected(converted: str) -> str:
    characters: list[str] | None = None
    for offset, new, _ in find_corrections(converted):
        characters = characters if characters is not None else list(converted)
        characters[offset] = new
    return converted if characters is None else "".join(characters)


def _differing(old: str, new: str, offset: int) -> Iterator[Edit]:
    start = end = -1
    for i in compress(range(len(old)), map(ne, old, new)):
        if i == end:
            end += 1
            continue
        if start >= 0:
            yield Edit(offset + start, offset + end, new[start:end], "script")
        start, end = i, i + 1
    if start >= 0:
        yield Edit(offset + start, offset + end, new[start:end], "script")


@cache
def simplified_characters() -> Mapping[str, str]:
    """Return the simplified form of every character of GBK that has another one."""
    gbk = [bytes((a, b)).decode("gbk", "ignore") for a in range(0x81, 0xFF) for b in range(0x40, 0xFF)]
    old = [c for c in gbk if len(c) == 1 and c > "\u3400"]
    # Apart, so that no phrase of the tables spans two of them.
    new = simplify(" ".join(old))[::2]
    return {a: b for a, b in zip(old, new, strict=True) if a != b}


@cache
def simplified_only() -> frozenset[str]:
    """Return the characters of GBK that belong to simplified script alone."""
    import opencc

    gbk = [bytes((a, b)).decode("gbk", "ignore") for a in range(0x81, 0xFF) for b in range(0x40, 0xFF)]
    old = [c for c in gbk if len(c) == 1 and c > "\u3400"]
    new = str(opencc.OpenCC("s2t").convert(" ".join(old)))[::2]
    return frozenset(a for a, b in zip(old, new, strict=True) if a != b)


@cache
def _converter() -> Callable[[str], str]:
    import opencc

    converter = opencc.OpenCC("t2s")

    def convert(text: str) -> str:
        try:
            return str(converter.convert(text))
        except UnicodeEncodeError:  # a lone surrogate
            return str(converter.convert(text.translate(NO_SURROGATES)))

    return convert


@cache
def _variants() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in load_rules("script").settings["variants"].split()}
