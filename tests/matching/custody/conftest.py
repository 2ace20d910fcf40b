"""A detainer put before Riverton's jail."""

from tests.matching.detainers.conftest import case, detainer, traffic_case, waiting
from tests.matching.views.conftest import local_time, visit

__all__ = ["case", "detainer", "local_time", "traffic_case", "visit", "waiting"]
