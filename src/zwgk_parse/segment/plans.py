"""The plans of a notice while they are being found: each begins where the one before it ends."""

from collections.abc import Iterator, Mapping

from zwgk_parse.model.outline import LineRole
from zwgk_parse.model.parts import PlanPart
from zwgk_parse.model.text import CleanText
from zwgk_parse.model.value import replace
from zwgk_parse.segment.captions import Caption
from zwgk_parse.segment.titles import folded

Span = tuple[int, int]


class Plans:
    """Plans in order; the last one is open until the next begins or the notice ends at block `end`."""

    def __init__(self, clean: CleanText, roles: Mapping[int, LineRole], end: int) -> None:
        self.clean = clean
        self.roles = roles
        self.end = end
        self.found: list[PlanPart] = []

    def begin(
        self, title: tuple[int, ...], first: int, mark: int, annex: int | None = None, title_start: int = 0
    ) -> None:
        """Begin a plan whose mark or title is block `mark` and whose body begins at `first`."""
        part = PlanPart(title, first, self.end, annex=annex, title_start=title_start)
        part = replace(part, title_spans=self._spans(part))
        if self.found:
            self.found[-1] = replace(self.found[-1], last=mark)
            if self._is_cover(self.found[-1], part):
                self.found.pop()
        self.found.append(part)

    def begin_at_table(self, at: int, caption: Caption) -> None:
        """Begin a plan at the table that holds its own title."""
        self.begin((), at, at, caption.ordinal)
        self.found[-1] = replace(self.found[-1], title_spans=caption.spans)

    def name_last(self, spans: tuple[Span, ...]) -> None:
        """Give the last plan the title that stands in its table."""
        self.found[-1] = replace(self.found[-1], title_spans=spans)

    def cut_last_title(self, word: str) -> None:
        """Take a word off the end of the last plan's title."""
        part = self.found[-1]
        start, end = part.title_spans[-1]
        text = self.clean.text[start:end].rstrip()
        for character in reversed(word):
            text = text.rstrip().removesuffix(character)
        self.found[-1] = replace(part, title_spans=(*part.title_spans[:-1], (start, start + len(text.rstrip()))))

    def name_first(self, title: tuple[int, ...]) -> None:
        """Give the first plan the title that the head holds."""
        part = replace(self.found[0], title=title)
        self.found[0] = replace(part, title_spans=self._spans(part))

    def name_only(self, span: Span | None) -> None:
        """Give the only plan, where it has no title of its own, the one that the letter says."""
        if span and len(self.found) == 1 and not self.found[0].title_spans:
            self.found[0] = replace(self.found[0], title_spans=(span,))

    def put_first(self, title: tuple[int, ...], first: int, last: int, *, is_notice: bool) -> None:
        """Put the notice's own text in front of what it annexes, as a plan."""
        part = PlanPart(title, first, last, is_notice=is_notice)
        self.found.insert(0, replace(part, title_spans=self._spans(part)))

    def titles(self) -> list[str]:
        """Return the plans' titles, folded; empty where there is none."""
        return [self._words(part) for part in self.found]

    def is_bodiless(self) -> bool:
        """Tell whether the last plan has no body yet."""
        part = self.found[-1]
        return not any(self.roles.get(i) == "body" for i in range(part.first, part.last))

    def _is_cover(self, before: PlanPart, part: PlanPart) -> bool:
        """A title on a cover or above a table of contents stands again above the body: one plan, not two."""
        if not before.title_spans or not part.title_spans:
            return False
        bodies = any(self.roles.get(i) == "body" for i in range(before.first, before.last))
        return not bodies and self._words(before) == self._words(part)

    def _words(self, part: PlanPart) -> str:
        return folded("".join("".join(self.clean.text[a:b].split()) for a, b in part.title_spans))

    def _spans(self, part: PlanPart) -> tuple[Span, ...]:
        """The title's spans without white space at their ends, and without 《》 around the whole."""
        spans = list(self._stripped(part))
        if not spans:
            return ()
        text = "".join(self.clean.text[a:b] for a, b in spans)
        if text.startswith("《") and text.endswith("》") and "《" not in text[1:]:
            spans[0] = (spans[0][0] + 1, spans[0][1])
            spans[-1] = (spans[-1][0], spans[-1][1] - 1)
        return tuple(spans)

    def _stripped(self, part: PlanPart) -> Iterator[Span]:
        shift = part.title_start
        for i in part.title:
            block = self.clean.blocks[i]
            text = self.clean.text[block.start + shift : block.end]
            start = block.start + shift + len(text) - len(text.lstrip())
            yield start, max(start, block.start + shift + len(text.rstrip()))
            shift = 0
