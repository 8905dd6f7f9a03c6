"""Pages that hold their notice without showing it: a script would, a form field keeps it, an inner document has it."""

import base64
import html
from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.growing import is_linear
from zwgk_parse.pipeline import parse_notice
from zwgk_parse.read.html import read_html
from zwgk_parse.read.limits import Limits

from .reading import lines_of, metadata_of, read

TITLE = "云岭县2024年防汛工作要点"
TEXTS = [f"{n}.疏浚第{n}段河道，清理淤泥，加固堤防，按期完成。（责任单位：县水利局）" for n in range(1, 6)]
ITEMS = "".join(f'<p style="text-indent:2em">{text}</p>' for text in TEXTS)
UNICODE = "".join(f"\\u{ord(c):04x}" if ord(c) > 127 else c for c in ITEMS.replace('"', '\\"'))
PERCENT = "".join(f"%u{ord(c):04X}" if ord(c) > 127 else c for c in ITEMS.replace('"', "%22"))
JSON = ITEMS.replace('"', '\\"').replace("/", "\\/")
TWICE = JSON.replace("\\", "\\\\").replace('"', '\\"')

HOLDERS = {
    "json": f'<script>window.__DATA__={{"id":7,"content":"{JSON}"}};</script>',
    "json-in-string": f'<script>var s = "{{\\"content\\":\\"{TWICE}\\"}}";</script>',
    "unicode": f'<script>document.getElementById("zoom").innerHTML = "{UNICODE}";</script>',
    "single-quotes": f"<script>var text = '{ITEMS}'; // don't show</script>",
    "template-string": f"<script>const body = `{ITEMS}`</script>",
    "line-by-line": "<script>" + "\n".join(f"document.write('<p>{text}</p>');" for text in TEXTS) + "</script>",
    "paragraphs": "<script>var p = [" + ",".join(f'"{text}"' for text in TEXTS) + "]</script>",
    "unescape": f'<script>document.write(unescape("{PERCENT}"))</script>',
    "component": f'<script>document.write(decodeURIComponent("{quote(ITEMS)}"))</script>',
    "base64": f'<script>show("{base64.b64encode(ITEMS.encode()).decode()}")</script>',
    "entities": f'<script>var t = "{html.escape(ITEMS)}"</script>',
    "xml": f'<script type="text/xml"><datastore><record><![CDATA[{ITEMS}]]></record></datastore></script>',
    "textarea": f'<textarea style="display:none">{html.escape(ITEMS)}</textarea>',
    "textarea-raw": f"<textarea>{ITEMS}</textarea>",
    "hidden-field": f'<input type="hidden" id="content" value="{html.escape(ITEMS)}">',
    "noscript": f"<noscript>{ITEMS}</noscript>",
    "template": f"<template>{ITEMS}</template>",
    "inner-document": f'<iframe srcdoc="{html.escape(f"<html><body>{ITEMS}</body></html>")}"></iframe>',
}


def page(holder: str, shown: str = "") -> str:
    return (
        f"<html><head><title>{TITLE}</title></head><body><div class='nav'><a>首页</a><a>公开</a></div><h1>{TITLE}</h1>"
        f"<div id='zoom'>{shown}</div>{holder}<div class='foot'>主办：云岭县　云ICP备12345678号</div></body></html>"
    )


@pytest.mark.parametrize("name", sorted(HOLDERS))
def test_a_notice_that_is_not_shown_is_read(name: str) -> None:
    source = read(page(HOLDERS[name]))
    assert lines_of(source) == TEXTS
    assert metadata_of(source)["标题"] == TITLE
    assert lines_of(source, "furniture")[-1].endswith("12345678号")


def test_its_tasks_are_those_of_the_page_that_shows_it() -> None:
    shown = parse_notice(page("", ITEMS).encode(), "a.html")
    hidden = parse_notice(page(HOLDERS["json"]).encode(), "a.html")
    assert [(task.text, task.responsible_units) for task in hidden.notice.tasks] == [
        (task.text, task.responsible_units) for task in shown.notice.tasks
    ]
    assert len(shown.notice.tasks) == len(TEXTS)


def test_a_script_outside_of_the_body_is_read_too() -> None:
    source = read(f"<html><head>{HOLDERS['json']}</head><body><h1>{TITLE}</h1><p>加载中</p></body></html>")
    assert lines_of(source) == TEXTS


@pytest.mark.parametrize("name", sorted(HOLDERS))
def test_a_page_that_shows_its_notice_is_left_as_it_is(name: str) -> None:
    shown = "".join(f"<p>{n}.备足第{n}批物资，补充各类装备，落实值守，及时上报。（县应急局负责）</p>" for n in range(6))
    source = read(page(HOLDERS[name], shown))
    assert [line[2:6] for line in lines_of(source)] == [f"备足第{n}" for n in range(6)]
    assert "疏浚" not in source.text


def test_lists_of_words_in_scripts_are_no_notice() -> None:
    characters = "".join(map(chr, range(0x4E00, 0x5200)))
    places = ",".join(f'"云岭县第{n}镇人民政府"' for n in range(200))
    script = f"<script>var simplified = '{characters}'; var places = [{places}];</script>"
    source = read(page(script, "<p>网页正在维护</p>"))
    assert "网页正在维护" in source.text
    assert characters[:4] not in source.text
    assert "第7镇" not in source.text


@pytest.mark.parametrize(
    "script",
    [
        lambda size: "'" * size + "云。",
        lambda size: '"\\' * size + "云。",
        lambda size: "<![CDATA[" * size + "云。",
        lambda size: "`云。" * size,
        lambda size: "[" * size + '"云。",' * size,
        lambda size: '"[' * (size // 2) + "云" * (5 * size),
        lambda size: '"' + "\\ud800" * size + '云。"',
        lambda size: '"' + "QUJD" * (2 * size) + '"',
    ],
    ids=["quotes", "backslashes", "cdata", "backticks", "brackets", "nested", "surrogates", "base64"],
)
def test_time_for_hostile_scripts_grows_with_their_length(script: Callable[[int], str]) -> None:
    def read(size: int) -> None:
        page = f"<html><body><p>推进公开</p><script>{script(size)}</script></body></html>"
        read_html(page.encode(), Limits())

    assert is_linear(read)
