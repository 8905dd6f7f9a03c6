"""Several pages at a time: in their order, the same text with any number of them, as many as the machine can bear."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from zwgk_parse import parse
from zwgk_parse.read import machine
from zwgk_parse.read.page import PageContent
from zwgk_parse.read.scan import crew, engine
from zwgk_parse.read.scan.crew import Scan, read_in_order
from zwgk_parse.read.scan.libraries import is_installed
from zwgk_parse.read.scan.pictures import PagePicture
from zwgk_parse.read.scan.recognition import RecognisedPage
from zwgk_parse.write.json import write_json

SAMPLES = Path(__file__).parents[4] / "samples"


def content(number: int) -> PageContent:
    return PageContent(number, 100, 100, ())


def scan(number: int) -> Scan:
    return Scan(number, PagePicture(None, 100, 100))


def settle(_: Scan, page: RecognisedPage) -> PageContent:
    return page.content


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str]]:
    """The pages as they are begun, with the thread; later pages are done sooner."""
    begun: list[tuple[int, str]] = []

    def fake(_: PagePicture, number: int) -> RecognisedPage:
        begun.append((number, threading.current_thread().name))
        time.sleep(0.02 / number)
        return RecognisedPage(content(number), ())

    monkeypatch.setattr(crew, "recognise_page", fake)
    monkeypatch.setattr(engine, "make_engine", lambda threads: threads)
    monkeypatch.setattr(engine, "_spare", {})
    return begun


@pytest.mark.parametrize("most", ["1", "2", "3", "8"])
def test_pages_come_in_their_order(seen: list[tuple[int, str]], most: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(machine.NUMBER_OF_PAGES, most)
    pages = [content(n) if n % 5 == 1 else scan(n) for n in range(1, 60)]
    assert [page.number for page in read_in_order(pages, settle)] == list(range(1, 60))
    assert sorted(number for number, _ in seen) == [n for n in range(1, 60) if n % 5 != 1]


def test_one_page_has_all_cores_and_several_a_share_each(
    seen: list[tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(machine.NUMBER_OF_PAGES, "4")
    monkeypatch.setattr(crew, "count_cores", lambda: 4)
    list(read_in_order([scan(1)], settle))
    assert engine._spare == {4: [4]}
    list(read_in_order([scan(n) for n in range(1, 9)], settle))
    assert set(engine._spare) == {4, 1}
    assert 1 <= len(engine._spare[1]) <= 4


def test_pages_before_the_first_scan_are_let_through(seen: list[tuple[int, str]]) -> None:
    def pages() -> Iterator[PageContent | Scan]:
        yield content(1)
        raise AssertionError("the second page was asked for before the first was given")

    assert next(read_in_order(pages(), settle)).number == 1


def test_pages_that_nobody_asks_for_any_more_are_not_read(
    seen: list[tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(machine.NUMBER_OF_PAGES, "2")
    monkeypatch.setattr(crew, "ROUNDS", 20)
    reading = read_in_order([scan(n) for n in range(1, 41)], settle)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert len(seen) < 40


def test_what_fails_on_a_page_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: PagePicture, number: int) -> RecognisedPage:
        raise MemoryError(number)

    monkeypatch.setattr(crew, "recognise_page", fails)
    monkeypatch.setattr(engine, "make_engine", lambda threads: threads)
    monkeypatch.setattr(engine, "_spare", {})
    monkeypatch.setenv(machine.NUMBER_OF_PAGES, "2")
    with pytest.raises(MemoryError):
        list(read_in_order([scan(1), scan(2)], settle))


def test_memory_decides_with_the_cores() -> None:
    free = 5 * machine.BUDGET
    assert machine.pages_for(2, free) == 2
    assert machine.pages_for(16, free) == 5
    assert machine.pages_for(16, machine.BUDGET // 2) == 1
    assert machine.pages_for(16, None) == 1
    assert machine.pages_for(256, 1000 * machine.BUDGET) == machine.MOST_PAGES


def test_a_container_may_have_less_than_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    info, limit, used = (tmp_path / name for name in ("meminfo", "max", "current"))
    info.write_text("MemTotal: 9000 kB\nMemAvailable: 5000 kB\n")
    limit.write_text("max\n")
    used.write_text("1000\n")
    monkeypatch.setattr(machine, "MEMORY_INFO", info)
    monkeypatch.setattr(machine, "GROUPS", ((limit, used), (tmp_path / "none", used)))
    assert machine.free_memory() == 5000 * 1024
    limit.write_text("3000\n")
    assert machine.free_memory() == 2000


def test_processes_of_one_run_share_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    info = tmp_path / "meminfo"
    info.write_text("MemAvailable: 5000 kB\n")
    monkeypatch.setattr(machine, "MEMORY_INFO", info)
    monkeypatch.setattr(machine, "GROUPS", ())
    alone = machine.count_cores()
    monkeypatch.setattr(machine, "_sharers", 1)
    machine.share_machine(2)
    assert machine.count_cores() == max(1, alone // 2)
    assert machine.free_memory() == 2500 * 1024


def test_any_number_of_pages_at_a_time_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    if not is_installed():
        pytest.skip("the extra [ocr] is not installed: pip install 'zwgk-parse[ocr]'")
    written = []
    for most in ("1", "2"):
        monkeypatch.setenv(machine.NUMBER_OF_PAGES, most)
        written.append(write_json(parse(SAMPLES / "scanned-list.pdf")))
    assert written[0] == written[1]
