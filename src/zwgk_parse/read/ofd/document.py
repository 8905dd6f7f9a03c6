"""Opens an OFD, says why one cannot be read, and leads its pages to text."""

from zwgk_parse.model.problem import Problem, UnreadableInputError
from zwgk_parse.model.text import SourceText
from zwgk_parse.read.limits import Limits
from zwgk_parse.read.ofd.package import open_package
from zwgk_parse.read.ofd.structure import ENCRYPTIONS, read_structure
from zwgk_parse.read.ofd.survey import Survey
from zwgk_parse.read.page import lay_out_pages


def read_ofd(data: bytes, limits: Limits) -> SourceText:
    """Return the text of an OFD with its paragraphs, tables and page furniture; several documents one by one.

    Refused (UnreadableInputError): what `open_package` and `read_structure` refuse, a file without readable pages
    (ZP133) or with too many (ZP103), one that holds pictures of text but no text (ZP134), or garbled
    text alone (ZP137).
    Reported: pages that hold only a picture (ZP135), are missing or broken (ZP136) or garbled (ZP137), attachments
    (ZP138), other parts that could not be read (ZP139).
    """
    package = open_package(data, limits)
    with package.archive:
        survey = Survey()
        documents = read_structure(package, survey.left_out)
        count = sum(len(document.pages) for document in documents)
        if count > limits.pages:
            raise UnreadableInputError("ZP103", what="pages", found=str(count), limit=str(limits.pages))
        layout = lay_out_pages(survey.watch(package, documents, limits), limits)
    is_encrypted = ENCRYPTIONS in package.members
    survey.refuse(count, is_encrypted=is_encrypted)
    if is_encrypted:
        survey.left_out.append("Encryptions.xml")
    layout.problems += survey.problems()
    attachments = [name for document in documents for name in document.attachments]
    if attachments:
        layout.problems.append(Problem("ZP138", {"names": "、".join(attachments)}))
    return layout.build("ofd")
