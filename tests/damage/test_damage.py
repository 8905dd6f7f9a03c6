"""No repair makes a text wrong in silence, whatever the damage; what is repaired stays repaired."""

import pytest

from tests.damage.measure import EXACT, FLAGGED, WRONG, measure
from tests.damage.simulator import DAMAGES, Damage
from tests.damage.texts import clean_texts
from zwgk_parse.model.text import plain_text
from zwgk_parse.normalize import normalize_text

SEED = 20
PLACES, LINES, SLOW = 2000, 300, 10  # torn characters take a tenth of a second each
MOST_WRONG = 0.001
# What the program undoes for certain, whatever else it cannot.
UNDONE = (
    "gloss: ",
    "HTML",
    "invisible",
    "private-use",
    "radicals",
    "compatibility",
    "UTF-8 as Latin-1",
    "cp1252 twice",
)
FLAGGED_OR_EXACT = ("punctuation", "锟斤拷")


def places_of(damage: Damage) -> int:
    if damage.slow:
        return SLOW
    return LINES if "lines" in damage.name or " as " in damage.name else PLACES


@pytest.mark.parametrize("damage", [pytest.param(damage, id=damage.name) for damage in DAMAGES])
def test_damage_is_repaired_or_flagged_and_never_made_wrong(damage: Damage) -> None:
    measured = measure(damage, clean_texts(), seed=SEED, places=places_of(damage))
    assert measured.places >= places_of(damage) / 2
    wrong = [seen for seen in measured.seen if seen[0] == WRONG]
    assert measured.share(WRONG) <= MOST_WRONG, wrong[:3]
    if damage.name.startswith(UNDONE):
        assert measured.share(EXACT) >= 0.98, measured.seen[:3]
    if any(word in damage.name for word in FLAGGED_OR_EXACT):
        assert measured.share(EXACT) + measured.share(FLAGGED) >= 0.95, measured.seen[:3]


def test_the_clean_texts_are_clean() -> None:
    assert sum(map(len, clean_texts())) > 20_000
    for text in clean_texts():
        clean = normalize_text(plain_text(text))
        assert (clean.text, clean.edits) == (text, ())


def test_the_same_seed_gives_the_same_damage() -> None:
    first, again = (measure(DAMAGES[0], clean_texts(), seed=7, places=200) for _ in range(2))
    assert (first.counts, first.seen) == (again.counts, again.seen)
