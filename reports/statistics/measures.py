"""Every figure that is published, defined once: which stages it adds up, and in which words.

The words stand beside the figure on its page and in the dictionary of a release.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reports.statistics import stages
from reports.statistics.stages import Stage

S = Stage


@dataclass(frozen=True)
class Measure:
    """A count of bookings that stand at one of some stages."""

    name: str
    title: str | Promise
    definition: str | Promise
    stages: frozenset[Stage]

    def of(self, counts: Mapping[int, int]) -> int:
        """The sum over counts by stage number; a stage that is not there counts nobody."""
        return sum(counts.get(stage, 0) for stage in self.stages)


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure(
            "bookings",
            _("Bookings"),
            _(
                "People booked in the quarter, by the day on the clocks of the place, without"
                " those set aside. It is the sum of forwarded, withheld, pending and failed."
            ),
            stages.COUNTED,
        ),
        Measure(
            "submitted",
            _("Submitted"),
            _("Bookings whose prints could be read and searched: all but the failed."),
            stages.COUNTED - {S.FAILED},
        ),
        Measure(
            "forwarded",
            _("Forwarded"),
            _("Bookings whose prints were searched against the immigration records."),
            stages.FORWARDED,
        ),
        Measure(
            "withheld",
            _("Withheld"),
            _("Bookings kept from the immigration search because the place does not take part."),
            frozenset({S.WITHHELD}),
        ),
        Measure(
            "pending",
            _("Pending"),
            _("Bookings that still wait for their immigration search."),
            frozenset({S.PENDING}),
        ),
        Measure(
            "failed",
            _("Failed"),
            _("Bookings whose prints could not be read or searched."),
            frozenset({S.FAILED}),
        ),
        Measure(
            "matched",
            _("Matched"),
            _("Forwarded bookings whose match two examiners confirmed, later voided ones too."),
            stages.MATCHED,
        ),
        Measure(
            "voided",
            _("Voided matches"),
            _("Matches that were wrong and taken back."),
            frozenset({S.VOIDED}),
        ),
        Measure(
            "verified",
            _("Verified"),
            _("Matches of which a status specialist has the answer of the immigration records."),
            stages.MATCHED - {S.VOIDED, S.MATCHED},
        ),
        Measure(
            "no_action",
            _("No action"),
            _("Verified matches on which the program takes no action."),
            stages.NO_ACTION,
        ),
        Measure(
            "no_action_traffic",
            _("No action: minor traffic"),
            _("No action because nothing but minor traffic offenses was charged."),
            frozenset({S.NO_ACTION_TRAFFIC}),
        ),
        Measure(
            "no_action_victim",
            _("No action: victim or witness"),
            _("No action because the person is an immediate victim of or witness to a crime."),
            frozenset({S.NO_ACTION_VICTIM}),
        ),
        Measure(
            "no_action_citizen",
            _("No action: citizen"),
            _("No action because the person is a citizen of the United States."),
            frozenset({S.NO_ACTION_CITIZEN}),
        ),
        Measure(
            "detainers",
            _("Detainers"),
            _("Bookings for which a detainer was issued, whatever became of it."),
            stages.SERVED | {S.PREPARED},
        ),
        Measure(
            "served",
            _("Served"),
            _("Detainers that reached the agency that holds the person."),
            stages.SERVED,
        ),
        Measure(
            "copy_given",
            _("Copy given"),
            _("Served detainers of which the person was given a copy."),
            stages.COPY,
        ),
        Measure(
            "declined",
            _("Declined"),
            _("Served detainers that the agency declined."),
            frozenset({S.DECLINED, S.DECLINED_COPY}),
        ),
        Measure(
            "lapsed",
            _("Lapsed"),
            _("Served detainers whose person was released in time, without a transfer."),
            frozenset({S.LAPSED, S.LAPSED_COPY}),
        ),
        Measure(
            "withdrawn",
            _("Withdrawn"),
            _("Served detainers that the program canceled or a court lifted."),
            frozenset({S.WITHDRAWN, S.WITHDRAWN_COPY}),
        ),
        Measure(
            "custody",
            _("Custody"),
            _("Served detainers whose person came into the program's custody."),
            frozenset({S.CUSTODY, S.CUSTODY_COPY, S.OVERDUE_CUSTODY, S.OVERDUE_CUSTODY_COPY}),
        ),
        Measure(
            "overdue",
            _("Overdue"),
            _("Served detainers whose person was held past the deadline. None may be."),
            stages.OVERDUE,
        ),
        Measure(
            "before_activation",
            _("Set aside: before activation"),
            _("Bookings of a day on which the place was not activated yet; in no rate."),
            frozenset({S.BEFORE_ACTIVATION}),
        ),
        Measure(
            "outside_window",
            _("Set aside: outside participation"),
            _(
                "Bookings that were searched though, as is known now, the place did not take part"
                " at the time; each is an incident, and in no rate."
            ),
            frozenset({S.OUTSIDE_WINDOW}),
        ),
        Measure(
            "no_county",
            _("Set aside: no county"),
            _("Bookings of an agency that lies in no county with a code; in no rate."),
            frozenset({S.NO_COUNTY}),
        ),
    )
}
# Forwarded, withheld, pending and failed are all of the bookings, and no booking is two of them.
PARTS_OF_BOOKINGS = ("forwarded", "withheld", "pending", "failed")


def totals(counts: Mapping[int, int]) -> dict[str, int]:
    """Every measure by name, from counts by stage number."""
    return {name: measure.of(counts) for name, measure in MEASURES.items()}


def conserved(counts: Iterable[Mapping[int, int]]) -> bool:
    """Whether bookings are the sum of their parts in each of some counts by stage."""
    return all(
        MEASURES["bookings"].of(one) == sum(MEASURES[part].of(one) for part in PARTS_OF_BOOKINGS)
        for one in counts
    )
