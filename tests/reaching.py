"""Which doors links lead to, however many steps away."""

import re
from html import unescape

from django.test import Client
from django.urls import Resolver404, resolve

HREF = re.compile(r'href="(/[^"?#]*)')


def names_reached(client: Client, start: str, *, within: str = "/") -> set[str]:
    """The names of the doors that whoever begins at a page finds by following links.

    Pages whose address does not begin with ``within`` are not opened.
    """
    waiting, seen = [start], {start: _name_of(start) or ""}
    while waiting:
        answer = client.get(waiting.pop())
        if "text/html" in answer.headers.get("Content-Type", ""):
            for path in map(unescape, HREF.findall(answer.content.decode())):
                if path not in seen and (name := _name_of(path)):
                    seen[path] = name
                    waiting += [path] if path.startswith(within) else []
    return set(seen.values())


def _name_of(path: str) -> str | None:
    try:
        return resolve(path).url_name
    except Resolver404:
        return None
