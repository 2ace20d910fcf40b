"""What can be done with a record, as rows of a table: each with its words and whose it is."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Act:
    """One act: its words, the right it needs, and the states in which it is offered.

    Without a right it is for whoever the page is open to; the service asks again.
    """

    key: str
    title: str | Promise
    about: str | Promise
    right: str = ""
    sources: frozenset[str] = frozenset()


def table_of(*acts: Act) -> dict[str, Act]:
    """The acts by their keys, in the order in which they are offered."""
    return {act.key: act for act in acts}
