"""Saved web pages: the page itself, whatever its transfer encoding and charset."""

import base64
import quopri

import pytest

from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.read import read_notice

PAGE = "<html><body><div id='zoom'><p>云岭县人民政府关于防汛的通知</p><p>一、疏浚河道。（县水利局负责）</p></div></body></html>"


def archive(page: bytes, charset: str, *, encoded: str = "base64", others: tuple[bytes, ...] = ()) -> bytes:
    lines = [
        b"From: <Saved by Blink>",
        b"MIME-Version: 1.0",
        b'Content-Type: multipart/related; type="text/html"; boundary="----x"',
        b"",
    ]
    for body, kind in [(page, b"text/html"), *((other, b"text/css") for other in others)]:
        lines += [b"------x", b'Content-Type: %s; charset="%s"' % (kind, charset.encode())]
        lines += [b"Content-Transfer-Encoding: " + encoded.encode(), b""]
        lines.append(base64.encodebytes(body) if encoded == "base64" else quopri.encodestring(body))
    return b"\r\n".join([*lines, b"------x--", b""])


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030", "big5"])
@pytest.mark.parametrize("encoded", ["base64", "quoted-printable"])
def test_the_page_is_read(charset: str, encoded: str) -> None:
    page = PAGE if charset != "big5" else PAGE.translate(str.maketrans("云岭县关于汛疏负责", "雲嶺縣關於汛疏負責"))
    source = read_notice(archive(page.encode(charset, "ignore"), charset, encoded=encoded, others=(b"p {}",)), "a.mht")
    assert source.format == "mhtml"
    assert "一、" in source.text
    assert "p {}" not in source.text


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableInputError):
        read_notice(archive(b"", "utf-8"), "a.mht")


def test_the_frame_that_holds_the_notice_is_read_instead_of_the_page_around_it() -> None:
    shell = "<html><body><div>首页</div><iframe src='cid:frame-1@mhtml.blink'></iframe></body></html>"
    banner = "<html><body><p>欢迎访问云岭县人民政府网站</p></body></html>"
    notice = PAGE.replace("一、疏浚", "一、" + "巡查堤防，清理淤泥，" * 20 + "疏浚")
    lines = [
        b"From: <Saved by Blink>",
        b"MIME-Version: 1.0",
        b'Content-Type: multipart/related; type="text/html"; start="<frame-0@mhtml.blink>"; boundary="----x"',
        b"",
    ]
    for number, page in enumerate((shell, notice, banner)):
        lines += [b"------x", b'Content-Type: text/html; charset="utf-8"']
        lines += [b"Content-ID: <frame-%d@mhtml.blink>" % number, b"Content-Transfer-Encoding: base64", b""]
        lines.append(base64.encodebytes(page.encode()))
    source = read_notice(b"\r\n".join([*lines, b"------x--", b""]), "a.mht")
    assert "疏浚河道" in source.text
    assert "欢迎" not in source.text
