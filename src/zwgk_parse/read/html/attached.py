"""Tells which lines of a page are nothing but links to attached files, in the notice or right below it.

Nothing is fetched. A line that says 附件 inside the notice stays with the notice's own text, whose list it is.
"""

import re
from functools import cache
from itertools import islice

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.read.furniture import furniture_rules, is_furniture_line
from zwgk_parse.read.html.content import has_class_of
from zwgk_parse.read.html.lines import Line
from zwgk_parse.read.html.tree import Element
from zwgk_parse.rules.named import named_pattern

# The address may go on behind the extension: /files/1.docx?id=7, /files/1.pdf#page=2.
FILE_ADDRESS = lazy.compile(r"\.([A-Za-z]{2,4})(?:[?#].*)?$")
MARK = lazy.compile(
    r"^附[件表录錄](?:\d{1,2}(?!\d)|[一二三四五六七八九十]{1,2}(?=[：:]))?[：:]?(?:\d{1,2}[.．、](?!\d))?|^\d{1,2}[.．、](?!\d)"
)
ATTACHED_MARK = named_pattern("furniture", "attached-mark")
EXTENSION = lazy.compile(r"\.[A-Za-z]{2,4}$")
SPACE = lazy.compile(r"[\s\u00a0\u3000]+")
HAN = lazy.compile(r"[\u4e00-\u9fff]")
NO_PAGE = lazy.compile(r"#|javascript:", re.IGNORECASE)
LONGEST_ADDRESS = 2_000
# Further down stand the lists of other documents and the site's foot.
MOST_BELOW = 8
NEAR = 3  # further up stand wrappers of the whole page, whatever they are called


@dataclass(slots=True)
class AttachedLines:
    """Asked line by line, in order: whether it names an attached file."""

    names: frozenset[str]
    pages: frozenset[str]  # what links to other pages: below the notice, the site begins there
    title: str
    below: int | None = None  # lines since the notice's last; `None` before its first

    def takes(self, line: Line, *, main: bool) -> bool:
        """Return whether `line`, which stands in the notice (`main`) or not, is a link to an attachment."""
        if main:
            self.below = 0
        elif self.below is not None:
            self.below += 1
        if not self.names or self.below is None or self.below > MOST_BELOW:
            return False
        if main and ATTACHED_MARK.match(line.text):
            return False
        name = _bare(line.text)
        if not main and name in self.pages:
            self.below = MOST_BELOW + 1
        return name in self.names and not self._is_the_notice(name)

    def _is_the_notice(self, name: str) -> bool:
        """The notice itself in another format (下载PDF版, its title.pdf), or a name that says nothing."""
        stem = EXTENSION.sub("", name)
        told = stem in _download_words() or is_furniture_line(stem)
        return told or HAN.search(stem) is None or (bool(self.title) and self.title in stem)


def find_attached(body: Element, title: str) -> AttachedLines:
    """Return what tells the lines of the page `body` that link files; `title` is the page's own."""
    files: set[str] = set()
    pages: set[str] = set()
    for anchor in body.iter("a"):
        address = (anchor.get("href") or "").strip()
        name = _bare("".join(anchor.itertext()))
        is_file = _is_file(address) or _names_file(name)
        if not address or (NO_PAGE.match(address) and not is_file):
            continue
        if not is_file:
            pages.add(name)
        elif name and not _is_of_the_site(anchor):
            files.add(name)
    return AttachedLines(frozenset(files), frozenset(pages - files), SPACE.sub("", title))


def _is_file(address: str) -> bool:
    found = FILE_ADDRESS.search(address) if len(address) <= LONGEST_ADDRESS else None
    return found is not None and found.group(1).lower() in _file_extensions()


def _names_file(name: str) -> bool:
    """A link that is called 值班表.docx leads to it through whatever address: downfile.jsp?id=7, javascript:down(7)."""
    found = EXTENSION.search(name) if len(name) <= LONGEST_ADDRESS else None
    return found is not None and found.group()[1:].lower() in _file_extensions()


def _bare(text: str) -> str:
    """The text without white space and the mark in front, which may stand inside the link or before it."""
    return MARK.sub("", SPACE.sub("", text), count=1)


def _is_of_the_site(anchor: Element) -> bool:
    names = frozenset(furniture_rules().settings["page-parts"])
    near = islice(anchor.iterancestors(), NEAR)
    return any(element.tag in ("nav", "footer", "aside") or has_class_of(element, names) for element in near)


@cache
def _file_extensions() -> frozenset[str]:
    return frozenset(furniture_rules().settings["attached-extensions"])


@cache
def _download_words() -> frozenset[str]:
    return frozenset(furniture_rules().settings["download-words"])
