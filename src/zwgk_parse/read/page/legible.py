"""Whether the characters of a page are text that somebody wrote, and how pages are named where they are not."""

from collections.abc import Iterable, Sequence

from zwgk_parse.model import lazy
from zwgk_parse.read.page.content import Character

GARBLED = 0.3  # more unreadable characters than this share: the fonts do not say which characters they draw
NO_TEXT = lazy.compile("[\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]")
HAN = lazy.compile("[\u4e00-\u9fff]+")
COMMON = 0.7  # a smaller share of common Han characters is no Chinese
LAST_COMMON = 0xC6  # the first byte of Big5 up to which characters are common
FOREIGN = 0.1  # a smaller share of Han characters is none of China's notices
FEW = 20  # characters from which a share means something


def is_garbled(characters: Sequence[Character]) -> bool:
    """Return whether many of the characters are none that anybody writes, or Han characters that nobody does.

    Private use, unassigned, replaced: the font does not say what it draws. Rare characters one after another: it
    says something wrong.
    """
    text = "".join([character[0] for character in characters])
    if len(characters) >= FEW and len(NO_TEXT.findall(text)) > GARBLED * len(characters):
        return True
    han = "".join(HAN.findall(text))
    # What is in GB 2312 takes two bytes, what is not none. Traditional script has its common characters in Big5.
    return len(han) >= FEW and len(han.encode("gb2312", "ignore")) < 2 * COMMON * len(han) and not _is_traditional(han)


def _is_traditional(han: str) -> bool:
    encoded = [character.encode("big5", "ignore") for character in han]
    return sum(1 for pair in encoded if pair and pair[0] <= LAST_COMMON) >= COMMON * len(han)


def is_foreign(characters: Sequence[Character]) -> bool:
    """Return whether there is text and hardly a Han character in it: what recognition of Latin makes of a scan."""
    text = "".join([character[0] for character in characters])
    return len(text) >= FEW and len("".join(HAN.findall(text))) < FOREIGN * len(text)


def name_pages(pages: Iterable[int], between: str = ", ") -> str:
    """Return page numbers as a person writes them.

    >>> name_pages([1, 2, 3, 7]), name_pages([1, 2, 3, 7], "、")
    ('1-3, 7', '1-3、7')
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return between.join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
