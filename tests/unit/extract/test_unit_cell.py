"""Unit cells of a table."""

import pytest

from zwgk_parse.extract.unit_cell import parse_unit_cell


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("县城管局 李某某", ["县城管局"]),
        ("县城管局李某某", ["县城管局"]),
        ("县住建局（王某某）", ["县住建局"]),
        ("县商务局 张三、县公安局 赵六", ["县商务局", "县公安局"]),
        ("县商务局\n张三", ["县商务局"]),
        ("县商务局（张三）县公安局（赵六）", ["县商务局", "县公安局"]),
        ("县商务局/张三", ["县商务局"]),
        ("张三/县商务局", ["县商务局"]),
        ("县发展改革局（粮食局）、各乡镇", ["县发展改革局（粮食局）", "各乡镇"]),
        ("县商务局、各乡镇、县妇联", ["县商务局", "各乡镇", "县妇联"]),
    ],
)
def test_people_beside_units(cell: str, units: list[str]) -> None:
    allocation = parse_unit_cell(cell, "responsible", with_people=True)
    assert allocation is not None
    assert [unit.name for unit in allocation.units("responsible")] == units
