"""Which files are notices, and where their records go."""

import os
from pathlib import Path

import pytest

from zwgk_parse.batch.plan import plan_batch
from zwgk_parse.batch.usage import WrongUsageError


def tree(root, *names):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    return root


def targets(plan, out):
    return {job.name: job.target.relative_to(out).as_posix() for job in plan.jobs}


def test_names_are_mirrored_sorted_and_told_apart(tmp_path):
    root = tree(tmp_path / "in", "b/2.PDF", "a.docx", "a.pdf", "a.docx.txt", "A2.txt", "a2.md", "中/文.html")
    plan = plan_batch([root], tmp_path / "out", "json")
    assert [job.name for job in plan.jobs] == sorted(job.name for job in plan.jobs)
    found = targets(plan, tmp_path / "out")
    assert found == {
        "A2.txt": "A2.txt.json",
        "a2.md": "a2.md.json",
        "a.docx": "a.docx.json",
        "a.docx.txt": "a.docx.txt.json",
        "a.pdf": "a.pdf.json",
        "b/2.PDF": "b/2.json",
        "中/文.html": "中/文.json",
    }
    assert len({target.casefold() for target in found.values()}) == len(found)


def test_hidden_and_lock_files_are_passed_over_and_others_skipped(tmp_path):
    root = tree(
        tmp_path / "in",
        "a.txt",
        "~$a.docx",
        ".~a.docx",
        ".b.txt",
        ".git/c.txt",
        "d.psd",
        "e",
        "sub/f.json",
        "README.md",
    )
    plan = plan_batch([root], tmp_path / "out", "yaml")
    assert targets(plan, tmp_path / "out") == {"a.txt": "a.yaml"}
    assert plan.skipped == ("README.md", "d.psd", "e", "sub/f.json")


def test_two_folders_with_one_name_inside_stay_two(tmp_path):
    one, two = tree(tmp_path / "一", "a.txt"), tree(tmp_path / "二", "a.txt")
    plan = plan_batch([one, two], tmp_path / "out", "json")
    assert targets(plan, tmp_path / "out") == {"a.txt": "a.json", "二/a.txt": "二/a.json"}


def test_a_file_named_by_hand_is_parsed_whatever_its_extension(tmp_path):
    root = tree(tmp_path / "in", "a.txt", "crawled")
    plan = plan_batch([root / "a.txt", root / "crawled", root / "a.txt"], tmp_path / "out", "json")
    assert [job.name for job in plan.jobs] == ["a.txt", "crawled"]


@pytest.mark.parametrize("out", ["in", "in/out", "in/../in/x"])
def test_an_output_inside_the_input_is_refused(tmp_path, out):
    root = tree(tmp_path / "in", "a.txt")
    with pytest.raises(WrongUsageError, match="ZP704"):
        plan_batch([root], tmp_path / out, "json")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_a_folder_above_ends(tmp_path):
    root = tree(tmp_path / "in", "a.txt")
    (root / "loop").symlink_to(root)
    assert len(plan_batch([root], tmp_path / "out", "json").jobs) == 1


def test_every_sample_is_found_in_its_folder(tmp_path):
    """A format that is read and whose files a folder passes over is no format that is read."""
    samples = Path(__file__).parents[3] / "samples"
    plan = plan_batch([samples], tmp_path, "json")
    own = (".py", ".md", ".docling.json")
    unread = {name for name in plan.skipped if "/" not in name and not name.endswith(own)}
    assert not unread


@pytest.mark.parametrize("name", ["图.gif", "页.mhtml", "表.ods", "表.ET"])
def test_less_usual_extensions_are_notices_too(tmp_path, name):
    plan = plan_batch([tree(tmp_path / "in", name)], tmp_path / "out", "json")
    assert [job.name for job in plan.jobs] == [name]
