"""The forms of a detainer by date: what each offers, what it asks, and how its hold is counted.

Pure: nothing is stored or read here.  Days in use follow the public announcements; the forms
themselves are not reproduced, only what follows from them.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from matching.detainers.grounds import Ground, Priority


class Form(TextChoices):
    """One version of the form; a detainer keeps the version it was issued on."""

    AUG2010 = "AUG2010", "I-247, August 2010"
    JUN2011 = "JUN2011", "I-247, June 2011"
    DEC2011 = "DEC2011", "I-247, December 2011"
    I247D = "I247D", "I-247D, 2015"
    I247N = "I247N", "I-247N, 2015"
    I247X = "I247X", "I-247X, 2015"
    I247A = "I247A", "I-247A, 2017"


class Ask(TextChoices):
    """One thing that a detainer can ask of the agency; the officer ticks those that are meant."""

    HOLD = "HOLD", "Hold the person for up to 48 hours beyond the time of release"
    COPY_TO_SUBJECT = "COPY_TO_SUBJECT", "Give the person a copy of this paper"
    NOTIFY_OF_RELEASE = "NOTIFY_OF_RELEASE", "Tell us of the release as early as possible"
    NOTIFY_ON_DEATH_OR_TRANSFER = (
        "NOTIFY_ON_DEATH_OR_TRANSFER",
        "Tell us of a death, a stay in hospital or a transfer",
    )
    ON_CONVICTION = "ON_CONVICTION", "Act on this only once the person is convicted"
    CANCEL_EARLIER = "CANCEL_EARLIER", "Take an earlier detainer as canceled"


class HoldRule(TextChoices):
    """How the 48 hours of a hold are counted."""

    # 8 CFR 287.7(d): Saturdays, Sundays and holidays are left out.
    REGULATION = "REGULATION", "48 hours without Saturdays, Sundays and holidays"
    PLAIN = "PLAIN", "48 hours, every day counted"
    NONE = "NONE", "No hold"


@dataclass(frozen=True)
class Description:
    """What one form says; `used_until` is the first day on which it is no longer issued."""

    title: str
    used_from: date
    used_until: date | None
    grounds: tuple[Ground, ...]
    asks: tuple[Ask, ...]
    hold: HoldRule
    priorities: tuple[Priority, ...] = ()
    takes_effect_by_service: bool = False

    @property
    def needs_ground(self) -> bool:
        """Tell whether a ground must be marked: every form that can ask for a hold."""
        return bool(self.grounds)

    @property
    def needs_priority(self) -> bool:
        """Tell whether a priority box must be marked."""
        return bool(self.priorities)

    def in_use_on(self, day: date) -> bool:
        """Tell whether the form may be issued on a day."""
        return self.used_from <= day and (self.used_until is None or day < self.used_until)


ACTIONS = (
    Ground.INVESTIGATION,
    Ground.CHARGING_DOCUMENT,
    Ground.WARRANT,
    Ground.REMOVAL_ORDER,
)
PROBABLE_CAUSE = (
    Ground.FINAL_ORDER,
    Ground.PENDING_PROCEEDINGS,
    Ground.RECORDS_CHECK,
    Ground.STATEMENTS,
)
PRIORITIES = tuple(one for one in Priority if one != Priority.OUTSIDE)
NOTICES = (Ask.NOTIFY_OF_RELEASE, Ask.NOTIFY_ON_DEATH_OR_TRANSFER)
SERVED = (Ask.HOLD, Ask.COPY_TO_SUBJECT, *NOTICES, Ask.CANCEL_EARLIER)

FIRST, REVISED, SECOND = date(2010, 8, 2), date(2011, 6, 17), date(2011, 12, 29)
THREE, ONE = date(2015, 7, 2), date(2017, 4, 2)

DESCRIPTIONS: dict[Form, Description] = {
    Form.AUG2010: Description(
        title="Immigration detainer: notice of action",
        used_from=FIRST,
        used_until=REVISED,
        grounds=ACTIONS,
        asks=(Ask.HOLD, *NOTICES, Ask.CANCEL_EARLIER),
        hold=HoldRule.REGULATION,
    ),
    Form.JUN2011: Description(
        title="Immigration detainer: notice of action",
        used_from=REVISED,
        used_until=SECOND,
        grounds=ACTIONS,
        asks=(Ask.HOLD, *NOTICES, Ask.CANCEL_EARLIER),
        hold=HoldRule.REGULATION,
    ),
    Form.DEC2011: Description(
        title="Immigration detainer: notice of action",
        used_from=SECOND,
        used_until=THREE,
        grounds=ACTIONS,
        asks=(Ask.HOLD, Ask.COPY_TO_SUBJECT, *NOTICES, Ask.ON_CONVICTION, Ask.CANCEL_EARLIER),
        hold=HoldRule.REGULATION,
    ),
    Form.I247D: Description(
        title="Immigration detainer: request for voluntary action",
        used_from=THREE,
        used_until=ONE,
        grounds=PROBABLE_CAUSE,
        asks=SERVED,
        hold=HoldRule.PLAIN,
        priorities=PRIORITIES,
    ),
    # Asks for word of the release and says itself that it asks for no hold: a suspicion, not
    # probable cause, is enough, and so it offers no ground.
    Form.I247N: Description(
        title="Request for voluntary notification of release",
        used_from=THREE,
        used_until=ONE,
        grounds=(),
        asks=(*NOTICES, Ask.CANCEL_EARLIER),
        hold=HoldRule.NONE,
        priorities=PRIORITIES,
    ),
    Form.I247X: Description(
        title="Request for voluntary transfer",
        used_from=THREE,
        used_until=ONE,
        grounds=PROBABLE_CAUSE,
        asks=SERVED,
        hold=HoldRule.PLAIN,
        priorities=(Priority.OUTSIDE,),
    ),
    Form.I247A: Description(
        title="Immigration detainer: notice of action",
        used_from=ONE,
        used_until=None,
        grounds=PROBABLE_CAUSE,
        asks=SERVED,
        hold=HoldRule.PLAIN,
        takes_effect_by_service=True,
    ),
}


def description_of(form: str) -> Description:
    """Return what a form says; ValueError where there is no such form."""
    return DESCRIPTIONS[Form(form)]


def form_at(day: date) -> tuple[Form, ...]:
    """Return the forms that may be issued on a day, in the order of `Form`.

    Three at once from July 2015 to April 2017; none before August 2010, whose forms the portal
    does not know.  An older paper stays good after its form is out of use.
    """
    return tuple(form for form in Form if DESCRIPTIONS[form].in_use_on(day))


def hold_rule(form: str, asks: tuple[str, ...]) -> HoldRule:
    """Return how the hold of a detainer is counted; NONE where its officer asked for no hold."""
    return description_of(form).hold if Ask.HOLD in asks else HoldRule.NONE
