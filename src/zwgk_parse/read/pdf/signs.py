"""Private characters of typesetting programs: Founder sets its own points and marks where Unicode has no character."""

from collections.abc import Mapping

from zwgk_parse.rules.load import load_rules


def find_own_signs(producer: str) -> Mapping[int, str]:
    """Return what the private characters of the program that wrote the file stand for, by code point.

    >>> find_own_signs("Founder PDF Library")[0xE010], dict(find_own_signs("Skia/PDF m140"))
    ('.', {})
    """
    rules = load_rules("pages").of("use", "private-character")
    return {ord(rule.words[0]): rule.data["stands-for"] for rule in rules if rule.data["producer"] in producer}
