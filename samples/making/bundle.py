"""An archive as an office's clerk packs it on Chinese Windows: names in GBK, folders in folders, all kinds of files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from .ledger_xls import ledger_xls
from .word import Document

LETTER = """云岭县水利局关于做好2025年防汛备汛工作的通知
云水发〔2025〕12号
各乡镇水利站：
现就做好2025年防汛备汛工作通知如下。
一、开展汛前检查。4月20日前完成水库、堤防、水闸检查。（牵头单位：县水旱灾害防御中心；配合单位：各乡镇水利站）
二、修订应急预案。5月底前报县防汛抗旱指挥部备案。（责任单位：县水利局安全股）
云岭县水利局
2025年3月28日"""
TEXT = """临溪区城市管理局2024年户外广告整治方案
一、拆除违法广告。6月底前拆除违法设置的户外广告60处。（责任单位：广告科、各中队）
二、建立长效机制。每季度开展一次巡查。（广告科牵头，法规科配合）
临溪区城市管理局
2024年2月5日
"""
DUTY = """值班表
星期一 李某
星期二 王某
"""


class Member(zipfile.ZipInfo):
    """A member whose name is stored in GBK, without the mark of UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  (zipfile asks for it by this name)
        return self.filename.encode("gbk"), self.flag_bits


def letter() -> bytes:
    made = Document()
    made.lines(LETTER)
    return made.pack()


MEMBERS: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("2025年/水利/防汛备汛通知.docx", letter),
    ("2025年/城市更新台账.xls", ledger_xls),
    ("2025年/下载中断.docx", lambda: letter()[:1200]),
    ("2024年/城管/户外广告整治方案.txt", lambda: TEXT.encode("gbk")),
    ("2024年/值班表.txt", lambda: DUTY.encode("gbk")),
    ("2024年/现场照片.psd", lambda: b"8BPS" + bytes(60)),
    ("旧件.zip", lambda: packed((("通知.txt", lambda: TEXT.encode("gbk")),))),
)


def packed(members: tuple[tuple[str, Callable[[], bytes]], ...]) -> bytes:
    """A zip without clocks."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, make in members:
            member = Member(name, (2025, 4, 1, 9, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, make())
    return held.getvalue()


DOCUMENTS = {"bundle/notices.zip": lambda: packed(MEMBERS)}
