"""Splits a notice into its parts: every block gets one role, and every plan its title and its range.

The way of a notice: head, letter, list of attachments, closing, then plans behind marks or titles, then what a printer
or a site adds. Nothing is sure by its words alone; what stands before and after decides.
"""

import re

from zwgk_parse.model.outline import LineRole
from zwgk_parse.model.parts import Parts, PlanPart
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import CleanText, Table
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.named import named_setting
from zwgk_parse.segment.annexes import begins_items, begins_list, find_plan_start, read_annex, read_attachments
from zwgk_parse.segment.announced import announced_title
from zwgk_parse.segment.captions import read_caption, title_offset
from zwgk_parse.segment.closing import (
    Closing,
    is_sure_signature,
    read_below,
    read_closing,
    tail_start,
    trailing_lines,
)
from zwgk_parse.segment.contents import read_contents, read_contents_below
from zwgk_parse.segment.headline import begins_notice
from zwgk_parse.segment.letterhead import read_head, table_role
from zwgk_parse.segment.orders import orders_work
from zwgk_parse.segment.plans import Plans
from zwgk_parse.segment.titles import attached_name, find_names
from zwgk_parse.segment.views import View, is_prose, next_content, read_views

MOST_LETTER_TEXTS, MOST_NAMES, MOST_COVERING = 12, 60, 4


def split_parts(clean: CleanText) -> Parts:
    """Return the role of every block, and the plans in order.

    Guaranteed: one role a block; plans do not overlap; a sentence, an item or a task table is never furniture.
    A notice that annexes nothing is a plan itself.
    """
    walk = _Walk(clean)
    walk.run()
    return walk.parts()


def title_passage(clean: CleanText, part: PlanPart) -> Passage | None:
    """Return a plan's title as one passage, the mark of its annex left out; `None` where it has none."""
    return Passage.of(clean.text, part.title_spans) if part.title_spans else None


