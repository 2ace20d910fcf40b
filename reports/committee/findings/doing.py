"""The acts on findings and recommendations, by whose they are and where the record stands."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.access import may
from portal.jurisdictions.zones import washington_day
from reports.acts import Act, table_of
from reports.committee.findings.models import Finding, Recommendation
from reports.committee.findings.own import done_steps, open_steps
from reports.committee.findings.selectors import proposals_of, statements_of
from reports.committee.findings.states import (
    FINDING,
    RECOMMENDATION,
    Progress,
    Stance,
    Status,
)
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN, SIT

DRAFT = frozenset({Status.DRAFT})
CARRIED_OUT = frozenset({Progress.IMPLEMENTING})
SETTLING = FINDING.sources_of(Status.ADOPTED) | FINDING.sources_of(Status.FAILED)


ACTS = table_of(
    Act("edit", _("Edit the draft"), _("Title, duty and text."), RUN, DRAFT),
    Act(
        "propose",
        _("Add a recommendation"),
        _("What is asked of whom, and until when a reply is waited for."),
        RUN,
        DRAFT,
    ),
    Act("withdraw", _("Take a recommendation out"), _("Of the draft."), RUN, DRAFT),
    Act(
        "circulate",
        _("Circulate to members"),
        _("From then on the words stay, unless the finding is taken back."),
        RUN,
        FINDING.sources_of(Status.CIRCULATED),
    ),
    Act(
        "take-back",
        _("Take it back"),
        _("It becomes a draft again, and can be changed."),
        RUN,
        FINDING.sources_of(Status.DRAFT),
    ),
    Act(
        "deliberate",
        _("Record the deliberation"),
        _("Name the item of the meeting under which it was discussed."),
        RUN,
        FINDING.sources_of(Status.DELIBERATED),
    ),
    Act(
        "vote",
        _("Record the vote"),
        _("Name the motion that decided on it. Members then have seven days for statements."),
        RUN,
        FINDING.sources_of(Status.VOTED),
    ),
    Act(
        "state",
        _("Add a statement of your own"),
        _("A concurrence, a dissent or a separate statement. It is printed with the finding."),
        SIT,
        SETTLING,
    ),
    Act(
        "settle",
        _("Settle and publish"),
        _("As the vote was, once the time for statements is over."),
        RUN,
        SETTLING,
    ),
)
ADVICE_ACTS = table_of(
    Act(
        "transmit",
        _("Send to the addressee"),
        _("Whoever answers there gets a letter, and the reply is waited for."),
        RUN,
        RECOMMENDATION.sources_of(Progress.TRANSMITTED),
    ),
    Act(
        "verify",
        _("Verify a step"),
        _("With the last one the recommendation is carried out."),
        RUN,
        CARRIED_OUT,
    ),
    Act(
        "ask-more",
        _("Ask for more evidence"),
        _("The step is open again, and the public reads why."),
        RUN,
        CARRIED_OUT,
    ),
    Act(
        "supersede",
        _("Put another in its place"),
        _("It stays where it is, and says which one superseded it."),
        RUN,
        RECOMMENDATION.sources_of(Progress.SUPERSEDED),
    ),
)
# What an addressee does; the right is asked of the place by the service.
OWN_ACTS = table_of(
    Act(
        "answer",
        _("Reply"),
        _("The reply is public, and stays as it is given."),
        "",
        RECOMMENDATION.sources_of(Progress.ANSWERED),
    ),
    Act(
        "undertake",
        _("Undertake a step"),
        _("What you will do, and by when."),
        "",
        RECOMMENDATION.sources_of(Progress.IMPLEMENTING) | CARRIED_OUT,
    ),
    Act(
        "done",
        _("Say that a step is done"),
        _("With evidence, which is public. The secretariat of the committee verifies it."),
        "",
        CARRIED_OUT,
    ),
)


def acts_open(finding: Finding, user: User, *, at: datetime) -> list[Act]:
    """What a finding's page offers; the service behind each act asks everything again."""
    found = [act for act in ACTS.values() if finding.status in act.sources]
    runs, term = may(user, RUN), term_of(user, at=at)
    until = finding.statements_until
    over = until is not None and washington_day(at) > until
    said = term is not None and statements_of(finding).filter(term=term).exists()
    offered = {
        "withdraw": runs and finding.status in DRAFT and proposals_of(finding).exists(),
        "state": term is not None and not over and not said,
        "settle": runs and over,
    }
    return [act for act in found if offered.get(act.key, runs)]


def advice_acts_open(advice: Recommendation, user: User) -> list[Act]:
    """What a recommendation's page at the desk offers."""
    if not may(user, RUN):
        return []
    found = [act for act in ADVICE_ACTS.values() if advice.status in act.sources]
    waits = bool(done_steps(advice))
    return [act for act in found if act.key not in ("verify", "ask-more") or waits]


def own_acts_open(advice: Recommendation) -> list[Act]:
    """What an addressee can do about a recommendation now."""
    response = getattr(advice, "response", None)
    agreed = response is not None and response.stance != Stance.DOES_NOT
    offered = {"undertake": agreed, "done": bool(open_steps(advice))}
    found = [act for act in OWN_ACTS.values() if advice.status in act.sources]
    return [act for act in found if offered.get(act.key, True)]
