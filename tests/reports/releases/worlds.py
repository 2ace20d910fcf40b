"""Two counties of Ohio and a quarter of theirs, taken along the way of a release."""

from datetime import UTC, date, datetime

from portal.jurisdictions import scope
from reports.releases import services
from reports.releases.checking import check
from reports.releases.computing import compute
from reports.releases.models import Release
from reports.releases.publishing import publish
from reports.releases.states import Status
from reports.statistics.cubing import write_cube
from reports.statistics.stages import Group, Level, Stage
from tests.reports.statistics.worlds import QUARTER, told

AT = datetime(2026, 8, 3, 12, tzinfo=UTC)
DAY = date(2026, 9, 15)
WHY = "The jail of Riverton reported late."
CLEAR = (39901, Level.LEVEL_1, Group.WHITE, Stage.CLEAR)
ROWS = [
    *[CLEAR] * 40,
    *[(39901, Level.LEVEL_2, Group.HISPANIC, Stage.SERVED_COPY)] * 12,
    *[(39901, Level.LEVEL_3, Group.BLACK, Stage.OVERDUE, 30)] * 3,
    *[(39902, Level.LEVEL_3, Group.UNKNOWN, Stage.WITHHELD)] * 7,
    *[(39902, Level.LEVEL_3, Group.WHITE, Stage.CLEAR)] * 2,
]


INCIDENT = (39901, Level.LEVEL_1, Group.WHITE, Stage.OUTSIDE_WINDOW)


def clock() -> datetime:
    return AT


def opened(rows=ROWS, *, synthetic=False) -> Release:
    """A quarter that was counted, and its release."""
    with scope.within(scope.statistics()):
        told(*rows)
        write_cube(QUARTER, at=AT, synthetic=synthetic)
        return services.open_release(quarter=QUARTER, day=DAY, by=None, at=AT)


def again(release) -> Release:
    with scope.within(scope.statistics()):
        return Release.objects.select_related("cube").get(pk=release.pk)


def frozen(release, stan) -> Release:
    with scope.within(scope.statistics()):
        services.freeze_release(release=release, by=stan, at=AT)
    return again(release)


def computed(release, stan) -> Release:
    if release.status != Status.OPEN:
        return release
    compute(frozen(release, stan).pk, clock=clock)
    return again(release)


def checked(release, stan) -> Release:
    if release.status == Status.CHECKED:
        return release
    check(computed(release, stan).pk, clock=clock)
    return again(release)


def signed(release, stan) -> Release:
    release = checked(release, stan)
    with scope.within(scope.statistics()):
        for item in services.checklist(release):
            words = {"code": item.code, "words": "Looked at, and known to be so."}
            services.acknowledge(release=release, **words, by=stan, at=AT)
        services.sign_release(release=release, manifest=release.manifest, by=stan, at=AT)
    return again(release)


def approved(release, stan, hana) -> Release:
    release = signed(release, stan)
    with scope.within(scope.statistics()):
        services.approve_release(release=release, manifest=release.manifest, by=hana, at=AT)
    return again(release)


def published(release, stan, hana) -> Release:
    release = approved(release, stan, hana)
    with scope.within(scope.statistics()):
        publish(release=release, at=AT)
    return again(release)
