"""The brackets around the year of a document number."""

from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.alphabet import is_han
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.rules import load_rules


def find_document_brackets(text: str) -> Changes:
    """Return the edits that put 〔〕 around the year of a document number.

    >>> [e.new for e in find_document_brackets("云政办发［2023］5号").edits]
    ['〔', '〕']
    """
    rule = load_rules("characters")["document-number"]
    edits = []
    for match in rule.regex.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()].rstrip(" \u3000")[-1:]
        if not is_han(before) or (match["open"] in "(（" and before not in rule.data["behind"]):
            continue
        for name, new in (("open", "〔"), ("close", "〕")):
            if match[name] != new:
                edits.append(Edit(match.start(name), match.end(name), new, "document-number", bool(match[name])))
    return Changes(edits)
