"""Short names of departments have one full name; whatever the registry does not know has none."""

from pathlib import Path

import pytest

from zwgk_parse.resolve.bodies import Naming, find_cover
from zwgk_parse.resolve.places import find_place
from zwgk_parse.resolve.registry import canonical_name, load_registry, overridden
from zwgk_parse.rules.rule import RuleError


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


@pytest.mark.parametrize("name", ["市发改委", "市发展改革委", "市发展和改革委", "市发展和改革委员会"])
def test_one_unit_however_it_is_printed(name: str) -> None:
    assert canonical_name(name) == "市发展和改革委员会"


@pytest.mark.parametrize(
    ("name", "year", "full"),
    [
        ("县农业局", 2015, "县农业局"),
        ("县农业局", 2021, "县农业农村局"),
        ("市金融监管局", 2020, "市地方金融监督管理局"),
        ("市金融监管局", 2024, "市金融监管局"),
        ("市国土局", 2020, "市国土资源局"),  # the old name in a late notice is still the old body's
        ("区卫计局", 2016, "区卫生和计划生育局"),
    ],
)
def test_a_name_means_what_it_meant_in_the_notices_year(name: str, year: int, full: str) -> None:
    assert canonical_name(name, year) == full


def naming(*issuers: str, title: str | None = None, year: int = 2020) -> Naming:
    registry = load_registry()
    return Naming(registry, year, find_place(issuers, title, registry))


@pytest.mark.parametrize(
    ("issuer", "name", "full"),
    [
        ("青禾市人民政府", "市发改委", "青禾市发展和改革委员会"),
        ("青禾市人民政府", "市委宣传部", "中共青禾市委宣传部"),
        ("青禾市人民政府", "团市委", "共青团青禾市委员会"),
        ("青禾市人民政府", "市税务局", "国家税务总局青禾市税务局"),
        ("青禾市人民政府", "云岭县财政局", "云岭县财政局"),
        ("青禾市人民政府", "县财政局", None),  # of which county?
        ("青禾市人民政府", "省财政厅", None),
        ("青禾市人民政府", "财政部", "财政部"),
        ("青禾市临溪区司法局", "市财政局", "青禾市财政局"),
        ("云岭县司法局", "办公室", "云岭县司法局办公室"),
        ("云岭县司法局", "本局", "云岭县司法局"),
        ("云岭县司法局", "我县", None),
        ("云岭县人民政府办公室", "医保局", "云岭县医疗保障局"),
        ("临溪镇人民政府", "财政局", None),
        ("国务院办公厅", "医保局", "国家医疗保障局"),
    ],
)
def test_level_and_place_come_from_the_issuer(issuer: str, name: str, full: str | None) -> None:
    assert naming(issuer).body(name).full == full


def test_the_title_tells_the_place_where_nobody_signed() -> None:
    assert naming(title="云岭县2024年政务公开工作要点").body("县财政局").full == "云岭县财政局"
    assert naming(title="关于加强市区绿化工作的通知").body("市财政局").full is None


def test_what_became_of_a_body() -> None:
    assert naming("云岭县人民政府").body("县扶贫办").successors == (
        ("云岭县乡村振兴局", 2021),
        ("云岭县农业农村局", 2023),
    )
    assert naming("云岭县人民政府").body("县财政局").successors == ()


def test_every_successor_is_a_body_of_the_registry() -> None:
    registry = load_registry()
    for table in (registry.departments, registry.offices, registry.national):
        for entries in table.values():
            for entry in entries:
                for after, _ in registry.successors(entry):
                    assert any(
                        after.full in known for known in (registry.departments, registry.offices, registry.national)
                    ), f"{entry.full} became {after.full}, which is unknown"


@pytest.mark.parametrize(
    ("name", "what", "levels"),
    [
        ("各县（市、区）人民政府", "governments", ("县", "市", "区")),
        ("各乡镇人民政府", "governments", ("乡镇",)),
        ("县直各单位", "departments", ("县",)),
        ("市级有关部门", "departments", ("市",)),
        ("各县区财政局", "departments", ("县区",)),
        ("机关各科室", "sections", ()),
        ("有关部门", "any", ()),
    ],
)
def test_what_a_collective_covers(name: str, what: str, levels: tuple[str, ...]) -> None:
    cover = find_cover(name)
    assert cover is not None and (cover.what, cover.levels) == (what, levels)


OWN = """
says: Bodies of our own county.
settings:
  departments:
    蚕桑产业发展: {short: [蚕桑], tails: [中心]}
    水利: {short: [水], tails: [局, 厅]}
"""


def test_a_users_own_entries_come_on_top(tmp_path: Path) -> None:
    (tmp_path / "registry.yaml").write_text(OWN, encoding="utf-8")
    known = load_registry(str(tmp_path)).look_up("县蚕桑中心")
    assert known is not None and known.canonical == "县蚕桑产业发展中心"
    assert overridden(str(tmp_path)) == (["蚕桑产业发展"], ["水利"])
    assert canonical_name("县蚕桑中心") is None


def test_a_users_entry_with_a_wrong_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "registry.yaml").write_text(OWN.replace("tails", "tail"), encoding="utf-8")
    with pytest.raises(RuleError, match="tail"):
        load_registry(str(tmp_path))
