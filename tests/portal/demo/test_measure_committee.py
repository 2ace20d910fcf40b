"""What `bench committee` says of a round."""

from portal.demo.measure_committee import measure
from portal.jurisdictions import scope
from reports.committee.rounds.models import Round
from tests.factories import NOON


def test_the_measurement_says_each_figure(committed, chief):
    said = []

    measure(cases=3_000, at=NOON, say=said.append)

    assert [line.split(":")[0].strip() for line in said] == [
        "500 of 3,000 cases drawn",
        "from the file, 0 MiB",
        "3,000 confirmed matches stored and frozen",
        "frame of 3,000 cases made and published",
        "500 cases drawn, each with its sheet",
    ]
    with scope.within(scope.committee()):
        assert Round.objects.get().status == "DRAWN"
