"""`--from`: the one format to accept."""

import json

import pytest

MADE = {
    "schema_name": "DoclingDocument",
    "body": {"children": [{"$ref": "#/texts/0"}, {"$ref": "#/texts/1"}]},
    "texts": [
        {"label": "title", "text": "临溪区2024年防汛工作要点"},
        {"label": "text", "text": "一、疏浚河道。（区水务局牵头，区财政局配合）"},
    ],
}


@pytest.fixture
def docling(tmp_path):
    path = tmp_path / "in" / "通知.json"
    path.parent.mkdir()
    path.write_text(json.dumps(MADE), encoding="utf-8")
    return path


@pytest.mark.parametrize("words", [(), ("--from", "docling"), ("--from=docling",)])
def test_docling_is_read(within, docling, words):
    status, out, _ = within(docling, *words, "-q")
    assert status == 0
    assert json.loads(out)["source"]["format"] == "docling"
    assert json.loads(out)["tasks"][0]["lead_units"][0]["name"] == "区水务局"


def test_a_folder_of_docling_is_taken_when_it_is_asked_for(within, docling, tmp_path):
    status, _, err = within(docling.parent, "-o", tmp_path / "out")
    assert (status, "ZP711" in err) == (2, True)
    assert within(docling.parent, "--from", "docling", "-o", tmp_path / "out", "-q")[0] == 0
    assert (tmp_path / "out" / "通知.json").exists()


def test_other_content_is_refused(within, notice):
    status, _, err = within(notice, "--from", "docling")
    assert status == 2
    assert "ZP144" in err


def test_a_wrong_choice_lists_the_choices(within, notice):
    status, _, err = within(notice, "--from", "word")
    assert status == 2
    assert "ZP718" in err
    assert "docling docx" in err


def test_a_task_file_is_no_notice(within, docling, notice):
    within(notice, "-o", docling.with_name("任务.json"))
    status, _, err = within(docling.with_name("任务.json"))
    assert status == 2
    assert "zwgk-parse validate" in err
