"""--keep-script: the same records as in simplified script, in the characters of the source."""

from pathlib import Path
from typing import Any

import pytest

from zwgk_parse import parse, parse_text
from zwgk_parse.normalize.script import simplify

SAMPLES = Path(__file__).parents[1] / "samples"
FREE = {"canonical", "repairs", "damage", "diagnostics", "file"}


def simplified(value: Any) -> Any:
    if isinstance(value, dict):
        return {simplified(key): simplified(part) for key, part in value.items() if key not in FREE}
    if isinstance(value, list):
        return [simplified(part) for part in value]
    return simplify(value) if isinstance(value, str) else value


@pytest.mark.parametrize("name", ["traditional.txt", "pinyin-glosses.txt", "short-clean.txt", "deadlines.txt"])
def test_records_are_the_same_but_for_their_script(name: str) -> None:
    kept = parse(SAMPLES / name, keep_script=True).model_dump(mode="json")
    read = parse(SAMPLES / name).model_dump(mode="json")
    assert simplified(kept) == simplified(read)
    if read["source"]["script"] == "traditional":
        assert kept["tasks"][0]["text"] != read["tasks"][0]["text"]


def test_words_are_those_of_the_source() -> None:
    notice = parse_text(
        "臨溪區2024年防汛工作要點\n一、強化隱患排查，完善製度，6月底前完成。（牽頭單位：區水利局；責任單位：各鎮、區財政局）\n"
        "二、開展宣傳。認真落實《臨溪區防汛條例》，每季度開展一次演練。（區應急管理局牽頭，區教育局配合）\n",
        keep_script=True,
    )
    first, second = notice.tasks
    assert notice.plans[0].title == "臨溪區2024年防汛工作要點"
    assert first.text == "強化隱患排查，完善製度，6月底前完成。"
    assert [unit.name for unit in first.lead_units + first.responsible_units] == ["區水利局", "各鎮", "區財政局"]
    assert first.lead_units[0].canonical is None or "區" not in first.lead_units[0].canonical
    assert [str(deadline.end) for deadline in first.deadlines] == ["2024-06-30"]
    assert [reference.title for reference in second.references] == ["臨溪區防汛條例"]
    assert [unit.name for unit in second.lead_units + second.cooperating_units] == ["區應急管理局", "區教育局"]
