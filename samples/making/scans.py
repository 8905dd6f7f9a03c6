"""The made-up notices that come as pictures: printed, laid askew on a scanner, taken with a telephone.

    python -m samples.making.scans [FOLDER]

Drawn with a font of the machine (`ZWGK_TEST_FONT`, else WenQuanYi or Noto), so that another machine's bytes differ:
unlike the other samples these are not compared with what the script writes.
"""

# ruff: noqa: E501  (a paragraph or a row of a notice stays on one line, as it is printed)

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.unit.read.scan.drawing import Paper, find_font

ORIENTATION, CLOCKWISE = 0x0112, 6  # EXIF: to be turned by a quarter
SHARE = 0.75  # of 200 dots an inch: most offices scan at 150


def scanned_list() -> bytes:
    """Two pages of a scanner, each askew: a letter, and a ruled task table with merged cells over both pages."""
    first = Paper(find_font())
    first.y = 70
    first.centered("临溪区人民政府办公室", 21)
    first.centered("关于印发临溪区2025年生活垃圾分类任务清单的通知", 17)
    first.centered("临政办发〔2025〕17号", 14)
    first.paragraph("各镇人民政府、各街道办事处，区政府各部门：", 16, indent=0)
    first.paragraph(
        "《临溪区2025年生活垃圾分类任务清单》已经区政府同意，现印发给你们，请认真组织实施，按时报送进展。", 16
    )
    first.right("临溪区人民政府办公室", 16)
    first.right("2025年3月11日", 16)
    first.y += 20
    first.centered("临溪区2025年生活垃圾分类任务清单", 17)
    edges = [50.0, 84, 160, 330, 415, 485, 548]
    header: list[str | None] = ["序号", "重点任务", "工作内容", "牵头单位", "配合单位", "完成时限"]
    first.table(
        edges,
        [
            header,
            ["1", "完善投放设施", "改造居民小区分类投放点\n120处，配齐照明和洗手\n设施。", "区城市管理局", "各街道办\n事处", "6月底前"],
            ["2", None, "撤除沿街果皮箱，设置定\n时定点收集线路8条。", "区城市管理局", "区商务局", "9月底前"],
            ["3", "提升运输能力", "更新厨余垃圾运输车15辆，\n全部安装定位装置。", "区交通运输局", "区财政局", "2025年10\n月底前"],
        ],
        11,
    )  # fmt: skip
    second = Paper(find_font())
    second.y = 80
    second.table(
        edges,
        [
            header,
            ["4", "建设处理设施", "建成厨余垃圾处理厂，日\n处理能力不低于60吨。", "区发展改革局", "区生态环\n境分局", "12月底前"],
            ["5", None, "在农贸市场建设就地处理\n站3座。", "区市场监管局", "各镇人民\n政府", None],
            ["6", "加强宣传引导", "开展“分类进校园”活动，\n每学期不少于2次。", "区教育局", "团区委、\n区妇联", "持续推进"],
        ],
        11,
    )  # fmt: skip
    pages = [_smaller(first.scanned(0.9)), _smaller(second.scanned(-1.3))]
    held = io.BytesIO()
    pages[0].save(held, "PDF", resolution=200 * SHARE, save_all=True, append_images=pages[1:], quality=42)
    return held.getvalue()


def photographed() -> bytes:
    """A page taken with a telephone: the light falls off, the camera says how it was held, a seal covers the signature."""
    page = Paper(find_font())
    page.y = 80
    page.centered("青禾市气象局", 22)
    page.centered("2024年防灾减灾工作要点", 22)
    page.y += 10
    page.paragraph("一、提高预警能力", 16)
    page.paragraph("（一）更新乡镇自动气象站40个，5月底前全部投入运行。（责任单位：市气象局、各县气象局）", 16)
    page.paragraph("（二）灾害性天气预警提前量达到45分钟以上。（牵头单位：市气象台；配合单位：市应急局）", 16)
    page.paragraph("二、加强部门联动", 16)
    page.paragraph("（三）每季度至少会商一次，重要天气随时会商。（责任单位：市气象局、市水利局、市农业农村局）", 16)
    page.y += 20
    page.right("青禾市气象局", 16)
    page.right("2024年1月22日", 16)
    page.seal(430, page.y - 42)
    held = io.BytesIO()
    turned = _smaller(_shaded(page.scanned(-0.7)), "RGB").rotate(90, expand=True)
    held_upright = turned.getexif()
    held_upright[ORIENTATION] = CLOCKWISE
    turned.save(held, "JPEG", quality=40, exif=held_upright)
    return held.getvalue()


def _smaller(page: Any, mode: str = "L") -> Any:
    return page.convert(mode).resize((round(page.width * SHARE), round(page.height * SHARE)))


def _shaded(page: Any) -> Any:
    """The page in a light from one side."""
    import numpy
    from PIL import Image

    pixels = numpy.asarray(page).astype("float32")
    height, width = pixels.shape[:2]
    light = numpy.linspace(0.6, 1, width)[None, :, None] * numpy.linspace(1, 0.8, height)[:, None, None]
    return Image.fromarray((pixels * light).astype("uint8"))


SCANS: dict[str, Callable[[], bytes]] = {"scanned-list.pdf": scanned_list, "photographed.jpg": photographed}


def main(target: Path) -> None:
    for name, make in SCANS.items():
        (target / name).write_bytes(make())
        print(target / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1])
