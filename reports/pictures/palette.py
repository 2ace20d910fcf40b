"""The colors of pictures in both schemes, and the style sheet that turns one into the other.

The classes of a map differ in lightness by equal steps of contrast (about 1.65), from a neutral
to the far end, and so can be ordered without seeing hue (Brewer, *Color use guidelines for
mapping and visualization*, 1994).  Marks and lines stand out 3:1 from the paper (WCAG 2.2,
1.4.11), words 4.5:1 (1.4.3).  An element carries its light color as attribute, which holds where
no style sheet is, and a class.
"""

from enum import Enum

PHONE_TYPE = 60  # height of the words of a map's key on a narrow page, in half pixels


class Paint(Enum):
    """What a color is for: its light and its dark one, as #rrggbb."""

    PAPER = "#ffffff", "#1b1b1b"
    INK = "#1b1b1b", "#f0f0f0"
    QUIET = "#565c65", "#c6cace"
    LINE = "#a9aeb1", "#5f6469"  # gridlines, which carry nothing alone
    MARK = "#3a6ea5", "#7fb2e5"
    BAND = "#c9dcee", "#2c4763"
    HIGH = "#b50909", "#ff9d93"
    LOW = "#8a5a00", "#f0c060"
    CLASS_0 = "#f0f0f0", "#2d2e2f"
    CLASS_1 = "#5fd0b4", "#3942ab"
    CLASS_2 = "#37a1a6", "#406fbf"
    CLASS_3 = "#327597", "#519ec5"
    CLASS_4 = "#284d8b", "#7bcfd3"
    CLASS_5 = "#1c2372", "#eafaf6"

    @property
    def light(self) -> str:
        """Its color on white paper."""
        return self.value[0]

    @property
    def dark(self) -> str:
        """Its color in the dark scheme."""
        return self.value[1]

    @property
    def token(self) -> str:
        """Its name in style sheets."""
        return self.name.lower().replace("_", "-")


CLASSES = [
    Paint.CLASS_0,
    Paint.CLASS_1,
    Paint.CLASS_2,
    Paint.CLASS_3,
    Paint.CLASS_4,
    Paint.CLASS_5,
]


def filled(paint: Paint) -> dict[str, str]:
    """Attributes of an element filled with a paint."""
    return {"class_": f"picture-fill-{paint.token}", "fill": paint.light}


def stroked(paint: Paint) -> dict[str, str]:
    """Attributes of an element that is a line in a paint, not filled."""
    return {"class_": f"picture-stroke-{paint.token}", "fill": "none", "stroke": paint.light}


def both(fill: Paint, stroke: Paint) -> dict[str, str]:
    """Attributes of an element filled with one paint and edged with another."""
    names = f"picture-fill-{fill.token} picture-stroke-{stroke.token}"
    return {"class_": names, "fill": fill.light, "stroke": stroke.light}


def sheet() -> str:
    """The style sheet for pages: page font, width of the page, larger words on small maps."""
    rules = [
        f".picture-fill-{paint.token} {{ fill: var(--picture-{paint.token}); }}\n"
        f".picture-stroke-{paint.token} {{ stroke: var(--picture-{paint.token}); }}\n"
        for paint in Paint
    ]
    light = " ".join(f"--picture-{paint.token}: {paint.light};" for paint in Paint)
    dark = " ".join(f"--picture-{paint.token}: {paint.dark};" for paint in Paint)
    return (
        f":root {{ {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        ".picture { display: block; max-width: 100%; height: auto; font-family: inherit; }\n"
        f"@media (max-width: 40em) {{ .picture-map-key text {{ font-size: {PHONE_TYPE}px; }} }}\n"
        + "".join(rules)
    )
