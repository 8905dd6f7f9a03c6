"""Finds outline labels at the beginning of lines, in every form of `rules/labels.yaml`.

A label says its style and its ordinal. Which label stands under which is decided in `tree.py`.
"""

import re
from collections.abc import Iterator
from functools import cache

from zwgk_parse.model import lazy
from zwgk_parse.model.outline import Label, LabelStyle
from zwgk_parse.rules import Rule, load_rules
from zwgk_parse.rules.choice import Choice
from zwgk_parse.rules.numerals import parse_numeral
from zwgk_parse.rules.probe import Found

SENTENCE_END = "。；;！？!?）)】〕]：:"


@cache
def label_rules(when: str | None = None) -> Choice:
    """Return the rules of labels, first things first: those that speak for themselves, or the doubtful `when`."""
    return Choice(rule for rule in load_rules("labels").rules if rule.data.get("when") == when)


@cache
def setting(name: str) -> re.Pattern[str]:
    """Return a pattern of the `settings` of `rules/labels.yaml`."""
    rules = load_rules("labels")
    fragments = rules.settings["fragments"]
    return lazy.compile(re.sub(r"\{([a-z-]+)\}", lambda found: fragments[found.group(1)], rules.settings[name]))


def parse_label(text: str, at: int = 0, shift: int = 0) -> Label | None:
    """Return the label that stands at `text[at:]`, its offsets moved by `shift`; `None` if none does.

    >>> parse_label("（十二）推进数据共享。").ordinal
    12
    >>> parse_label("3.5亿元资金全部到位。") is None
    True
    """
    return _label(_form_at(text, at), shift)


def parse_doubtful_label(text: str, when: str, at: int = 0, shift: int = 0) -> Label | None:
    """Return the label at `text[at:]` that is one only where its place proves it; see `continuing.py`."""
    return _label(_form_at(text, at, when), shift)


def _label(found: tuple[Rule, re.Match[str]] | None, shift: int) -> Label | None:
    if found is None:
        return None
    rule, match = found
    style: LabelStyle = rule.data["style"]
    printed = match.group(0).rstrip(" 　\t")
    if style in ("han-paren", "arabic-paren", "circled"):
        printed = printed.rstrip("、.")
    ordinals = _ordinals(match.group(1))
    if ordinals is None:
        return None
    return Label(match.start() + shift, match.end() + shift, printed, style, ordinals[-1], ordinals)


def _form_at(text: str, at: int, when: str | None = None) -> tuple[Rule, re.Match[str]] | None:
    for rule in label_rules(when).fitting(text, at):
        match = rule.regex.match(text, at)
        if match:
            return None if setting("mention").match(text[at : at + 16]) else (rule, match)
    return None


def _ordinals(printed: str) -> tuple[int, ...] | None:
    if len(printed) == 1 and not printed.isascii() and (value := _sign_value(printed)):
        return (value,)
    if len(printed) == 1 and printed.isalpha() and printed.isascii():
        return (ord(printed.lower()) - ord("a") + 1,)
    values = [parse_numeral(part) for part in re.split(r"[.．\-—－]", printed)]
    known = tuple(value for value in values if value is not None)
    return known if len(known) == len(values) and all(known) else None


def _sign_value(sign: str) -> int | None:
    for first, last, base in (
        ("㈠", "㈩", 1),
        ("⑴", "⒇", 1),
        ("①", "⑳", 1),
        ("❶", "❿", 1),
        ("㉑", "㉟", 21),
        ("Ⅰ", "Ⅻ", 1),
    ):
        if first <= sign <= last:
            return ord(sign) - ord(first) + base
    return None


INNER = lazy.compile(
    r"(?<=[。；;！!？?）)】〕：:\n])[ 　]*(?=[（(〔【\d一二三四五六七八九十①-⑳⑴-⒇㈠-㈩])"
    r"|(?<=[一-鿿])(?=[（(][一1][）)]|1[.．、](?!\d))"
)


def inner_labels(text: str, start: int) -> Iterator[Label]:
    """Yield the labels behind `start` that may begin an item inside a line: behind a sentence's end, or a break.

    A first label right behind words (一、目标（一）总目标。) may begin one, too, where those are a heading.
    """
    for found in INNER.finditer(text):
        if found.end() > start and (label := parse_label(text, found.end())):
            yield label


def is_leading_on(text: str) -> bool:
    """Tell whether a line only leads on to what follows.

    >>> is_leading_on("主要措施："), is_leading_on("县财政局主要措施：加强监管。")
    (True, False)
    """
    return bool(setting("leads-on").match(text.strip()))


def is_closing(text: str) -> bool:
    """Tell whether a paragraph closes the notice: below its last item it continues none.

    >>> is_closing("专此函达，请予支持。"), is_closing("请县财政局于6月底前拨付。")
    (True, False)
    """
    return bool(setting("closes").match(text.strip()))


def is_frame(heading: str) -> bool:
    """Tell whether a heading sets the frame and orders nothing.

    >>> is_frame("总体要求"), is_frame("工作目标。"), is_frame("强化目标考核")
    (True, True, False)
    """
    return bool(setting("frame").match(heading.strip().rstrip("。：:")))


def probe(text: str) -> list[Found]:
    """Tell which rule finds the label at the beginning of `text`."""
    tried = (_form_at(text, 0, when) for when in (None, "continues", "heads-dotted"))
    found = next((one for one in tried if one), None)
    label = _label(found, 0)
    if found is None or label is None:
        return []
    return [Found(found[0].id, {"number": label.text, "ordinal": str(label.ordinal)})]
