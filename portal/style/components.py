"""The components as they stand in their folder: their names, and what their headers say."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent

from django.conf import settings

FOLDER = Path(settings.ROOT) / "templates" / "components"
HEADER = re.compile(r"\{% comment %\}(.*?)\{% endcomment %\}", re.DOTALL)


@dataclass(frozen=True)
class Component:
    """One file of the folder."""

    name: str
    header: str

    @property
    def sample(self) -> str:
        """The template that draws it in its states."""
        return f"style/samples/{self.name}.html"


@cache
def components() -> tuple[Component, ...]:
    """Every component by name."""
    return tuple(
        Component(path.stem, header_of(path.read_text())) for path in sorted(FOLDER.glob("*.html"))
    )


def header_of(text: str) -> str:
    """What a component says of itself and of its parameters, in its first comment."""
    found = HEADER.search(text)
    return dedent(found[1]).strip() if found else ""
