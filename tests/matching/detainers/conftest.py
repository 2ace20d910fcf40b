"""A decided case, and the detainer issued on it."""

from tests.kept import kept
from tests.matching.detainers.steps import TRAFFIC, issued, ready


@kept
def case(galleries, joined, riverton_police, rosa, sara, omar):
    """A case that may proceed to a detainer."""
    return ready(riverton_police, rosa, sara, omar)


@kept
def traffic_case(galleries, joined, riverton_police, rosa, sara, omar):
    """A case of a minor-traffic charge alone."""
    return ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC])


@kept
def detainer(case, omar):
    """A detainer just issued, on the form that takes effect by service."""
    return issued(case, omar)


@kept
def waiting(traffic_case, omar):
    """A detainer just issued that waits for a conviction."""
    return issued(traffic_case, omar, "DEC2011")
