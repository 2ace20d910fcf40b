"""How far a booking went: every booking is at one stage of these, at one instant.

The stages are disjoint, so that a sum of some of them is never more than a sum of more of them,
however each was rounded.  A number never changes its meaning; a new stage takes a new number.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.IntegerChoices):
    """One place on the way; after ``MATCHED`` all were confirmed by two examiners."""

    PENDING = 1, _("Waits for its immigration search")
    FAILED = 2, _("Prints could not be read or searched")
    WITHHELD = 3, _("Kept from the immigration search: the place does not take part")
    CLEAR = 4, _("Searched, no match")
    EXAMINED = 5, _("Searched, examiners are at it")
    VOIDED = 6, _("Match taken back")
    MATCHED = 7, _("Matched, status not yet answered")
    VERIFIED = 8, _("Status answered, not decided")
    NO_ACTION_TRAFFIC = 9, _("No action: minor traffic offenses only")
    NO_ACTION_VICTIM = 10, _("No action: victim or witness")
    NO_ACTION_CITIZEN = 11, _("No action: United States citizen")
    NO_ACTION_OTHER = 12, _("No action: another reason")
    PREPARED = 13, _("Detainer issued, not served on the agency")
    SERVED = 14, _("Detainer with the agency, no copy to the person")
    SERVED_COPY = 15, _("Detainer with the agency, copy given")
    DECLINED = 16, _("Declined, no copy given")
    DECLINED_COPY = 17, _("Declined, copy given")
    LAPSED = 18, _("Released in time, no copy given")
    LAPSED_COPY = 19, _("Released in time, copy given")
    WITHDRAWN = 20, _("Canceled or lifted by a court, no copy given")
    WITHDRAWN_COPY = 21, _("Canceled or lifted by a court, copy given")
    CUSTODY = 22, _("In the program's custody, no copy given")
    CUSTODY_COPY = 23, _("In the program's custody, copy given")
    OVERDUE = 24, _("Held past the deadline, no copy given")
    OVERDUE_COPY = 25, _("Held past the deadline, copy given")
    OVERDUE_CUSTODY = 26, _("Held past the deadline, then in custody, no copy given")
    OVERDUE_CUSTODY_COPY = 27, _("Held past the deadline, then in custody, copy given")
    BEFORE_ACTIVATION = 28, _("Set aside: booked before the place was activated")
    OUTSIDE_WINDOW = 29, _("Set aside: searched though the place did not take part")
    NO_COUNTY = 30, _("Set aside: booked in no county")


S = Stage
COPY = frozenset(stage for stage in Stage if stage.name.endswith("_COPY"))
ANOMALIES = frozenset({S.BEFORE_ACTIVATION, S.OUTSIDE_WINDOW, S.NO_COUNTY})
COUNTED = frozenset(Stage) - ANOMALIES
NOT_SEARCHED = frozenset({S.PENDING, S.FAILED, S.WITHHELD})
FORWARDED = COUNTED - NOT_SEARCHED
MATCHED = FORWARDED - {S.CLEAR, S.EXAMINED}
NO_ACTION = frozenset(
    {S.NO_ACTION_TRAFFIC, S.NO_ACTION_VICTIM, S.NO_ACTION_CITIZEN, S.NO_ACTION_OTHER}
)
OVERDUE = frozenset(stage for stage in Stage if stage.name.startswith("OVERDUE"))
SERVED = frozenset(stage for stage in COUNTED if stage >= S.SERVED)


class Level(models.IntegerChoices):
    """The gravest charge as booked, by the families of 2008: every booking has one."""

    LEVEL_1 = 1, _("Level 1")
    LEVEL_2 = 2, _("Level 2")
    LEVEL_3 = 3, _("Level 3")
    UNKNOWN = 4, _("Charge unknown")


class Group(models.IntegerChoices):
    """What the agency's own record says of the person; nobody infers it, and unknown counts."""

    ASIAN = 1, _("Asian or Pacific Islander")
    BLACK = 2, _("Black")
    HISPANIC = 3, _("Hispanic")
    INDIAN = 4, _("American Indian or Alaska Native")
    WHITE = 5, _("White")
    UNKNOWN = 6, _("Unknown or not recorded")


# The code that a booking carries for each group.
GROUP_OF_RECORD = {
    "A": Group.ASIAN,
    "B": Group.BLACK,
    "H": Group.HISPANIC,
    "I": Group.INDIAN,
    "W": Group.WHITE,
    "U": Group.UNKNOWN,
}
