"""Digits that a lone byte took along at the beginning of a line: `??.建设` was `　3.建设`, `?。?）` was `　（3）`.

An indent that lost its first byte leaves A1; in front of a digit that is a lone byte, which takes the digit along. So
does the second half of （. Which digit it was the labels on both sides tell, as in any list: 2 and 4 leave only 3.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Edit
from zwgk_parse.model.value import dataclass
from zwgk_parse.normalize.alphabet import LONE
from zwgk_parse.normalize.revision import Changes

LOST = "\ufffd"
NUMBERED = lazy.compile(f"^[{LONE}]{{2}}(?P<rest>[0-9]?)(?P<mark>[.．、])(?![0-9])", re.MULTILINE)
BRACKETED = lazy.compile(f"^[{LONE}]。[{LONE}](?P<rest>[0-9]?)(?P<mark>[)）])", re.MULTILINE)
YEAR = lazy.compile(f"^[{LONE}]{{2}}(?=0[0-4][0-9]年)", re.MULTILINE)
LABELS = {
    NUMBERED: lazy.compile("^[ \u3000]*(?P<number>[0-9]{1,2})[.．、](?![0-9])", re.MULTILINE),
    BRACKETED: lazy.compile("^[ \u3000]*[(（](?P<number>[0-9]{1,2})[)）]", re.MULTILINE),
}
HEADING = lazy.compile(
    "^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])", re.MULTILINE
)
MOST = 200


@dataclass(frozen=True, slots=True)
class Siblings:
    """The numbers of one kind of label, and the headings that begin their count anew, by their offsets."""

    labels: list[tuple[int, int]]
    headings: Sequence[int]

    def number_at(self, offset: int, rest: str) -> tuple[int | None, bool]:
        """Return the number of a label whose digits behind the first are `rest`, and whether both sides tell it.

        >>> Siblings([(0, 2), (20, 4)], ()).number_at(10, "")
        (3, True)
        """
        i = bisect_left(self.labels, (offset, 0))
        before = self.labels[i - 1] if i and not self._is_divided(self.labels[i - 1][0], offset) else None
        behind = self.labels[i] if i < len(self.labels) and not self._is_divided(offset, self.labels[i][0]) else None
        number = before[1] + 1 if before else 1
        is_next = behind is not None and behind[1] == number + 1
        fits = len(str(number)) == 1 + len(rest) and str(number).endswith(rest)
        if not fits or (behind is not None and not is_next and behind[1] != 1) or not (before or is_next):
            return None, False
        return number, is_next

    def _is_divided(self, start: int, end: int) -> bool:
        return bisect_left(self.headings, start) < bisect_left(self.headings, end)


def find_swallowed_digits(text: str) -> Changes:
    """Return the edits that put labels' digits back, and the 2 of a year; a digit that nothing tells is U+FFFD.

    >>> found = find_swallowed_digits("1.建设\\n??.管护\\n3.监测")
    >>> [(edit.new, edit.certain) for edit in found.edits]
    [('2', True)]
    """
    edits: list[Edit] = []
    problems: list[Problem] = []
    headings = [match.start() for match in HEADING.finditer(text)]
    for broken, sound in LABELS.items():
        labels = [(match.start(), int(match["number"])) for match in sound.finditer(text)]
        siblings = Siblings(labels, headings)
        for match in list(broken.finditer(text))[:MOST]:
            number, is_sure = siblings.number_at(match.start(), match["rest"])
            digit = LOST if number is None else str(number)[0]
            new = digit if broken is NUMBERED else "（" + digit
            if number is None and broken is NUMBERED:
                continue
            edits.append(Edit(match.start(), match.start("rest"), new, "byte-shift", certain=is_sure))
            if number is None:
                problems.append(Problem("ZP157", {"text": new}, match.start(), match.end()))
                continue
            labels.insert(bisect_left(labels, (match.start(), number)), (match.start(), number))
            if not is_sure:
                problems.append(Problem("ZP150", {"text": new, "other": new[:-1] + LOST}, match.start(), match.end()))
    edits += [Edit(match.start(), match.end(), "2", "byte-shift") for match in YEAR.finditer(text)]
    return Changes(sorted(edits), problems)
