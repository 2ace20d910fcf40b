"""A page as somebody reads it: its words, and its tables as rows of cells."""

import re
from html.parser import HTMLParser


class Tables(HTMLParser):
    """The tables of a page by their captions, each row the texts of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[list[str]]] = {}
        self.rows: list[list[str]] = []
        self.cell: list[str] | None = None
        self.caption = ""

    def handle_starttag(self, tag, _attrs):
        if tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th", "caption"):
            self.cell = []

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)

    def handle_endtag(self, tag):
        if tag == "table":
            self.found[self.caption] = self.rows
        elif tag in ("td", "th", "caption"):
            words = " ".join("".join(self.cell or []).split())
            self.cell = None
            if tag == "caption":
                self.caption = words
            else:
                self.rows[-1].append(words)


def tables_of(answer) -> dict[str, list[list[str]]]:
    """The tables of an answer, headings first."""
    reader = Tables()
    reader.feed(answer.content.decode())
    return reader.found


def text_of(answer) -> str:
    """The words of an answer."""
    bare = re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", bare)
