"""Where a line of a paragraph was merely wrapped, and how its halves are joined again.

A line is wrapped if what follows would not have fit behind it: its next Han character with the marks that may
not begin a line, or its next Latin word. This needs no guess at how ragged a right margin may be.
"""

from zwgk_parse.model import lazy
from zwgk_parse.read.page.lines import Line

SLACK = 0.6  # in ems: room that a writer may leave although the next word would fit (rounding, letter spacing)
WORD = r"[A-Za-z0-9０-９.%％+\-/:_]{1,40}"
CLOSING = "，。、；：？！）)〕\\]】》〉”’」』,.;:?!％%…—"
# Some programs keep a number or a Latin word on the line of the mark in front of it (批。2018年), and never part what a
# curly quotation mark touches (级“一窗”受理): it does not tell whether it opens or closes.
UNBREAKABLE = lazy.compile(
    rf"[（(〔\[【《〈“‘「『]*(?:{WORD}|.)(?:[{CLOSING}]+(?:{WORD})?)?(?:[“”‘’\"']+(?:{WORD}|.)[{CLOSING}]*){{0,2}}"
)
SENTENCE_END = tuple("。；;！!？?：:")


def is_wrapped(line: Line, following: Line, right: float) -> bool:
    """Return whether the line ends because `following` begins with what does not fit in front of `right`."""
    room = right - line.x1
    return room <= SLACK * line.em or room <= _first_word_width(following) + SLACK * line.em


def _first_word_width(line: Line) -> float:
    found = UNBREAKABLE.match(line.text)
    return line.reach(found.end()) - line.x0 if found else line.em


def ends_sentence(text: str) -> bool:
    """Return whether the text ends as a sentence or a clause of a list does."""
    return text.rstrip("）)”’】〕」").endswith(SENTENCE_END)


def join_lines(left: str, right: str) -> str:
    """Return the two halves of a wrapped text as one: a space only between Latin words.

    >>> join_lines("落实“放管", "服”改革"), join_lines("Open", "Data")
    ('落实“放管服”改革', 'Open Data')
    """
    last, first = left[-1:], right[:1]
    if not (last.isascii() and first.isascii() and last.isalnum() and first.isalnum()):
        return left + right
    # A number is cut only where a narrow cell left no choice; between letters there was a space.
    return left + right if last.isdigit() and first.isdigit() else f"{left} {right}"
