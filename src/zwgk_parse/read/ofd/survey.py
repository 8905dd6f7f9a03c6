"""Goes through the pages of all documents of a file and notes which of them gave no proper text."""

from collections.abc import Iterator, Sequence

from zwgk_parse.model.problem import Problem, UnreadableInputError
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.ofd.package import Package, PartError
from zwgk_parse.read.ofd.pages import PageReader
from zwgk_parse.read.ofd.structure import DocumentParts
from zwgk_parse.read.ofd.turned import FEW
from zwgk_parse.read.page import PageContent
from zwgk_parse.read.page.legible import is_garbled, name_pages


@dataclass(slots=True)
class Survey:
    """Numbers of the pages that hold pictures but no text, are missing or broken, or hold garbled text.

    `left_out` names the parts beside the pages that could not be read, `readable` counts pages with text.
    """

    pictures: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    readable: int = 0

    def watch(self, package: Package, documents: Sequence[DocumentParts], limits: Limits) -> Iterator[PageContent]:
        """Yield the pages of the documents, numbered through; a broken one is given as far as it can be read."""
        number = 0
        for document in documents:
            reader = PageReader(package, document, limits, self.left_out)
            reader.count_templates()
            for page_id, part in document.pages:
                number += 1
                content = self._read(reader, page_id, part, number)
                if content is not None:
                    yield content

    def _read(self, reader: PageReader, page_id: str, part: str | None, number: int) -> PageContent | None:
        try:
            if part is None:
                raise PartError("", "missing")
            root, whole = reader.package.parse(part)
        except PartError:
            self.broken.append(number)
            return None
        content = reader.read(root, part, page_id, number)
        if not whole:
            self.broken.append(number)
        if content.pictured and len(content.characters) < FEW:
            self.pictures.append(number)
        elif is_garbled(content.characters):
            self.garbled.append(number)
        else:
            self.readable += bool(content.characters or content.asides)
        return content

    def refuse(self, count: int, *, is_encrypted: bool) -> None:
        """Raise UnreadableInputError if none of `count` pages gave text that can be read."""
        if self.readable:
            return
        if is_encrypted:
            raise UnreadableInputError("ZP132")
        if self.garbled:
            raise UnreadableInputError("ZP137", pages=name_pages(self.garbled))
        raise UnreadableInputError("ZP134" if self.pictures else "ZP133", pages=str(count))

    def problems(self) -> list[Problem]:
        """Return what a person should know, one problem a kind."""
        kinds = (("ZP135", self.pictures), ("ZP136", self.broken), ("ZP137", self.garbled))
        found = [Problem(code, {"pages": name_pages(pages)}) for code, pages in kinds if pages]
        if self.left_out:
            found.append(Problem("ZP139", {"part": "、".join(dict.fromkeys(self.left_out))}))
        return found
