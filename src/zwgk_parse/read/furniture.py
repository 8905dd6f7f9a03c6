"""Lines that a web page prints around a notice, told by `rules/furniture.yaml`.

The rules see a folded line: full-width ASCII made half width, corner and lenticular brackets as [], white space
collapsed. Both scripts stand in the rules, since reading comes before normalization.
"""

from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.rules import Rule, RuleFile, load_rules
from zwgk_parse.rules.choice import Choice
from zwgk_parse.rules.probe import Found

LONGEST_LINE = 400
LONGEST_SENTENCE = 60
# Icon fonts of web pages live in the private use area.
SPACE = lazy.compile("[\\s\\u00a0\\u200b\\ue000-\\uf8ff]+")
FOLDED = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
FOLDED |= {ord(wide): narrow for wide, narrow in zip("【】「」『』〔〕", "[][][][]", strict=True)}


def fold_line(line: str) -> str:
    """Return `line` as the furniture rules see it.

    >>> fold_line("字号：【大　中　小】 ")
    '字号:[大 中 小]'
    """
    return SPACE.sub(" ", line.translate(FOLDED)).strip()


def is_furniture_line(text: str) -> bool:
    """Return whether the line belongs to a site and not to the notice it shows.

    >>> is_furniture_line("您现在的位置：首页 > 政务公开"), is_furniture_line("一、推进政务公开")
    (True, False)

    Guaranteed: a line longer than 400 characters, or one that is a sentence of a notice, is not furniture.
    """
    return find_furniture_rule(text) is not None


def find_furniture_rule(text: str) -> Rule | None:
    """Return the first furniture rule that the whole line obeys."""
    if len(text) > LONGEST_LINE or (len(text) > LONGEST_SENTENCE and "。" in text):
        return None
    line = fold_line(text)
    if not line:
        return None
    for rule in _lines().fitting(line):
        if rule.regex.match(line):
            return rule
    return None


@cache
def _lines() -> Choice:
    return Choice(furniture_rules().rules)


def probe(text: str) -> list[Found]:
    """Return which furniture rule wins on `text`."""
    rule = find_furniture_rule(text)
    return [Found(rule.id, {})] if rule else []


@cache
def furniture_rules() -> RuleFile:
    """Return the built-in furniture rules, loaded when first asked for."""
    return load_rules("furniture")
