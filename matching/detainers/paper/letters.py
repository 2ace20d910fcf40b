"""The texts of a notice made fit to print."""

from collections.abc import Container
from dataclasses import fields, replace
from typing import Any

from matching.detainers.paper.notice import Notice
from portal.paper.letters import printable

# Made by the portal, and to be copied as they are.
OURS = {"address", "code", "number"}


def fit(notice: Notice, shown: Container[int]) -> Notice:
    """Return the notice with every text fit to print, but for those that the portal made."""
    values = {each.name: getattr(notice, each.name) for each in fields(notice)}
    # A member of an enumeration is a str too, and prints by its label.
    texts: dict[str, Any] = {
        name: printable(value, shown)
        for name, value in values.items()
        if type(value) is str and name not in OURS
    }
    return replace(notice, **texts)
