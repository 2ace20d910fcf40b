"""What minutes tell of written statements: how many came, by item, and what is not shown."""

from django.utils.translation import gettext as _

from reports.committee.meetings.models import Meeting
from reports.committee.meetings.sections import STATEMENTS, Section, register
from reports.committee.meetings.statement_selectors import OfItem, totals_of


def section(meeting: Meeting) -> Section | None:
    """Counts by item, a campaign once; None where nothing came.  English, as all of minutes."""
    totals = totals_of(meeting)
    if not totals.came:
        return None
    lines = [
        f"Written statements that came in before these minutes were drafted: {totals.came}."
        f" Shown to the public: {totals.shown}, which count as {totals.counted}, as those that"
        " say the same count once."
    ]
    if totals.withheld:
        grounds = "; ".join(f"{ground.label}: {number}" for ground, number in totals.withheld)
        lines.append(f"Not shown: {totals.kept_back}. {grounds}.")
    if totals.waiting:
        lines.append(f"Still to be read by a moderator: {totals.waiting}.")
    columns = ["Item", "Statements shown", "Counted"]
    rows = [[title_of(one), f"{one.shown}", f"{one.counted}"] for one in totals.items]
    return Section("Written statements of the public", lines, columns if rows else [], rows)


def title_of(one: OfItem) -> str:
    """The words of an item, or of the whole meeting."""
    return f"{one.item.number}. {one.item.title}" if one.item else _("The whole meeting")


register(STATEMENTS, section)
