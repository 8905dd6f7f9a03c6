"""What normalization makes of damaged places: repaired exactly, flagged, left as they are, or made wrong."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tests.damage.glossing import HALF
from tests.damage.places import Damaged
from tests.damage.simulator import Damage
from tests.damage.texts import shuffled
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import CleanText, Edit, plain_text
from zwgk_parse.normalize import normalize_text

# Flagged: the text kept, or all restored but what U+FFFD marks as lost, with a problem. Guessed: restored as likeliest
# and not right, marked as in doubt, with a problem that tells the next best. Wrong: changed, and nothing says so.
EXACT, FLAGGED, GUESSED, LEFT, WRONG = OUTCOMES = ("exact", "flagged", "guessed", "left", "wrong")
LOST = "\ufffd"
# No repairs: sound text has them, too. Nor do characters that nobody sees repair a line by going from it.
FORMS = {"width", "spacing", "quotes", "document-number", "script"}
UNSEEN = {"leftover", "radical", "lost-space"}
PLACES = 1000


@dataclass
class Measured:
    """How many places had which outcome; `seen` keeps what was not exact: outcome, written, shown, made."""

    counts: Counter[str] = field(default_factory=Counter)
    seen: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def places(self) -> int:
        """How many places were damaged."""
        return self.counts.total()

    def share(self, outcome: str) -> float:
        """Return the share of the places that had `outcome`."""
        return self.counts[outcome] / self.places if self.places else 0.0


def measure(damage: Damage, texts: tuple[str, ...], *, seed: int, places: int | None = None) -> Measured:
    """Return the outcomes of `damage` at random places of `texts`, so many places (or a few more)."""
    # Seeded by the name as well: what one damage draws does not change with another.
    rng = Random(f"{seed} {damage.name}")
    wanted = places or PLACES
    measured = Measured()
    for tries, text in enumerate(shuffled(texts, rng)):
        if measured.places >= wanted or tries > wanted:
            return measured
        judge(damage.of(text, rng), measured)
    return measured


def judge(damaged: Damaged, measured: Measured) -> None:
    """Count the outcome at each place of `damaged`, and as wrong each stretch between them that changed."""
    clean = normalize_text(plain_text(damaged.shown))
    at = 0
    for start, end, count in (*_stretches(damaged, clean), (len(damaged.shown), len(damaged.shown), 0)):
        _judge(damaged, clean, (at, start), 0, measured)
        if count:
            _judge(damaged, clean, (start, end), count, measured)
        at = end


def _judge(damaged: Damaged, clean: CleanText, shown: tuple[int, int], count: int, measured: Measured) -> None:
    """Count the outcome of one stretch that holds `count` places; of a stretch without places only what is wrong."""
    written = damaged.written[damaged.written_at(shown[0]) : damaged.written_at(shown[1], behind=True)]
    start, end = clean.to_clean(shown[0]), clean.to_clean(shown[1])
    made = clean.text[start:end]
    if _is_same(made, written):
        measured.counts[EXACT] += count
        return
    repairs = [edit for edit in clean.edits if _touches(edit, *shown) and edit.rule not in FORMS]
    if not count and not repairs:  # sound text that stayed; its script alone differs
        return
    flagged = any(_is_about(problem, start, end) for problem in clean.problems)
    is_kept = all(edit.rule in UNSEEN or _is_right_part(edit, written) for edit in repairs)
    if (count and is_kept) or (flagged and (_is_all_but_lost(made, written) or _is_begun(repairs, written))):
        outcome = FLAGGED if flagged else LEFT
    elif flagged and any(not edit.certain for edit in repairs):
        outcome = GUESSED
    else:
        outcome = WRONG
    measured.counts[outcome] += max(count, 1)
    measured.seen.append((outcome, written, damaged.shown[slice(*shown)], made))


def _is_right_part(edit: Edit, written: str) -> bool:
    """Whether an edit restored a part of a line that was read wrongly as a whole."""
    return edit.rule == "misread" and len(edit.new) > 1 and edit.new in written


def _is_same(made: str, written: str) -> bool:
    """Whether both are the same but for white space and width: a name or a bracket that is damaged tells neither."""
    return made == written or _bare(made) == _bare(written)


def _bare(text: str) -> str:
    return "".join(text.translate(HALF).split())


def _is_about(problem: Problem, start: int, end: int) -> bool:
    if not problem.code.startswith("ZP1"):
        return False
    return problem.start is None or (problem.start <= end and (problem.end or problem.start) >= start)


def _is_all_but_lost(made: str, written: str) -> bool:
    """Whether all is repaired but characters that are marked as lost."""
    parts = map(re.escape, re.split(f"{LOST}+", made))
    return LOST in made and re.fullmatch("(?s:.*)".join(parts), written) is not None


def _is_begun(repairs: list[Edit], written: str) -> bool:
    """Whether only the label was restored in front of a line that was given up."""
    return bool(repairs) and all(written.startswith(edit.new.strip()) for edit in repairs)


def _stretches(damaged: Damaged, clean: CleanText) -> Iterator[tuple[int, int, int]]:
    """Yield the shown spans of the places, each as wide as the edits that touch it, and how many places it holds."""
    cuts = [[place.shown_start, place.shown_end, 1] for place in damaged.places]
    edits = iter(clean.edits)
    edit = next(edits, None)
    pending: list[int] | None = None
    for cut in cuts:
        if pending is not None and cut[0] >= pending[1]:
            yield pending[0], pending[1], pending[2]
            pending = None
        if pending is None:
            pending = cut
        else:
            pending[1], pending[2] = max(pending[1], cut[1]), pending[2] + 1
        while edit is not None and edit.start < pending[1]:
            if edit.end > pending[0]:
                pending[0], pending[1] = min(pending[0], edit.start), max(pending[1], edit.end)
            edit = next(edits, None) if edit.end <= pending[1] else edit
    if pending is not None:
        yield pending[0], pending[1], pending[2]


def _touches(edit: Edit, start: int, end: int) -> bool:
    return edit.start < end and edit.end > start
