"""Real notices, where they are present: every value stands where the record says, every character is accounted for."""

import re
from pathlib import Path

import pytest

from zwgk_parse.model.records import Notice
from zwgk_parse.pipeline import Parsed, parse_notice

SHARED = Path(__file__).parents[2] / "shared"
READ = {".txt", ".docx", ".html", ".pdf", ".xlsx", ".ofd"}
SCANS = {"000.scan.pdf"}  # recognising eleven pages takes minutes; see tests/unit/read/scan
NOTICES = sorted(
    path
    for path in (SHARED / "notices").rglob("*")
    if path.suffix in READ and path.name not in SCANS and path.parent.name in ("notices", "real", "rendered")
)
CORE = sorted((SHARED / "notices").glob("*.txt"))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def parsed(path: Path) -> Parsed:
    return parse_notice(path.read_bytes(), path.name)


def stands_at(value: str, found: str) -> bool:
    """The value is the text found; where a page cut it, its beginning and its end are those of the text found."""
    value, found = squeezed(value), squeezed(found)
    if value == found:
        return True
    cut = next((i for i in range(len(value), 0, -1) if found.startswith(value[:i])), 0)
    return 0 < cut < len(value) and found.endswith(value[cut:])


def is_within(text: str, found: str) -> bool:
    """All characters of the text stand in `found`, in order."""
    rest = iter(squeezed(found))
    return all(character in rest for character in squeezed(text))


@pytest.fixture(scope="module", params=NOTICES, ids=[path.name for path in NOTICES])
def notice(request: pytest.FixtureRequest, shared: Path) -> Parsed:
    return parsed(request.param)


@pytest.mark.skipif(not NOTICES, reason="the shared notices are absent (../shared)")
class TestEveryNotice:
    def test_units_stand_at_their_offsets(self, notice: Parsed) -> None:
        for task in notice.notice.tasks:
            for unit in (*task.lead_units, *task.responsible_units, *task.cooperating_units):
                assert unit.start is not None
                assert stands_at(unit.name, notice.clean.text[unit.start : unit.end]), (task.id, unit)

    def test_deadlines_stand_at_their_offsets(self, notice: Parsed) -> None:
        for task in notice.notice.tasks:
            for deadline in task.deadlines:
                assert deadline.span is not None
                assert stands_at(deadline.text, notice.clean.text[slice(*deadline.span)]), (task.id, deadline)

    def test_references_stand_at_their_offsets(self, notice: Parsed) -> None:
        for task in notice.notice.tasks:
            for reference in task.references:
                assert reference.title in squeezed(notice.clean.text[reference.start : reference.end])

    def test_texts_stand_within_their_source(self, notice: Parsed) -> None:
        for task in notice.notice.tasks:
            assert is_within(task.text, notice.clean.text[task.source.start : task.source.end]), task.id

    def test_ids_are_unique(self, notice: Parsed) -> None:
        ids = [task.id for task in notice.notice.tasks]
        assert len(set(ids)) == len(ids)

    def test_every_character_is_accounted_for(self, notice: Parsed) -> None:
        shares = notice.notice.coverage.model_dump()
        assert sum(shares.values()) == pytest.approx(1, abs=1e-6)
        assert shares["unclassified"] <= 0.01

    def test_the_output_obeys_the_contract(self, notice: Parsed) -> None:
        assert Notice.model_validate_json(notice.notice.model_dump_json()) == notice.notice

    def test_no_white_space_stands_between_han_characters(self, notice: Parsed) -> None:
        for task in notice.notice.tasks:
            assert not re.search(r"[一-鿿][ \t\u3000]+[一-鿿]", task.text), task.id


@pytest.mark.parametrize("path", CORE, ids=[path.name for path in CORE])
def test_two_runs_give_the_same(path: Path, shared: Path) -> None:
    assert parsed(path).notice.model_dump_json() == parsed(path).notice.model_dump_json()
