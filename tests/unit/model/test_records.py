"""Records are values; the pydantic models made from them hold data to the same contract."""

import json
from datetime import date

import pytest
from pydantic import ValidationError

from zwgk_parse import Notice, parse_text
from zwgk_parse.model.contract import model_of
from zwgk_parse.model.json_text import json_text

NOTICE = """云岭县2024年政务公开工作要点
一、推进公开
1.更新目录，6月30日前完成，每季度检查1次。（牵头单位：县数据局；配合单位：县财政局、各镇）
2.按照《云岭县公开办法》（云政发〔2023〕4号）办理。（责任单位：县教育局）
云岭县人民政府办公室
2024年2月3日
"""


@pytest.fixture(scope="module")
def notice() -> Notice:
    return parse_text(NOTICE)


def test_what_the_program_makes_obeys_its_contract(notice: Notice) -> None:
    assert notice.tasks[0].deadlines
    assert notice.tasks[1].references
    assert Notice.model_validate(notice.model_dump()) == notice
    assert Notice.model_validate_json(notice.model_dump_json(), strict=True) == notice


def test_json_is_what_pydantic_writes(notice: Notice) -> None:
    """What people may add to a kept file is in the model, unset, and in no record."""
    model = model_of(Notice).model_validate(notice.model_dump())
    assert notice.model_dump_json() == model.model_dump_json(exclude_unset=True)
    assert notice.model_dump_json(indent=2) == model.model_dump_json(indent=2, exclude_unset=True)
    assert "".join(notice.json_pieces(indent=2)) == notice.model_dump_json(indent=2)
    assert notice.model_dump() == model.model_dump(exclude_unset=True)
    assert notice.model_dump(mode="json") == model.model_dump(mode="json", exclude_unset=True)


@pytest.mark.parametrize("number", [0.0, 1.0, 0.87, 0.000001, 0.000012, 0.00005, 0.123456])
def test_json_of_shares_is_what_pydantic_writes(number: float, notice: Notice) -> None:
    shares = {**notice.coverage.model_dump(), "task": number}
    model = model_of(type(notice.coverage)).model_validate(shares)
    assert json_text(shares) == model.model_dump_json()


@pytest.mark.parametrize("text", ['引"号', "反\\斜", "制表\t换行\n", "\x00\x1f\x7f", "𠮷", "\u2028"])
def test_json_of_any_text_is_read_back(text: str) -> None:
    assert json.loads(json_text({text: [text]})) == {text: [text]}


def test_json_of_a_day() -> None:
    assert json_text((date(2024, 2, 3), None, True)) == '["2024-02-03",null,true]'


@pytest.mark.parametrize(
    "breach",
    [
        {"plans": "none"},
        {"plans": [{"title": None}]},
        {"plans": [{"title": None, "year": None, "seal": 1}]},
        {"schema_version": "2.0"},
    ],
)
def test_data_that_breaks_the_contract_is_refused(notice: Notice, breach: dict) -> None:
    with pytest.raises(ValidationError):
        Notice.model_validate({**notice.model_dump(), **breach})
