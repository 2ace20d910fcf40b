"""The scope in which the register itself is kept."""

from portal.jurisdictions import scope


def administration():
    """The scope of administrators, who alone write modules."""
    return scope.within(scope.oversight(who="test", why="keep the modules"))
