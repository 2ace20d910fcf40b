"""The committee's papers at each point of their way, to be found or not."""

from tests.reports.committee.conftest import *  # noqa: F403
from tests.reports.committee.findings.conftest import (  # noqa: F401
    adopted,
    advice,
    carried,
    circulated,
    deliberated,
    draft,
    item,
    matter,
    voted,
)
