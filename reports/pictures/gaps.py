"""Why a place has no number, told in words and by a pattern: never by a blank."""

from reports.gaps import Gap
from reports.pictures.language import Language
from reports.pictures.markup import element
from reports.pictures.palette import Paint, filled, stroked

# One tile of 8 by 8 for each: stripes either way, a lattice, dots, and nothing.
LINES = {
    Gap.NOT_PARTICIPATING: "M-2 2l4-4M0 8l8-8M6 10l4-4",
    Gap.NOT_REPORTED: "M0 4h8M4 0v8",
    Gap.TOO_FEW: "M-2 6l4 4M0 0l8 8M6-2l4 4",
}


def reason(gap: Gap, language: Language) -> str:
    """Why there is no number, in words for the table and the key."""
    return {
        Gap.NOT_PARTICIPATING: language.gettext("Not participating"),
        Gap.NOT_REPORTED: language.gettext("Not reported"),
        Gap.PROTECTED: language.gettext("Protected"),
        Gap.TOO_FEW: language.gettext("Too few for a rate"),
        Gap.NOT_APPLICABLE: language.gettext("Not applicable"),
    }[gap]


def patterns(prefix: str, scale: float = 1.0) -> str:
    """Definitions of the patterns, drawn `scale` times as large."""
    return element("defs", *(_pattern(prefix, gap, scale) for gap in Gap))


def pattern_fill(prefix: str, gap: Gap) -> str:
    """The value of `fill` that shows a gap, where `patterns` stand in the same picture."""
    return f"url(#{prefix}-{gap.token})"


def _pattern(prefix: str, gap: Gap, scale: float) -> str:
    tile = element("path", d="M0 0h8v8h-8z", **filled(Paint.PAPER))
    if gap in LINES:
        tile += element("path", d=LINES[gap], stroke_width=1.2, **stroked(Paint.QUIET))
    elif gap is Gap.PROTECTED:
        tile += element("circle", cx=4, cy=4, r=1.7, **filled(Paint.QUIET))
    return element(
        "pattern",
        tile,
        id=f"{prefix}-{gap.token}",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
        patternTransform=f"scale({scale:g})",
    )
