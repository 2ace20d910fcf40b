"""Where a complaint stands, in plain words for the people behind it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.casework.outcomes import Outcome
from complaints.deadlines.rules import Key
from complaints.states import Status

S = Status
MEANINGS: dict[str, Promise] = {
    S.RECEIVED: _("Your complaint came in. Nobody has looked at it yet."),
    S.ACKNOWLEDGED: _("We confirmed that we have your complaint. Next we read it."),
    S.CONSENT_PENDING: _(
        "We wait until the person to whom it happened agrees that we work on it."
    ),
    S.INTAKE_REVIEW: _("We read your complaint and decide who should work on it."),
    S.OIG_WINDOW: _(
        "The inspector general, who is independent of the program, may take it over first."
    ),
    S.RETAINED: _("We keep your complaint and will look into it ourselves."),
    S.REFERRED: _("Another office works on it. It must report back to us."),
    S.INVESTIGATING: _("An investigator looks into what happened."),
    S.FINDINGS: _("The investigator wrote down what was found. Next we decide what follows."),
    S.RECOMMENDATION: _("We told the agency what it should change. It must answer us."),
    S.AGENCY_RESPONSE: _("The agency answered us. Next we close the complaint and tell you."),
    S.CLOSED: _("Your complaint is closed."),
    S.REOPENED: _("Your complaint is open again."),
    S.WITHDRAWN: _("The complaint was taken back. We do not work on it any more."),
}
# How a closed complaint ended.
ENDS: dict[str, Promise] = {
    Outcome.NO_JURISDICTION: _("We have no right to look into this."),
    Outcome.INSUFFICIENT: _("We do not know enough to look into this."),
    Outcome.REFERRED: _("Another office took it over."),
    Outcome.PATTERN_REVIEW: _("It is part of a review of many complaints of its kind."),
    Outcome.SUBSTANTIATED: _("We found that it happened and was wrong."),
    Outcome.NOT_SUBSTANTIATED: _("We found that it was not so."),
    Outcome.INCONCLUSIVE: _("We could not find out whether it was so."),
    Outcome.RECOMMENDATION: _("We told the agency what it should change."),
}
# What the people behind a complaint wait for.
UNTIL: dict[str, Promise] = {
    Key.ACKNOWLEDGE: _("We confirm that we have it before"),
    Key.TRIAGE: _("We decide who works on it before"),
    Key.OIG_WINDOW: _("The inspector general may take it over before"),
    Key.REPORT: _("The other office reports to us before"),
    Key.LETTER: _("We tell you how it ended before"),
    Key.APPEAL: _("We answer your appeal before"),
}
