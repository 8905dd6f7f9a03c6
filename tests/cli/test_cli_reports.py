"""text, explain, schema, rules: what they print."""

import json
from pathlib import Path

from zwgk_parse.rules.diagnostics_page import diagnostics_page

ROOT = Path(__file__).parents[2]


def test_text_prints_what_the_offsets_count_in(within, notice, tmp_path):
    status, printed, err = within("text", notice)
    assert (status, err) == (0, "")
    within(notice, "-o", tmp_path / "t.json", "-q")
    records = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    for task in records["tasks"]:
        assert task["text"] in printed[task["source"]["start"] : task["source"]["end"]]
        for unit in task["lead_units"]:
            assert printed[unit["start"] : unit["end"]] == unit["name"]


def test_explain_tells_repairs_coverage_and_diagnostics(within, tmp_path, notice_text):
    path = tmp_path / "n.txt"
    path.write_text(notice_text.replace("县数据局", "县 数 据 局"), encoding="utf-8")
    status, out, err = within("explain", path)
    assert (status, err) == (0, "")
    assert "县␣数␣据␣局" in out
    assert " → " in out
    assert "unclassified" in out
    status, out, _ = within("explain", path, "--format", "json")
    data = json.loads(out)
    assert data["repairs"][0]["count"] >= 3
    assert data["repairs"][0]["says"]
    assert abs(sum(data["coverage"].values()) - 1) < 1e-6


def test_explain_a_task_tells_rule_sentence_and_place(within, notice):
    ids = json.loads(within("explain", notice, "--format", "json")[1])["tasks"]
    status, out, _ = within("explain", notice, "--task", ids[0], "--format", "json")
    assert status == 0
    values = json.loads(out)["tasks"][0]["values"]
    leads = [value for value in values if value["value"] == "县数据局"]
    assert leads
    assert leads[0]["rule"].startswith("roles.")
    assert leads[0]["says"]
    assert leads[0]["text"] == "县数据局"
    status, out, _ = within("explain", notice, "--task", "all")
    assert all(key in out for key in ids)
    status, out, err = within("explain", notice, "--task", "9.9")
    assert (status, out) == (2, "")
    assert "ZP709" in err
    assert ids[0] in err


def test_the_committed_schema_is_the_models(within):
    assert within("schema")[1] == (ROOT / "schema" / "zwgk-parse-1.0.json").read_text(encoding="utf-8")


def test_the_committed_page_of_diagnostics_is_the_rules():
    assert diagnostics_page() == (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")


def test_rules_are_listed_with_their_sentences(within):
    status, out, _ = within("rules", "list", "problems")
    assert status == 0
    assert "ZP203  A task names units but no lead" in out
    assert json.loads(within("rules", "list", "problems", "--format", "json")[1])[0]["id"].startswith("ZP")


def test_rules_check_says_file_and_line(within, monkeypatch):
    from zwgk_parse import selftest
    from zwgk_parse.rules.check import RuleFailure

    failure = RuleFailure("ZP735", 12, {"rule": "problems.x"})
    monkeypatch.setattr(selftest, "run_self_test", lambda name: selftest.Report(3, (failure,)))
    status, out, err = within("rules", "check", "problems")
    assert status == 1
    assert out.startswith("rules/problems.yaml:12: ZP735 ")
    assert "3 examples, 1 failures" in err


def test_damage_is_told_in_summaries_and_records(within, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    sound = "云岭县2024年工作要点\n一、疏浚河道，6月底前完成。（牵头单位：县水利局）\n" * 3
    (folder / "sound.txt").write_text(sound, encoding="utf-8")
    (folder / "lost.txt").write_text(sound.replace("疏浚河道", "\ufffd\ufffd\ufffd\ufffd"), encoding="utf-8")
    status, _, err = within(str(folder), "-o", str(tmp_path / "out"))
    assert status == 0
    assert "无 none 1" in err and "无法修复 beyond repair 1" in err and "lost.txt" in err
    status, _, err = within(str(folder / "lost.txt"), "-o", str(tmp_path / "lost.json"))
    assert "文本损坏 damage 无法修复 beyond repair" in err
    record = json.loads((tmp_path / "lost.json").read_text(encoding="utf-8"))
    assert record["source"]["damage"]["grade"] == "beyond repair"
    assert record["source"]["damage"]["reasons"][0]["cause"] == "U+FFFD"
    assert "ZP189" in {found["code"] for found in record["diagnostics"]}


DAMAGED = "云岭县2024年工作要点\n" + "一、公开(kāi)疏浚河道，，6月底前完成。(牵头单位：县水利局)\n" * 30


def test_explain_repairs_tells_place_before_after_rule_and_certainty(within, tmp_path):
    path = tmp_path / "damaged.txt"
    path.write_text(DAMAGED + "推进“互联网 监管”系统建设。", encoding="utf-8")
    status, out, _ = within("explain", "--repairs", str(path), "--format", "json")
    told = json.loads(out)
    assert status == 0 and told["damage"]["grade"] == "light"
    by_rule = {repair["rule"]: repair for repair in told["repairs"]}
    assert list(by_rule) == ["pinyin-gloss", "plus", "width"]
    gloss, plus = by_rule["pinyin-gloss"], by_rule["plus"]
    assert gloss["count"] == len(gloss["places"]) == 30 and "reading" in gloss["says"].lower()
    printed = within("text", str(path))[1]
    for place in gloss["places"]:
        assert (place["before"], place["after"], place["certainty"]) == ("(kāi)", "", "certain")
        assert printed[place["start"] - 2 : place["start"]] == "公开"
        source = path.read_text(encoding="utf-8")
        assert source[place["source_start"] : place["source_end"]] == "(kāi)"
    assert [place["certainty"] for place in plus["places"]] == ["in doubt"]
    assert {found["code"] for found in told["left"]} == {"ZP154"}
    assert told["left"][0]["text"] == "，，"


def test_explain_repairs_shows_the_first_that_differ_and_all_on_demand(within, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    path = tmp_path / "damaged.txt"
    path.write_text(DAMAGED, encoding="utf-8")
    status, out, _ = within("explain", "--repairs", str(path))
    assert status == 0 and "轻微 light" in out
    assert out.count("公开(kāi)疏浚河") == 1 and "×30" in out
    every = within("explain", "--repairs", "--all", str(path))[1]
    assert every.count("公开(kāi)疏浚河") == 30


def test_explain_repairs_of_sound_text_says_that_there_are_none(within, notice):
    out = within("explain", "--repairs", notice)[1]
    assert "无 none" in out and "没有 none" in out
