"""What each door of agencies' software asks of the database, its reads and its writes."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.matching.api.costs import cost
from tests.matching.api.test_detainer_reports import body_for, tell

READS = {"": 10, "paper/": 7}
# A report looks the detainer up, keeps what is said with its trail, and answers with the whole;
# a transfer is kept as a release is.
REPORTS = {
    "receipt": 25, "answer": 34, "service": 28, "conviction": 28, "release-due": 34, "release": 29,
}  # fmt: skip


def test_every_door_costs_few_statements(jail, detainer):
    one = f"/api/detainers/{detainer.number}/"
    jail.ask("get", f"{one}paper/")  # the fonts, once a process

    asked = {name: cost(jail.ask, "get", f"{one}{name}") for name in READS}
    told = {name: cost(tell, jail, detainer, name, **body_for(name, detainer)) for name in REPORTS}

    assert all(asked[name] <= most for name, most in READS.items()), asked
    assert all(told[name] <= most for name, most in REPORTS.items()), told


def test_a_list_is_put_in_order_before_anything_is_joined_to_it(jail, detainer):
    with CaptureQueriesContext(connection) as sent:
        jail.ask("get", "/api/detainers/")

    ordered = [
        one["sql"] for one in sent if 'ORDER BY "detainers_detainer"."changed_at"' in one["sql"]
    ]
    assert len(ordered) == 1
    assert "JOIN" not in ordered[0]
