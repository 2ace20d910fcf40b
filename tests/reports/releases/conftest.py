"""A release at its ends, made once for the tests of a file."""

from reports.releases.models import Release
from tests.factories import takes_part
from tests.kept import kept
from tests.reports.releases import worlds


@kept
def counted(riverton, lakeside) -> Release:
    """Riverton takes part, and its quarter was counted."""
    takes_part(riverton)
    return worlds.opened()


@kept
def passed(counted, stan) -> Release:
    """It passed the gate, and its package is built."""
    return worlds.checked(counted, stan)


@kept
def out(passed, stan, hana) -> Release:
    """It is published."""
    return worlds.published(passed, stan, hana)
