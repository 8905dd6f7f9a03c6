"""What was put into a text and what was taken out, word by word."""

import warnings
from difflib import SequenceMatcher
from functools import cache
from typing import Any, Literal

from zwgk_parse.model.value import dataclass

Kind = Literal["same", "dropped", "added"]
LONE = 1  # a word that stayed between two changes, and is no longer than this, is read as changed with them


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of two texts: in both, in the old one alone, or in the new one alone."""

    kind: Kind
    text: str


def mark_words(old: str, new: str) -> tuple[Mark, ...]:
    """Return the pieces of which both texts are made, whole words each.

    >>> [(mark.kind, mark.text) for mark in mark_words("6月底前公布预算", "9月底前公布预算")]
    [('dropped', '6'), ('added', '9'), ('same', '月底前公布预算')]

    Guaranteed: without the added pieces it is the old text, without the dropped ones the new.
    """
    if old == new:
        return (Mark("same", old),) if old else ()
    before, after = _words(old), _words(new)
    pieces: list[tuple[Kind, str]] = []
    for _, start, end, other, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        kept, came = "".join(before[start:end]), "".join(after[other:last])
        pieces += [("same", kept)] if kept == came else [("dropped", kept), ("added", came)]
    return _joined(pieces)


def _joined(pieces: list[tuple[Kind, str]]) -> tuple[Mark, ...]:
    """One mark for neighbours of a kind: 标[-准-]化 is no more readable for a lone word that stayed."""
    marks: list[Mark] = []
    dropped = added = ""
    for position, (kind, text) in enumerate(pieces):
        if kind == "dropped":
            dropped += text
        elif kind == "added":
            added += text
        elif len(text) <= LONE and (dropped or added) and position + 1 < len(pieces):
            dropped, added = dropped + text, added + text
        else:
            marks += _changed(dropped, added)
            marks.append(Mark("same", text))
            dropped = added = ""
    return (*marks, *_changed(dropped, added))


def _changed(dropped: str, added: str) -> list[Mark]:
    kinds: tuple[tuple[Kind, str], ...] = (("dropped", dropped), ("added", added))
    return [Mark(kind, text) for kind, text in kinds if text]


def _words(text: str) -> list[str]:
    words: list[str] = _tokenizer().lcut(text, HMM=False)
    return words


@cache
def _tokenizer() -> Any:
    """jieba with its own dictionary; what it keeps goes to the user's cache folder, not to a folder shared by all."""
    from zwgk_parse.cache.stored import cache_folder

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of its own patterns when it is first compiled
        import logging

        import jieba

        jieba.setLogLevel(logging.WARNING)
        tokenizer = jieba.Tokenizer()
        folder = cache_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            tokenizer.tmp_dir = str(folder)
        except OSError:
            pass
        tokenizer.initialize()
    return tokenizer
