"""Splits a notice into its parts and builds one outline that covers its text.

Guaranteed after this stage: every block of the clean text is a line of the notice, or lies in exactly one plan.
"""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.outline import Heading, Line, Outline, Plan, TaskTable
from zwgk_parse.model.parts import Parts, PlanPart
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.text import Block, CleanText, Paragraph, Table
from zwgk_parse.segment.columns import pattern
from zwgk_parse.segment.labels import is_closing, is_leading_on
from zwgk_parse.segment.lost_lines import restore_lines
from zwgk_parse.segment.parts import split_parts
from zwgk_parse.segment.pieces import cut_paragraphs
from zwgk_parse.segment.tables import find_task_tables
from zwgk_parse.segment.tree import Piece, Tree, label_ranks

LONGEST_TABLE_HEADING = 40
LONGEST_BARE_HEADING, ORDERS = 15, ("请", "各")

__all__ = ["segment_outline"]


def segment_outline(clean: CleanText) -> Outline:
    """Return the outline of a notice: its own lines, its plans with their items and task tables."""
    clean, problems = restore_lines(clean)
    parts = split_parts(clean)
    index = 1
    plans: list[Plan] = []
    for part in parts.plans:
        plan = _plan(clean, part, parts.roles, index)
        index += len(plan.tables)
        plans.append(plan)
    letter = [
        block
        for block, role in zip(clean.blocks, parts.roles, strict=True)
        if role == "letter" and isinstance(block, Paragraph)
    ]
    grown = _grow(clean, letter)
    in_items = {piece.start for item in grown.roots for piece in item.passages}
    return Outline(
        lines=tuple(_lines(clean, parts)),
        plans=tuple(plans),
        letter_items=tuple(item.frozen() for item in grown.roots) if in_items else (),
        problems=(*problems, *parts.problems),
    )


def _grow(clean: CleanText, paragraphs: Sequence[Paragraph]) -> Tree:
    pieces = [piece for cut in cut_paragraphs(clean, paragraphs) for piece in cut]
    tree = Tree(label_ranks([piece.label for piece in pieces if piece.label]))
    for piece in pieces:
        tree.add(piece)
    return tree


def _plan(clean: CleanText, part: PlanPart, roles: Sequence[str], first_index: int) -> Plan:
    blocks = [clean.blocks[i] for i in range(part.first, part.last) if roles[i] == "body"]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    cut = dict(zip((block.start for block in paragraphs), cut_paragraphs(clean, paragraphs), strict=True))
    tree = Tree(label_ranks([piece.label for pieces in cut.values() for piece in pieces if piece.label]))
    tables: list[TaskTable] = []
    other: list[Passage] = []
    entries = list(_entries(blocks, cut))
    last = max((i for i, one in enumerate(entries) if isinstance(one, list) or one.label), default=len(entries))
    captions: set[int] = set()
    closed = False
    for i, entry in enumerate(entries):
        if isinstance(entry, Piece):
            closed = closed or (i > last and is_closing(entry.passage.text) and not _wants_body(tree, entry.passage))
            if entry.label is None and (closed or is_leading_on(entry.passage.text)):
                other.append(entry.passage)
            else:
                tree.add(entry)
            continue
        found, rest = find_task_tables(clean, entry, _table_headings(tree), first_index + len(tables))
        tables += found
        if rest and not found:
            captions |= _captions(tree)
        other += [passage for table in rest for passage in _cells(clean, table)]
    title = _title(clean, part)
    return Plan(
        title=title,
        preamble=tuple(tree.preamble),
        items=tuple(item.frozen() for item in tree.roots),
        tables=tuple(tables),
        is_notice=part.is_notice,
        annex=part.annex,
        other=tuple(other),
        captions=frozenset(captions),
    )


def _entries(blocks: Sequence[Block], cut: dict[int, list[Piece]]) -> Iterator[Piece | list[Table]]:
    """Yield pieces and runs of tables in reading order; a short line between two tables (续表) does not end a run."""
    run: list[Table] = []
    held: list[Piece] = []
    for block in blocks:
        if isinstance(block, Table):
            run.append(block)
            yield from held
            held = []
            continue
        pieces = cut[block.start]
        if run and _is_between_tables(pieces):
            held += pieces
            continue
        if run:
            yield run
            run = []
        yield from held
        held = []
        yield from pieces
    if run:
        yield run
    yield from held


def _is_between_tables(pieces: Sequence[Piece]) -> bool:
    return all(piece.label is None and len(piece.passage.text) <= 12 for piece in pieces)


def _wants_body(tree: Tree, below: Passage) -> bool:
    """Tell whether the last item is a heading that has said nothing yet (四、其他事项), and orders stand below it."""
    last = tree.stack[-1] if tree.stack else None
    if last is None or not below.text.startswith(ORDERS):
        return False
    return all("。" not in passage.text and len(passage.text) <= LONGEST_BARE_HEADING for passage in last.passages)


def _table_headings(tree: Tree) -> tuple[Heading, ...]:
    """Return the headings above a table, none where the last item is no mere heading."""
    headings = tree.headings()
    for item in tree.stack:
        if len(item.passages) > 1 or any(len(p.text) > LONGEST_TABLE_HEADING for p in item.passages):
            return ()
    return headings


def _captions(tree: Tree) -> set[int]:
    """Return where the label of the last item begins, where that is but the heading of the table below it."""
    last = tree.stack[-1] if tree.stack else None
    if last is None or last.children or len(last.passages) != 1:
        return set()
    text = last.passages[0].text
    return {last.label.start} if len(text) <= LONGEST_TABLE_HEADING and pattern("caption").search(text) else set()


def _lines(clean: CleanText, parts: Parts) -> Iterator[Line]:
    """Yield what stands outside the plans' bodies, with the part it plays."""
    bodies = {i for plan in parts.plans for i in range(plan.first, plan.last) if parts.roles[i] == "body"}
    for i, (block, role, key) in enumerate(zip(clean.blocks, parts.roles, parts.keys, strict=True)):
        if i in bodies:
            continue
        if isinstance(block, Paragraph):
            yield Line(role, Passage.of(clean.text, [(block.start, block.end)]), key or block.key)
        else:
            for passage in _cells(clean, block):
                yield Line(role, passage, key)


def _cells(clean: CleanText, table: Table) -> Iterator[Passage]:
    for cell in table.cells:
        if clean.text[cell.start : cell.end].strip():
            yield Passage.of(clean.text, [(cell.start, cell.end)])


def _title(clean: CleanText, part: PlanPart) -> Passage | None:
    return Passage.of(clean.text, part.title_spans) if part.title_spans else None
