"""What an alarm says, to people in a letter and to a server in codes; never who is held."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from matching.holds.models import Arrival, HoldClock
from matching.holds.stages import Stage

PASSED = (Stage.EXPIRED, Stage.OVER)


@dataclass(frozen=True)
class Telling:
    """An alarm about a clock; of a detainer that came later, with its ``arrival``."""

    clock: HoldClock
    stage: Stage
    arrival: Arrival | None = None

    @property
    def payload(self) -> dict[str, object]:
        """Numbers and codes; every instant in UTC."""
        clock = self.clock
        return {
            "detainer": clock.detainer.number,
            "stage": str(self.stage),
            "started_at": clock.started_at.isoformat(),
            "deadline_at": clock.deadline_at.isoformat(),
            "ends_at": clock.ends_at.isoformat(),
            "over_because": clock.over_because,
            "arrived": self.arrival.detainer.number if self.arrival else None,
        }

    def letter(self, page: str) -> tuple[str, str]:
        """The subject and the body, with a link to the clock on the page of this URL name."""
        with override(settings.LANGUAGE_CODE):  # accounts name none
            named = {
                "number": self.clock.detainer.number,
                "agency": self.clock.agency.name,
                "stage": _(self.stage.label),
                "link": settings.PUBLIC_ADDRESS + reverse(page, args=[self.clock.pk]),
            }
            parts = [
                _("Detainer %(number)s, %(agency)s: %(stage)s.") % named,
                self._limit(),
                self._readings(),
                self._ask(),
                _("The clock, and where the end is reported: %(link)s") % named,
                _("You get this because of your role in the portal."),
            ]
            body = "\n\n".join(filter(None, parts)) + "\n"
            return _("%(number)s: %(stage)s") % named, body

    def _limit(self) -> str:
        """Until when the hold lasts, or lasted, on the clocks of the place."""
        named = {"deadline": self._on_the_wall(self.clock.ends_at)}
        if self.stage in PASSED:
            return _("A hold lasts at most 48 hours. This one ended on %(deadline)s.") % named
        return _("A hold lasts at most 48 hours. This one ends on %(deadline)s.") % named

    def _readings(self) -> str:
        """The later reading of the law, where the program takes that one; else nothing."""
        clock = self.clock
        if clock.kept_days_count or not clock.readings_differ or clock.over_at:
            return ""
        late = {"late": self._on_the_wall(clock.set_deadline_at)}
        return (
            _(
                "By this portal's setting a day kept in place of a weekend holiday does not count:"
                " by that reading it ends on %(late)s. The earlier time is kept to all the same."
            )
            % late
        )

    def _ask(self) -> str:
        """What the alarm asks of whoever reads of it."""
        if self.stage in PASSED:
            return " ".join(filter(None, (self._why(), _release_now())))
        if self.stage == Stage.DIFFERS:
            return _("What is stored was not changed. Keep to the earlier time, and find out why.")
        if self.arrival:
            number = {"number": self.arrival.detainer.number}
            return (
                _(
                    "The detainer %(number)s came after the release was due. It starts no new"
                    " clock and lengthens none: the time above stands."
                )
                % number
            )
        return _("By then the person is in the program's custody, or released.")

    def _on_the_wall(self, moment: datetime) -> str:
        """An instant on the clocks of the place; "midnight" would not say of which day.

        The zone is the place's: one that the clock was stored with may be none any more.
        """
        local = moment.astimezone(ZoneInfo(self.clock.jurisdiction.time_zone))
        return f"{date_format(local, 'DATE_FORMAT')}, {local:%H:%M %Z}"

    def _why(self) -> str:
        why = self.clock.get_over_because_display()
        return f"{_(why)}." if why and self.stage == Stage.OVER else ""


def _release_now() -> str:
    return _("Release the person now, and report the release. The hold is on record as overdue.")
