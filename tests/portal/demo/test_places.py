"""The counties of the demonstration are those of June 2011."""

from portal.accounts.models import User
from portal.demo.places import as_import, counties, found_places
from portal.imports.models import Import
from portal.imports.selectors import plan_file
from portal.jurisdictions.models import Jurisdiction
from portal.participation.models import ParticipationPeriod
from tests.factories import NOON
from tests.kept import kept


@kept
def founded(chief, now):
    deputy = User.objects.create_superuser("deputy")
    return found_places(by=chief, approved_by=deputy, at=now)


def test_every_county_of_the_file_is_named_once():
    rows = list(counties())

    assert len(rows) == len({fips for fips, *_ in rows}) == 3143
    assert [row[2] for row in rows if row[0] in ("22071", "51510")] == [
        "Orleans Parish",
        "Alexandria city",
    ]


def test_the_counties_of_june_2011_were_live(founded):
    rows = ParticipationPeriod.objects.filter(
        jurisdiction__kind="COUNTY", during__contains=NOON.replace(day=17)
    )

    assert rows.count() == 3143
    assert rows.filter(flow="L0").count() == 1367
    assert Jurisdiction.objects.get(code="48201").population > 4_000_000


def test_founding_again_changes_nothing(founded, now):
    plan = plan_file(kind=Import.Kind.COUNTIES, content=as_import(), at=now)

    assert plan.counts["unchanged"] == 3143
    assert not plan.changes
