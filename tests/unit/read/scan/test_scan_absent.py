"""Without the extra `[ocr]`: a message that says what to install; and nothing of it is imported for other files."""

import subprocess
import sys
from pathlib import Path

import pytest

from zwgk_parse.cli.main import run
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read import read_notice
from zwgk_parse.read.scan import document, libraries

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
HEAVY = ("rapidocr", "onnxruntime", "cv2", "PIL", "numpy")


def test_picture_without_the_extra_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "is_installed", lambda: False)
    with pytest.raises(UnreadableInputError) as refused:
        read_notice(PNG, "notice.png")
    assert refused.value.code == "ZP197"


def test_command_says_what_to_install_and_exits_with_2(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(document, "is_installed", lambda: False)
    file = tmp_path / "notice.png"
    file.write_bytes(PNG)
    assert run([str(file)]) == 2
    said = capsys.readouterr().err
    assert "ZP197" in said
    assert 'pip install "zwgk-parse[ocr]"' in said


def test_every_library_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "find_spec", lambda name: None if name == "cv2" else object())
    assert not libraries.is_installed.__wrapped__()


def test_other_files_import_nothing_of_the_extra(tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_text("云岭县水利工作要点\n1.疏浚河道。（牵头单位：县水利局）\n", encoding="utf-8")
    program = (
        f"import sys, zwgk_parse; zwgk_parse.parse({str(file)!r}); print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
