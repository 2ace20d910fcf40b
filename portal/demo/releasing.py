"""The invented quarters released, by the services that statisticians use."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from portal.accounts.models import User
from portal.demo.nation import BOOKINGS, Nation, quarter_blocks
from portal.demo.nation_places import days_taking_part, places
from portal.demo.nation_planted import plant
from portal.demo.nation_training import people_trained
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.flags import services as flags
from reports.flags.files import file_of, seen_of
from reports.flags.selectors import unsigned
from reports.flags.writing import write_paper
from reports.publication.models import Publication
from reports.releases import services
from reports.releases.checking import check
from reports.releases.checklist import checklist
from reports.releases.computing import compute
from reports.releases.models import Release
from reports.releases.publishing import publish
from reports.statistics.cubing import write_cube
from reports.statistics.facts import replace_facts
from reports.statistics.models import Cube

QUARTERS = 8
# Days after the end of the quarter.
FROZEN, ASKED, EXAMINED, PUBLISHED = 30, 31, 47, 52
TO_COMMENT = timedelta(days=14)
LOOKED = "Looked at for the demonstration: the records are invented, and so is the difference."
SAID = "An invented difference. It stands in the data as they came, and a look is advised."
SAID_ES = "Una diferencia inventada. Está en los datos tal como llegaron; conviene examinarla."
PAPER = {
    **dict.fromkeys(("quality", "mix", "structure", "process"), LOOKED),
    "conclusion": "NEEDS_LOOK",
    "statement": SAID,
    "statement_es": SAID_ES,
}


class Releaser:
    """Two statisticians and their head take the invented quarters to the public."""

    def __init__(self, *, at: datetime, bookings: int = BOOKINGS) -> None:
        people = User.objects.in_bulk(["statistician", "releaser"], field_name="username")
        self.statistician, self.head = people["statistician"], people["releaser"]
        self.latest = Quarter.of(at.date()).shifted(-1)
        around = places()
        self.nation = Nation(around, self.latest, bookings=bookings, planted=plant(around))
        self.limit = at

    def release_all(self) -> Iterator[Publication]:
        """Publish the quarters that are not published yet, the oldest first, one by one."""
        for ago in reversed(range(QUARTERS)):
            quarter = self.latest.shifted(-ago)
            if not Publication.objects.filter(quarter=str(quarter)).exists():
                yield self.release(quarter)

    def release(self, quarter: Quarter) -> Publication:
        """Take one quarter from its facts to the public; one that was begun goes on."""
        self.tell(quarter)
        release = self.freeze(quarter)
        self.compute(release, quarter)
        self.sign_flags(release, quarter)
        self.check(release, quarter)
        return self.publish(release, quarter)

    def tell(self, quarter: Quarter) -> None:
        """The facts of a quarter, counted, unless it was frozen."""
        at = self._at(quarter, FROZEN)
        with scope.within(scope.statistics()):
            if not Cube.objects.filter(quarter=str(quarter), frozen_at__isnull=False).exists():
                replace_facts(quarter, quarter_blocks(self.nation, quarter))
                write_cube(quarter, at=at, synthetic=True)

    def freeze(self, quarter: Quarter) -> Release:
        """Open the release and freeze what was counted."""
        at, day = self._at(quarter, FROZEN), self._at(quarter, PUBLISHED).date()
        with scope.within(scope.statistics()):
            release = services.open_release(quarter=quarter, day=day, by=None, at=at)
            if release.cube is not None:
                return release
            days = days_taking_part(self.nation.places, quarter)
            by = self.statistician
            trained = people_trained(self.nation.places, quarter)
            return services.freeze_release(
                release=release, by=by, at=at, days=days, trained=trained
            )

    def compute(self, release: Release, quarter: Quarter) -> None:
        """Round, and review."""
        compute(release.pk, clock=lambda: self._at(quarter, FROZEN))

    def check(self, release: Release, quarter: Quarter) -> None:
        """Ask the gate, draw, build and sign the package."""
        check(release.pk, clock=lambda: self._at(quarter, EXAMINED))

    def sign_flags(self, release: Release, quarter: Quarter) -> None:
        """Ask the places, examine, and have the head sign."""
        asked, examined = self._at(quarter, ASKED), self._at(quarter, EXAMINED)
        until = asked.date() + TO_COMMENT
        with scope.within(scope.statistics()):
            by = self.statistician
            flags.ask_places(quarter=str(quarter), until=until, by=by, at=asked)
            release = Release.objects.select_related("cube").get(pk=release.pk)
            for flag in unsigned(release.cube) if release.cube else ():
                write_paper(flag_id=flag.pk, **PAPER, by=by, at=examined)
                flags.conclude(flag_id=flag.pk, by=by, at=examined)
                seen = seen_of(file_of(flag))
                flags.sign(flag_id=flag.pk, seen=seen, by=self.head, at=examined)

    def publish(self, release: Release, quarter: Quarter) -> Publication:
        """Look at the warnings, sign, approve, publish."""
        at = self._at(quarter, PUBLISHED)
        with scope.within(scope.statistics()):
            release = Release.objects.get(pk=release.pk)
            for item in checklist(release):
                words = {"code": item.code, "words": LOOKED}
                services.acknowledge(release=release, **words, by=self.statistician, at=at)
            read = release.manifest
            services.sign_release(release=release, manifest=read, by=self.statistician, at=at)
            services.approve_release(release=release, manifest=read, by=self.head, at=at)
            return publish(release=release, at=at)

    def publication(self, quarter: Quarter) -> Publication:
        """What stands for a quarter."""
        return Publication.objects.get(quarter=str(quarter), corrected_at=None)

    def _at(self, quarter: Quarter, days: int) -> datetime:
        """Noon, so many days after the quarter's end, and never later than the present."""
        day = quarter.ends + timedelta(days=days)
        return min(datetime.combine(day, time(12), tzinfo=UTC), self.limit)
