"""SVG text: elements, numbers and names, the same bytes on every machine."""

import math
import re
from html import escape

PREFIX = re.compile(r"[a-z][a-z0-9-]*")
# Characters that XML 1.0 cannot hold, however written (section 2.2).
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, *children: str, **attributes: str | float) -> str:
    """One element; attributes in the order given, `stroke_width` for stroke-width."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def number(value: float) -> str:
    """A coordinate to one decimal place; ValueError for what is no finite number."""
    if not math.isfinite(value):
        raise ValueError("A coordinate is a finite number.")
    shown = f"{value:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown


def text(words: str) -> str:
    """Words as character data, without what XML cannot hold."""
    return escape(UNFIT.sub("\ufffd", words))


def points(places: list[tuple[float, float]]) -> str:
    """Path data of a line through (x, y) places, `` for none."""
    return "".join(
        f"{'L' if index else 'M'}{number(x)} {number(y)}" for index, (x, y) in enumerate(places)
    )


def picture(
    prefix: str,
    title: str,
    summary: str,
    view: tuple[float, float, float, float],
    width: int,
    *content: str,
) -> str:
    """A whole picture, named and described; `view` is left, top, width and height in its units.

    `prefix` begins every id, so that several pictures may stand on a page.  ValueError where it
    is not lower-case letters, digits and hyphens.
    """
    if not PREFIX.fullmatch(prefix):
        raise ValueError("A prefix is of lower-case letters, digits and hyphens.")
    return element(
        "svg",
        element("title", text(title), id=f"{prefix}-title"),
        element("desc", text(summary), id=f"{prefix}-desc"),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby=f"{prefix}-title",
        aria_describedby=f"{prefix}-desc",
        class_="picture",
        viewBox=" ".join(number(edge) for edge in view),
        width=width,
        height=round(width * view[3] / view[2]),
        font_family="Source Sans Pro, Helvetica, Arial, sans-serif",
    )


def _value(value: str | float) -> str:
    return text(value) if isinstance(value, str) else number(value)
