"""Teams and rules, each write in the scope in which the desk acts."""

import pytest

from complaints.casework import teaming
from complaints.models import Complaint
from complaints.routing import drafting, teams
from complaints.routing.models import Routing, Team
from complaints.routing.selectors import routing_of
from portal.jurisdictions import scope
from tests.complaints.casework.conftest import MONDAY, days, inside
from tests.complaints.casework.conftest import bring as bring

SUNDAY = MONDAY - days(1)
start, add, enact = map(inside, (drafting.start_draft, drafting.add_rule, drafting.enact_rules))
remove, lift = inside(drafting.remove_rule), inside(drafting.raise_rule)
make, close = inside(teams.make_team), inside(teams.close_team)
join, leave = inside(teams.add_mate), inside(teams.remove_mate)
send = inside(teaming.send_to_team)


def queue(complaint: Complaint) -> Routing | None:
    with scope.within(scope.complaints()):
        return routing_of(complaint)


@pytest.fixture
def jails(dora) -> Team:
    return make(name="Jails", by=dora, at=SUNDAY)


@pytest.fixture
def enacted(dora):
    """Put rules in force, each a mapping of fields, and give back their set."""

    def put(*rules, at=SUNDAY):
        start(by=dora, at=at)
        for rule in rules:
            add(**rule, by=dora, at=at)
        return enact(effective_at=at, by=dora, at=at)

    return put
