"""What is said of method and data: a note that is changed gets a new version and day."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIRST_DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Note:
    """A note with its version and the day from which it holds; ``key`` is its anchor."""

    key: str
    title: str | Promise
    version: str
    day: date
    paragraphs: tuple[str | Promise, ...]


METHODS = (
    Note(
        "counting",
        _("What is counted"),
        "1",
        FIRST_DAY,
        (
            _(
                "A booking is counted once, in the quarter of the federal fiscal year and the"
                " county of its day on the clocks of its place, at the one stage that it had"
                " reached at the cut-off. Stages do not overlap: a measure is a sum of stages."
            ),
            _(
                "Bookings are always the sum of forwarded, withheld, pending and failed. Bookings"
                " before a place was activated, outside its days of taking part, or in no county"
                " are set aside: they are counted in public, and are in no rate."
            ),
            _(
                "The group is what the agency wrote in its own record. Nobody infers it, and"
                " unknown is a value."
            ),
        ),
    ),
    Note(
        "rounding",
        _("What rounding does to the numbers"),
        "1",
        FIRST_DAY,
        (
            _(
                "Inner cells are counts of a county, level, group and stage. Those of 1 to 4 are"
                " shown as 0 or 5, once; 0 and all from 5 on stay as they are. Every other number"
                " is the sum of the numbers shown, so that all tables add up."
            ),
            _(
                "A total of the nation is off by 10 at most, one of a state or a county by 15. A"
                " zero may stand for a few people and a five for one; rates of small places move"
                " with it."
            ),
            _(
                "A revision keeps the number of every cell that did not change. Shares under 5 %"
                " or over 95 % say no more than that. No rate is made of other numbers than those"
                " shown, and none of fewer than 50 bookings."
            ),
        ),
    ),
    Note(
        "flags",
        _("What a flag is, and what it is not"),
        "1",
        FIRST_DAY,
        (
            _(
                "Each quarter every county is compared with what national rates of its own"
                " bookings, by level and group, lead one to expect. A figure that chance and the"
                " usual differences between counties do not explain is flagged for review. The"
                " method aims at one false flag in twenty; in invented quarters one in ten was"
                " false."
            ),
            _(
                "A flag for review is no finding that anybody did wrong. It is examined in this"
                " order: the quality of the data, the mix of cases, the structure of the place,"
                " its process. The place comments before publication, and a second person signs."
            ),
            _(
                "A screen for outliers is blind to a difference that every place shares. The"
                " public funnel shows counties with 10 or more expected events, for below that"
                " their place would be the rounding's and not their own."
            ),
        ),
    ),
    Note(
        "versions",
        _("Versions and corrections"),
        "1",
        FIRST_DAY,
        (
            _(
                "The first version of a quarter is 1.0. Values that are revised make the second"
                " number higher, a facet or an indicator that is taken away the first. Every"
                " version stays at its address with its files, and says that it was corrected."
            ),
            _(
                "The interval of a trend is the exact Poisson interval at 90 % of the number"
                " shown; it tells of chance, and not of rounding."
            ),
        ),
    ),
)
DATA = (
    Note(
        "data-reporting",
        _("Who reports"),
        "1",
        FIRST_DAY,
        (
            _(
                "A place reported if any booking of the quarter came from it. Where only some of"
                " its agencies report, its numbers are too low, and nothing here can tell."
            ),
            _(
                "Days of taking part are those on which prints were forwarded for half of the day"
                " or more. The days of a state are the mean of its counties."
            ),
        ),
    ),
    Note(
        "data-late",
        _("What comes late"),
        "1",
        FIRST_DAY,
        (
            _(
                "Stages go on after the cut-off: a detainer that was served then may have lapsed"
                " since. Records that come late are in a later version, with its reason."
            ),
        ),
    ),
    Note(
        "data-places",
        _("Counties that changed"),
        "1",
        FIRST_DAY,
        (
            _(
                "Figures go by the FIPS codes of the register. The shapes of the map are those of"
                " 2017; a place that it cannot draw is in every table."
            ),
        ),
    ),
)
