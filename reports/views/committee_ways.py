"""The ways from the committee's first pages to all others, in the order in which work goes."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Way:
    """A page and what is found there."""

    name: str
    title: str | Promise
    about: str | Promise

    @property
    def url(self) -> str:
        """Its address."""
        return reverse(self.name)


PUBLIC = (
    Way("committee-members", _("Members"), _("Seats, interests, recusals, resignations.")),
    Way(
        "committee-meetings",
        _("Meetings"),
        _("Notices, agendas, minutes, and how to write to the committee."),
    ),
    Way(
        "committee-statements",
        _("Statements of the public"),
        _("What people wrote to the committee."),
    ),
    Way("committee-votes", _("Votes"), _("Every motion, and how each member voted.")),
    Way(
        "committee-rounds",
        _("Case reviews"),
        _("How cases are drawn, what was asked, and how far reviewers agreed."),
    ),
    Way(
        "committee-outliers",
        _("Places flagged for review"),
        _("What the committee asked, and what the agencies replied."),
    ),
    Way("committee-findings", _("Findings"), _("With every dissent.")),
    Way(
        "committee-recommendations",
        _("Recommendations"),
        _("Who was to do what, what they answered, and what came of it."),
    ),
    Way("committee-reports", _("Reports"), _("Each printed with the position of every seat.")),
)
DESK = (
    Way("committee-desk-reviews", _("Case reviews"), _("Cases that you were drawn for.")),
    Way("committee-desk-rounds", _("Rounds"), _("Samples of cases, from the plan to the draw.")),
    Way("committee-desk-meetings", _("Meetings"), _("Notice, agenda, attendance, minutes.")),
    Way("committee-desk-statements", _("Statements of the public"), _("What waits to be read.")),
    Way("committee-desk-motions", _("Motions"), _("Second, amend, vote.")),
    Way("committee-desk-outliers", _("Places flagged for review"), _("Questions and replies.")),
    Way("committee-desk-findings", _("Findings"), _("Drafts, votes, statements.")),
    Way("committee-desk-report", _("Reports"), _("Drafts, and the position of your seat.")),
)
