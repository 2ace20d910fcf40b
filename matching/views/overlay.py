"""Minutiae as marks that a page can draw over a print."""

import numpy as np

from matching.engine.template import Template

TAIL = 12  # pixels at 500 ppi


def marks_of(template: Template) -> list[tuple[float, float, float, float]]:
    """Column, row and the step to the tip of the tail for each minutia, in pixels, y down."""
    rows, columns, angles = template.minutiae.T
    marks = np.column_stack([columns, rows, TAIL * np.cos(angles), -TAIL * np.sin(angles)])
    return [tuple(mark) for mark in marks.round(1).tolist()]
