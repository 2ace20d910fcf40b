"""The marks and lines of a funnel, and the key that says what they mean."""

from collections.abc import Sequence

from reports.pictures.funnel_units import Flag, Unit, finding
from reports.pictures.keys import Item
from reports.pictures.language import Language
from reports.pictures.markup import element, points
from reports.pictures.palette import Paint, both, filled, stroked

CENTER: dict[str, str | float] = {"stroke_width": 1.5, **stroked(Paint.INK)}


def limit_line(dashes: str) -> dict[str, str | float]:
    """Attributes of a limit that is dashed so."""
    return {"stroke_width": 1.3, "stroke_dasharray": dashes, **stroked(Paint.QUIET)}


def shape_of(flag: Flag | None, x: float, y: float) -> str:
    """A dot; a diamond for what is flagged for review; a triangle that points down for low."""
    if flag is None:
        return element(
            "circle", cx=x, cy=y, r=2.6, stroke_width=0.6, **both(Paint.MARK, Paint.PAPER)
        )
    if flag is Flag.HIGH:
        corners = [(x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)]
        return element("path", d=points(corners) + "z", **filled(Paint.HIGH))
    corners = [(x - 5, y - 4), (x + 5, y - 4), (x, y + 5)]
    return element("path", d=points(corners) + "z", **filled(Paint.LOW))


def items_of(shown: Sequence[Unit], language: Language) -> list[Item]:
    """The marks and lines that are there, with what they mean."""
    flags = {unit.flag for unit in shown}
    marks = [
        (None, language.gettext("Jurisdiction")),
        *((flag, finding(flag, language)) for flag in Flag),
    ]
    stroke = "M-8 0L8 0"
    return [
        *(Item(shape_of(flag, 0, 0), words) for flag, words in marks if flag in flags),
        *(
            Item(
                element("path", d=stroke, **limit_line(dashes)),
                language.gettext("%(share)s limits") % {"share": share},
            )
            for dashes, share in (("5 4", "95 %"), ("none", "99.8 %"))
        ),
    ]
