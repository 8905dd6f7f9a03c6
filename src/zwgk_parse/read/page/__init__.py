"""Pages of characters and ruled lines to paragraphs and tables, whatever format they came from."""

from zwgk_parse.read.page.content import Character, PageContent, Ruling
from zwgk_parse.read.page.pages import lay_out_pages

__all__ = ["Character", "PageContent", "Ruling", "lay_out_pages"]