class _Walk:
    """Goes once through the blocks behind the head."""

    def __init__(self, clean: CleanText) -> None:
        self.clean = clean
        views = self.all = read_views(clean)
        head = self.head = read_head(views)
        self.roles: dict[int, LineRole] = dict(head.roles)
        self.keys: dict[int, str] = dict(head.keys)
        trailing = trailing_lines(views, head.start)
        self.roles.update(trailing)
        self.end = trailing[0][0] if trailing else len(views)
        self.views = views[: self.end]
        self.tail = tail_start(self.views)
        items = (view.index for view in self.views if view.is_table or view.is_form("label"))
        self.last_item = max(items, default=-1)
        letter = [view.text for view in views[head.start :] if is_prose(view)][:MOST_LETTER_TEXTS]
        self.names = list(find_names([head.title_text, *letter]))
        self.letter: list[int] = []
        self.plans = Plans(clean, self.roles, self.end)
        self.others: list[int] = []  # where other notices of the same file begin
        self.state = "letter"
        self.dated = self.below = False

    def run(self) -> None:
        """Give every block behind the head a role."""
        i = self.head.start
        while i < self.end:
            if self.views[i].fixed is not None:
                i += 1
                continue
            i = (
                self._contents(i)
                or self._attachments(i)
                or self._annex(i)
                or self._table(i)
                or self._plan(i)
                or self._closing(i)
                or self._below(i)
                or (self._text(i))
            )
        self._settle()

    def parts(self) -> Parts:
        """Return what was found; a block without a role has the one its reader gave it."""
        roles = tuple(self.roles.get(view.index) or view.fixed or "body" for view in self.all)
        keys = tuple(self._key(view) if roles[view.index] == "metadata" else None for view in self.all)
        return Parts(roles, keys, tuple(self.plans.found), tuple(self._problem(i) for i in self.others))

    def _problem(self, i: int) -> Problem:
        block = self.clean.blocks[i]
        return Problem("ZP405", {"title": self.clean.text[block.start : block.end][:40]}, block.start, block.end)

    def _key(self, view: View) -> str | None:
        return view.key or self.keys.get(view.index) or (view.form.key if view.form else None)

    def _contents(self, i: int) -> int | None:
        lines = read_contents(self.views, i)
        if not lines:
            return None
        self.roles.update(dict.fromkeys(lines, "note"))
        return lines[-1] + 1

    def _attachments(self, i: int) -> int | None:
        after = read_attachments(self.views, i, self.state != "letter")
        if after is None:
            return None
        for view in self.views[i:after]:
            if view.fixed is None:
                self.roles[view.index] = "attachments"
                form = view.form
                listed = (form.gives.get("title") or form.gives.get("attachments")) if form else None
                name = attached_name(listed or view.text)
                if name and name not in self.names and len(self.names) < MOST_NAMES:
                    self.names.append(name)
        return after

    def _annex(self, i: int) -> int | None:
        annex = read_annex(self.views, i, self.names)
        if annex is None:
            return None
        for k in range(i + 1, min(annex.first, self.end)):
            if self.views[k].fixed is None:
                self.roles[k] = "plan_title" if k in annex.title else "note"
        self.roles[i] = "annex_mark"
        start, form = 0, self.views[i].form
        if i in annex.title and form is not None:
            block = self.clean.blocks[i]
            start = title_offset(self.clean.text, block.start, block.end, form) - block.start
        self.plans.begin(annex.title, annex.first, i, annex.ordinal, start)
        self._enter_plan()
        return max(annex.first, i + 1)

    def _plan(self, i: int) -> int | None:
        where = self.state
        if where == "letter" and self._announces():
            where = "announcing"
        since = self.plans.found[-1].first if self.plans.found else self.head.start
        title = find_plan_start(self.views, i, self.names, where, since)
        if title is None or (self.state == "letter" and not self.letter and not title.named):
            return None
        first, contents = title.after, read_contents_below(self.views, title)
        if begins_notice(self.views, title) and not self._announces():
            self.others.append(i)
        for k in contents:
            self.roles[k] = "note"
            first = k + 1
        while (at := next_content(self.views, first)) < self.end and self.views[at].is_form(
            "signature", "date", "sig_date", "note", "document_number", "site_date"
        ):
            self.roles[at] = "note"
            first = at + 1
        self.roles.update(dict.fromkeys(title.blocks, "plan_title"))
        self.plans.begin(title.blocks, first, i)
        if contents:
            self.plans.cut_last_title(named_setting("notice", "contents"))
        self._enter_plan()
        return first

    def _enter_plan(self) -> None:
        self.state, self.below = "plan", False

    def _table(self, i: int) -> int | None:
        """A table may hold the mark and the title of its annex in its own first rows."""
        block = self.clean.blocks[i]
        if not isinstance(block, Table) or (caption := read_caption(self.clean, block, self.names)) is None:
            return None
        if self.state == "plan" and not caption.marked:
            above = self.views[self.plans.found[-1].first : i]
            if self.plans.found[-1].title_spans and not begins_list(above, caption.text, self.plans.titles()):
                return None
            if self.plans.found[-1].title_spans:
                self.plans.begin_at_table(i, caption)
            elif self.plans.is_bodiless():
                self.plans.name_last(caption.spans)
        elif not caption.marked and self.state == "letter" and (self.letter or self.head.title):
            return None
        else:
            self.plans.begin_at_table(i, caption)
            self._enter_plan()
        self.roles[i] = "body"
        return i + 1

    def _announces(self) -> bool:
        words = load_rules("notice").settings["fragments"]["announcing"]
        text = self.head.title_text + "".join(self.views[k].text for k in self.letter[:MOST_LETTER_TEXTS])
        return re.search(words, text) is not None

    def _closing(self, i: int) -> int | None:
        closing = read_closing(self.views, i)
        if closing is None or not self._may_close(i, closing):
            return None
        self.roles.update(closing.roles)
        self.dated = self.dated or closing.dated
        self.below = True
        if self.state == "letter":
            self.state = "closed"
        return closing.after

    def _may_close(self, i: int, closing: Closing) -> bool:
        """A closing stands where the text ends: before the end, an annex, a copy list, a plan's title."""
        at = next_content(self.views, closing.after)
        if not closing.dated and not is_sure_signature(self.views, closing, at_right=self.state == "plan"):
            return False
        if at >= self.end or at >= self.tail:
            return True
        view = self.views[at]
        if view.is_form("annex", "attachments", "copied_to", "printed_by"):
            return closing.dated or self.state == "letter"
        if self.state != "letter":
            return False
        if find_plan_start(self.views, at, self.names, "closed", self.head.start) is not None:
            return True
        return closing.dated and closing.signed and (view.is_table or begins_items(view) or self._covers(view))

    def _covers(self, below: View) -> bool:
        """A short letter that issues something may be followed by its text alone, the title lost."""
        is_short = len(self.letter) <= MOST_COVERING and not any(self.views[i].is_form("label") for i in self.letter)
        return is_prose(below) and is_short and self._announces()

    def _below(self, i: int) -> int | None:
        view = self.views[i]
        if view.is_table and table_role(view) not in ("copied_to", "printed_by"):
            return None
        form = view.form
        sure = form is not None and form.where == "anywhere" and form.name in ("copied_to", "printed_by")
        if not (view.is_table or sure or self.state == "closed" or i >= self.tail):
            return None
        roles = read_below(self.views, i)
        if not roles:
            return None
        self.roles.update(roles)
        self.below = True
        if self.state == "letter":
            self.state = "closed"
        return roles[-1][0] + 1

    def _text(self, i: int) -> int:
        if self.state == "letter":
            self.roles[i] = "letter"
            self.letter.append(i)
        elif self.state == "plan":
            is_junk = self.below and not self.views[i].is_table and i >= self.tail
            self.roles[i] = "furniture" if is_junk else "body"
            self.below = is_junk
        elif i >= self.tail and not self.views[i].is_table:
            self.roles[i] = "furniture"
        elif self._begins_untitled(i):
            self.plans.begin((), i, i)
            self._enter_plan()
            self.roles[i] = "body"
        else:
            self.roles[i] = "note"
        return i + 1

    def _begins_untitled(self, i: int) -> bool:
        """What follows the closing is a plan without a title where items or a table are among it."""
        return i <= self.last_item

    def _settle(self) -> None:
        """Decide whether the letter is a plan, and whose the head's title is."""
        if not self.letter:
            self._title_of_first_plan()
            return
        letter = [self.views[i] for i in self.letter]
        if (
            self.plans.found
            and not (self.others and any(self.views[i].is_form("label") for i in self.letter))
            and not orders_work(letter, self.plans.titles(), self.head.is_letter)
        ):
            self.plans.name_only(announced_title(self.clean, letter))
            return
        self.roles.update(dict.fromkeys(self.letter, "body"))
        title, is_notice = self.head.title, True
        if not self.head.is_letter and not self.dated and title:
            is_notice = False
            for i in title:
                self.roles[i] = "plan_title"
        self.plans.put_first(title, self.letter[0], self.letter[-1] + 1, is_notice=is_notice)

    def _title_of_first_plan(self) -> None:
        """A title in front of an annex's table, with no letter between them, is the annex's own."""
        title = self.head.title
        if not title or self.head.is_letter or not self.plans.found or self.plans.found[0].title_spans:
            return
        self.roles.update(dict.fromkeys(title, "plan_title"))
        self.plans.name_first(title)
