"""Markdown to HTML: no HTML of the writer's own, links by the names of doors, facts from code."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from django.urls import reverse
from markdown_it import MarkdownIt
from markdown_it.token import Token

from portal.help.facts import FACTS
from portal.help.tables import table_html

FACT = re.compile(r"\{\{ (\w+) \}\}")
TABLE = re.compile(r"\{\{ ([\w ]+) \}\}")
PARSER = MarkdownIt("commonmark", {"html": False, "typographer": False}).disable(
    ["html_block", "html_inline", "image", "reference"]
)


class UnknownLink(ValueError):
    """A page links to something that is neither a door, a page of help, nor an address."""


def parsed(text: str) -> list[Token]:
    """The tokens of a page's text."""
    return PARSER.parse(text)


def headings(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """The headings below the title, each with its level."""
    return [
        (int(opening.tag[1]), inline.content)
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open" and opening.tag != "h1"
    ]


def html_of(tokens: Sequence[Token], *, anchors: Sequence[str]) -> str:
    """The HTML below the title: headings with these anchors, links resolved, facts filled in."""
    left = iter(anchors)
    body: list[Token] = []
    for token in tokens:
        if token.type == "heading_open":
            token.attrSet("id", next(left))
        elif token.type == "fence":
            token.attrSet("tabindex", "0")
            token.content = _filled(token.content)
        for inner in token.children or ():
            _fill(inner)
        body.append(token)
    return PARSER.renderer.render(_with_tables(body), PARSER.options, {})


def plain(inline: Token) -> str:
    """The words of a line of text without its marks, facts filled in."""
    words = "".join(child.content or " " for child in inline.children or ())
    return "" if TABLE.fullmatch(words) and not FACT.fullmatch(words) else _filled(words)


def _filled(words: str) -> str:
    """The words with the facts that they name; a name that is none of them stays, to be seen."""
    return FACT.sub(lambda found: str(FACTS.get(found[1], lambda: found[0])()), words)


def _fill(token: Token) -> None:
    if token.type == "link_open":
        token.attrSet("href", address_of(str(token.attrGet("href"))))
        token.attrSet("class", "usa-link")
    elif token.type in ("text", "code_inline"):
        token.content = _filled(token.content)


def address_of(href: str) -> str:
    """The path of `door:NAME` or `help:READER/PAGE` with its anchor; an address stays itself."""
    kind, _, rest = href.partition(":")
    name, mark, anchor = rest.partition("#")
    if kind == "door":
        return reverse(name) + mark + anchor
    if kind == "help":
        reader, _, page = name.partition("/")
        return reverse("help-page", kwargs={"reader": reader, "page": page}) + mark + anchor
    if kind in ("https", "mailto"):
        return href
    raise UnknownLink(href)


def _with_tables(tokens: list[Token]) -> list[Token]:
    """A paragraph that names a table alone gives way to that table."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        named = token.type == "paragraph_open" and TABLE.fullmatch(tokens[at + 1].content)
        if named and named[1].split()[0] not in FACTS:
            made: Mapping[str, Any] = {"content": table_html(named[1]), "block": True}
            found.append(Token("html_block", "", 0, **made))
            at += 3
        else:
            found.append(token)
            at += 1
    return found
