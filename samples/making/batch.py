"""The folder for runs over many notices: small ones of several formats, one of them cut off on its way."""

from .word import Document

LETTER = """云岭县林业局关于做好2025年春季造林工作的通知
云林函〔2025〕6号
各乡镇林业站：
为做好春季造林工作，现就有关事项通知如下。
一、落实造林地块。3月10日前将任务分解到山头地块，完成作业设计。（责任单位：营林股、各乡镇林业站）
二、把好种苗质量。严格执行“两证一签”制度，优先使用乡土树种。（种苗站牵头，县林业执法大队配合）
三、加强抚育管护。落实管护责任人，成活率不足85%的次年补植到位。
云岭县林业局
2025年2月19日"""


def spring_planting() -> bytes:
    made = Document()
    made.lines(LETTER)
    return made.pack()


def cut_off() -> bytes:
    """The same document as a broken download leaves it: its directory, at the end of the file, is missing."""
    return spring_planting()[:1500]


def minutes() -> bytes:
    """A page in GBK."""
    lines = """临溪区水利局关于开展2024年河湖“清四乱”行动的通知
各镇（街道）水利站：
一、全面摸排。4月底前逐河逐湖建立问题清单。（责任单位：河湖管理科、各镇（街道）水利站）
二、集中整治。8月底前完成问题整改，清理河道垃圾。（河湖管理科牵头，水政执法大队配合）
临溪区水利局
2024年3月11日""".splitlines()
    body = "\n".join(f"<p>{line}</p>" for line in lines)
    head = f'<head><meta charset="gbk"><title>{lines[0]}</title></head>'
    return f'<html>{head}<body><div id="zoom">\n{body}\n</div></body></html>'.encode("gbk")


DOCUMENTS = {
    "batch/2025/spring-planting.docx": spring_planting,
    "batch/2025/cut-off.docx": cut_off,
    "batch/2024/rivers.html": minutes,
}
