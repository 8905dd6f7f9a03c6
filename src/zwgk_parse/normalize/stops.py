"""A full stop that lost its first byte, so that it and the character behind it were read one byte off."""

from zwgk_parse.model import lazy
from zwgk_parse.model.text import Edit
from zwgk_parse.normalize.alphabet import HAN, is_han
from zwgk_parse.normalize.gbk import parse_pair
from zwgk_parse.normalize.readings import is_reading
from zwgk_parse.normalize.revision import Changes
from zwgk_parse.normalize.script import simplified_characters

# The lone byte, the sign that 。's second byte makes with the next one, and the second byte of the character behind.
# Full-width signs were made half width afterwards.
TORN = lazy.compile(
    f"(?<=[{HAN}a-z)）])[?？\ufffd](?P<sign>[?,:;!()？，：；！（）])(?P<last>[@-~])(?:[(（](?P<reading>[^\x00-@()（）]{{1,6}})[)）]|(?=[{HAN}]))"
)
WIDE_SIGNS = str.maketrans("？，：；！（）", "?,:;!()")


def find_torn_stops(text: str) -> Changes:
    """Return the edits that put 。 and the character behind it together again.

    >>> [e.new for e in find_torn_stops("重要組成部分??h域經濟").edits]
    ['。縣']

    Proved by three signs: the sign and the letter make a Han character, which a reading or Chinese follows.
    """
    edits = []
    traditional = simplified_characters()
    for match in TORN.finditer(text):
        character = parse_pair(ord(match["sign"].translate(WIDE_SIGNS)) | 0x80, ord(match["last"]))
        if character is None or not is_han(character):
            continue
        reading = match["reading"]
        # Second bytes below 80 are those of traditional characters: 什么?,B站 is a question.
        if is_reading(reading, character) if reading else character in traditional:
            edits.append(Edit(match.start(), match.end("last"), f"。{character}", "byte-shift"))
    return Changes(edits)
