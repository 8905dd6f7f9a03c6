"""Laws of repair on damaged text: edits replay, every character is told from where, a second run changes nothing."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.damage.simulator import DAMAGES
from tests.damage.texts import clean_texts
from zwgk_parse.model.text import CleanText, plain_text
from zwgk_parse.normalize import normalize_text
from zwgk_parse.normalize.grading import grade_damage
from zwgk_parse.normalize.revision import replaced
from zwgk_parse.read import read_notice
from zwgk_parse.rules import load_rules

ROOT = Path(__file__).parents[2]
FAST = [damage for damage in DAMAGES if not damage.slow]
DAMAGED = ("000_", "000.", "pinyin-glosses", "bulleted-index-lost-signs")  # notices and samples that are damaged


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    damage = draw(st.sampled_from(FAST))
    text = draw(st.sampled_from(clean_texts()))
    at = draw(st.integers(0, max(len(text) - 200, 0)))
    return damage.of(text[at : at + 200], Random(draw(st.integers(0, 999)))).shown


laws = settings(max_examples=80, deadline=None, derandomize=True)


def normalized(text: str) -> CleanText:
    return normalize_text(plain_text(text))


@laws
@given(damaged_texts())
def test_edits_replay_to_the_clean_text(text: str) -> None:
    clean = normalized(text)
    assert replaced(text, clean.edits) == clean.text


@laws
@given(damaged_texts())
def test_every_character_is_the_sources_own_or_an_edits(text: str) -> None:
    clean = normalized(text)
    at = 0
    for edit in clean.edits:
        start = clean.to_clean(edit.start)
        # What lies in front of the edit is the source's own, character for character.
        for offset in range(at, start):
            assert clean.text[offset] == text[clean.to_source(offset)]
        assert clean.text[start : start + len(edit.new)] == edit.new
        assert all(edit.start <= clean.to_source(start + i) <= edit.end for i in range(len(edit.new)))
        at = start + len(edit.new)
    assert clean.text[at:] == text[len(text) - len(clean.text) + at :]


@laws
@given(damaged_texts())
def test_normalizing_again_changes_nothing(text: str) -> None:
    clean = normalized(text)
    assert normalized(clean.text).text == clean.text


@laws
@given(damaged_texts())
def test_grades_tell_shares_of_the_text(text: str) -> None:
    damage = grade_damage(normalized(text))
    assert all(0 <= reason.share <= 1 and reason.count > 0 for reason in damage.reasons)
    assert damage.grade == "none" or damage.reasons


def assert_sound(path: Path) -> None:
    clean = normalize_text(read_notice(path.read_bytes(), path.name))
    sound = {*load_rules("damage").lists["sound"], "leftover"}  # bookmarks of an editor are no damage
    assert [edit for edit in clean.edits if edit.rule not in sound] == []
    assert grade_damage(clean).grade == "none"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.stem)
        for folder in ("samples", "tests/prose/notices")
        for path in sorted((ROOT / folder).glob("*.txt"))
        if not path.name.startswith(DAMAGED)
    ],
)
def test_sound_samples_are_not_repaired(path: Path) -> None:
    assert_sound(path)


def test_sound_notices_are_not_repaired(shared: Path) -> None:
    paths = [p for p in sorted((shared / "notices").rglob("*.txt")) if not p.name.startswith(DAMAGED)]
    assert paths
    for path in paths:
        assert_sound(path)
