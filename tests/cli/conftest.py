"""The real command, and a notice that is made up from its first word to its last."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from zwgk_parse.cli.main import run

NOTICE = """云岭县人民政府办公室关于印发云岭县2024年政务公开工作要点的通知
云政办发〔2024〕12号
各乡镇人民政府，县政府各部门：
现将《云岭县2024年政务公开工作要点》印发给你们，请认真贯彻落实。
云岭县人民政府办公室
2024年4月8日
云岭县2024年政务公开工作要点
一、推进重点领域公开
1.更新目录。编制县级基层政务公开标准目录，6月底前完成。（牵头单位：县数据局；责任单位：县财政局、各乡镇人民政府）
2.公开预算。公布部门预算。（县财政局牵头，县审计局配合，完成时限：9月30日前）
二、加强保障
3.定期通报。每季度通报一次进展情况。（责任单位：县政府办公室）
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def run_command(*words: object, stdin: bytes = b"", flags: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    line = [sys.executable, *flags, "-m", "zwgk_parse", *map(str, words)]
    done = subprocess.run(line, input=stdin, capture_output=True, timeout=60, check=False)
    return subprocess.CompletedProcess(line, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The real command, in a process of its own."""
    return run_command


@pytest.fixture
def notice_text() -> str:
    return NOTICE


@pytest.fixture
def within(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command's own entry in this process: exit code, standard output, standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([str(word) for word in words])
        return code, *capsys.readouterr()

    return call
