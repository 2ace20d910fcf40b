"""Riverton's flag, and who works on it."""

from portal.accounts.models import User
from reports.flags.models import Flag
from reports.statistics.models import Cube
from tests.conftest import person
from tests.kept import kept
from tests.reports.flags.worlds import HIGH, inside, screened


@kept
def sven(database) -> User:
    """Another statistician."""
    return person("sven", ("STATISTICIAN", None))


@kept
def cube(riverton) -> Cube:
    """A frozen quarter in which Riverton stands out."""
    return inside(screened, planted=HIGH)


@kept
def flag(cube) -> Flag:
    """Riverton's flag."""
    return inside(Flag.objects.select_related("jurisdiction").get, indicator="detainers")
