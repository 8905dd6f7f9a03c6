"""Short names of departments have one full name; whatever the registry does not know has none."""

import pytest

from zwgk_parse.resolve.registry import canonical_name


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("市发改委", "市发展和改革委员会"),
        ("县发改局", "县发展和改革局"),
        ("区人社局", "区人力资源和社会保障局"),
        ("云岭县卫健局", "云岭县卫生健康局"),
        ("市市场监管局", "市市场监督管理局"),
        ("旗文旅局", "旗文化和旅游局"),
        ("县政府办", "县人民政府办公室"),
        ("团县委", "共青团县委员会"),
        ("发展改革委", "国家发展和改革委员会"),
        ("国务院国资委", "国务院国有资产监督管理委员会"),
        ("区财政局", "区财政局"),
    ],
)
def test_known_departments(name: str, full: str) -> None:
    assert canonical_name(name) == full
    assert canonical_name(full) == full or full.startswith("共青团")


@pytest.mark.parametrize("name", ["各县人社局", "市直各部门", "基层处", "市城市专家组", "发改局", "", "县" * 500])
def test_unknown_names(name: str) -> None:
    assert canonical_name(name) is None
