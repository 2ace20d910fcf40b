"""The scope in which the register itself is kept."""

from datetime import date

from portal.jurisdictions import scope
from portal.training.models import Gate


def administration():
    """The scope of administrators, who alone write modules."""
    return scope.within(scope.oversight(who="test", why="keep the modules"))


def gate_long_ago(*roles):
    """Let roles have asked for training before what a test invents was written."""
    with administration():
        Gate.objects.filter(role__in=roles).update(begins_on=date(2009, 1, 1))
