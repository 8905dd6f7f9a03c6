"""What is written for a sample is a task file in its layout, good by itself and beside its notice, and up to date."""

from pathlib import Path
from typing import Any

import pytest

from zwgk_parse.check.file import read_kept
from zwgk_parse.compare.update import update_file
from zwgk_parse.pipeline import Parsed, parse_notice
from zwgk_parse.rules.wording import word_problem
from zwgk_parse.validation import validate_task_file
from zwgk_parse.write import notice_pieces
from zwgk_parse.write.kept import write_kept

SAMPLES = Path(__file__).parents[1] / "samples"
PLAIN = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md", ".html", ".docx", ".odt", ".rtf"))
NOTICES = [path for path in PLAIN if path.name != "README.md"]


@pytest.fixture(params=NOTICES, ids=lambda path: path.name, scope="module")
def parsed(request: pytest.FixtureRequest) -> Parsed:
    return parse_notice(request.param.read_bytes(), request.param.name)


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_sample_is_valid_laid_out_and_up_to_date(parsed: Parsed, form: str) -> None:
    text = "".join(notice_pieces(parsed.notice, form))
    findings = validate_task_file(text.encode(), f"t.{form}", parsed)
    assert [one for one in findings if word_problem(one.code).severity == "error"] == []
    kept = read_kept(text.encode(), f"t.{form}")
    assert write_kept(kept) == text
    records: Any = parsed.notice.model_dump(mode="json")
    for base in (records, None):
        updated = update_file(base, records, kept.data, kept.comments)
        assert (updated.data, updated.conflicts, updated.added, updated.dropped) == (records, (), (), ())
