"""The text between two passes: as it reads now, with all edits so far led back to the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import Edit
from zwgk_parse.model.value import dataclass, replace
from zwgk_parse.normalize.compose import compose_edits


@dataclass(frozen=True, slots=True)
class Changes:
    """What one pass wants: edits of the text it saw, and problems at places of that text."""

    edits: Sequence[Edit] = ()
    problems: Sequence[Problem] = ()


@dataclass(frozen=True, slots=True)
class Pass:
    """A pass, and the ranges of characters of which a text must hold one for it to find anything."""

    find: Callable[[str], Changes]
    needs: tuple[tuple[str, str], ...]

    @staticmethod
    def of(find: Callable[[str], Changes], characters: str) -> "Pass":
        """Return the pass that needs one of `characters`, written as inside a character class: `a-z`."""
        ranges, at = [], 0
        while at < len(characters):
            step = 3 if characters[at + 1 : at + 2] == "-" and at + 2 < len(characters) else 1
            ranges.append((characters[at], characters[at + step - 1]))
            at += step
        return Pass(find, tuple(ranges))

    def is_needed(self, alphabet: str) -> bool:
        """Return whether a text with these characters (ordered) may need the pass.

        >>> Pass.of(lambda text: Changes(), "(（0-9").is_needed("5a甲")
        True
        """
        # Looked up, not matched: compiling a class for each pass would cost more than a short text takes.
        for first, last in self.needs:
            i = bisect_left(alphabet, first)
            if i < len(alphabet) and alphabet[i] <= last:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Revision:
    """`text` is `source` with `edits` applied; `problems` have offsets into `text`."""

    source: str
    text: str
    edits: tuple[Edit, ...] = ()
    problems: tuple[Problem, ...] = ()

    def revised(self, changes: Changes) -> "Revision":
        """Return the revision after a pass that saw `self.text`.

        >>> Revision("公開(kāi)", "公開(kāi)").revised(Changes([Edit(2, 7, "", "pinyin-gloss")])).text
        '公開'
        """
        if not changes.edits:
            return replace(self, problems=(*self.problems, *changes.problems)) if changes.problems else self
        return Revision(
            self.source,
            replaced(self.text, changes.edits),
            compose_edits(self.source, self.text, self.edits, changes.edits),
            _moved((*self.problems, *changes.problems), changes.edits),
        )

    def joined(self, later: "Revision") -> "Revision":
        """Return this revision followed by `later`, whose source is this one's text.

        Passes that belong together are composed among themselves first: that is cheaper than one by one with all
        edits before them.
        """
        if not later.edits:
            return replace(self, problems=(*self.problems, *later.problems)) if later.problems else self
        return Revision(
            self.source,
            later.text,
            compose_edits(self.source, self.text, self.edits, later.edits),
            (*_moved(self.problems, later.edits), *later.problems),
        )


def run_passes(text: str, passes: Sequence[Pass], alphabet: str) -> Revision:
    """Return the revision that `passes`, one after the other, make of `text`, whose characters are in `alphabet`.

    Most texts need few of them: a look at which characters occur at all spares the others the walk.
    """
    revision = Revision(text, text)
    for each in passes:
        if each.is_needed(alphabet):
            changes = each.find(revision.text)
            revision = revision.revised(changes)
            if changes.edits:
                alphabet = alphabet_of(alphabet + "".join(edit.new for edit in changes.edits))
    return revision


def alphabet_of(text: str) -> str:
    """Return the characters of `text`, each once, in order."""
    return "".join(sorted(set(text)))


def replaced(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits` (ordered, without overlap) applied."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.new)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def _moved(problems: tuple[Problem, ...], edits: Sequence[Edit]) -> tuple[Problem, ...]:
    if not problems:
        return ()
    starts = [edit.start for edit in edits]
    shifts = [0]
    for edit in edits:
        shifts.append(shifts[-1] + len(edit.new) - (edit.end - edit.start))

    def move(offset: int | None) -> int | None:
        if offset is None:
            return None
        i = bisect_right(starts, offset)
        if i == 0:
            return offset
        edit = edits[i - 1]
        if offset < edit.end:
            return edit.start + shifts[i - 1] + min(offset - edit.start, len(edit.new))
        return offset + shifts[i]

    return tuple(replace(problem, start=move(problem.start), end=move(problem.end)) for problem in problems)
