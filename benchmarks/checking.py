"""How long `validate` takes for a kept file of a thousand tasks: the whole command, as pre-commit runs it.

`python -m benchmarks.checking` prints the best of five runs of each form, in seconds of processor time.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from zwgk_parse.pipeline import parse_notice
from zwgk_parse.rules.numerals import format_numeral
from zwgk_parse.write import notice_pieces

HEADINGS, ITEMS, RUNS = 10, 100, 5
KINDS = (
    "公布第{n}批部门预算，6月底前完成。（牵头单位：县财政局；责任单位：县审计局、各乡镇人民政府）",
    "更新第{n}类政府信息公开目录，广泛征求各方面意见，形成长效机制。（县数据局负责）",
    "按季度通报第{n}组进展情况，对落实不力的予以提醒。（责任单位：县政府办公室、县委网信办、县发展改革局）",
)


def large_notice() -> str:
    """Return a made-up notice of a thousand tasks."""
    lines = [
        "云岭县人民政府办公室关于印发云岭县2024年政务公开工作要点的通知",
        "云政办发〔2024〕12号",
        "云岭县2024年政务公开工作要点",
    ]
    for heading in range(HEADINGS):
        lines.append(f"{format_numeral(heading + 1)}、推进第{format_numeral(heading + 1)}类工作")
        for item in range(ITEMS):
            lines.append(f"{item + 1}.{KINDS[item % len(KINDS)].format(n=heading * ITEMS + item)}")
    return "\n".join(lines)


def measure(path: Path) -> float:
    """Return the processor time of the quickest run, in seconds. Refused: a file with findings."""
    times = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "zwgk_parse", "validate", "--quiet", str(path)], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def main() -> None:
    """Print the table that docs/task-files.md holds."""
    notice = parse_notice(large_notice().encode(), "large.txt").notice
    print(f"| {len(notice.tasks):,} tasks | size | processor time |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for form in ("yaml", "json"):
            path = Path(folder) / f"tasks.{form}"
            path.write_text("".join(notice_pieces(notice, form)), encoding="utf-8")
            print(f"| {form} | {path.stat().st_size / 1e6:.1f} MB | {measure(path):.2f} s |")


if __name__ == "__main__":
    main()
