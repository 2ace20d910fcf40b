"""The acts that a case's page offers, by the right of the person and the state of the case."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matching.policy.outcomes import Outcome
from matching.status.models import Case
from matching.status.states import AT_WORK, CaseStatus
from portal.accounts.models import User
from portal.jurisdictions.access import may

C = CaseStatus
SPECIALIST, OFFICER, SUPERVISOR = "work_status", "issue_detainer", "supervise_case"
# The outcomes on which a detainer can be drafted.
CARRYING = (Outcome.MAY_PROCEED, Outcome.AFTER_CONVICTION)
ANYBODY = (SPECIALIST, OFFICER, SUPERVISOR)


@dataclass(frozen=True)
class Act:
    """One act: its words, whose it is, and the states in which it is offered."""

    key: str
    title: str | Promise
    about: str | Promise
    rights: tuple[str, ...]
    states: frozenset[CaseStatus]

    def is_open(self, case: Case, user: User) -> bool:
        """Whether the page offers it; the service behind it asks everything again."""
        return case.status in self.states and any(may(user, right) for right in self.rights)


ACTS = {
    act.key: act
    for act in (
        Act(
            "part",
            _("Take a part in this case"),
            _("You then see the person and what is sealed, and nobody can give you another part."),
            ANYBODY,
            AT_WORK | {C.CLOSED},
        ),
        Act(
            "query",
            _("Ask the immigration records"),
            _("The case then waits for the response."),
            (SPECIALIST,),
            frozenset({C.OPEN, C.ANSWERED, C.DECIDED}),
        ),
        Act(
            "answer",
            _("Record the response"),
            _("A match is never a finding: say what the records say, and on what that rests."),
            (SPECIALIST,),
            frozenset({C.QUERIED}),
        ),
        Act(
            "conviction",
            _("Record a conviction"),
            _("A decided case is decided again; a detainer that waits for it takes effect."),
            (SPECIALIST,),
            AT_WORK,
        ),
        Act(
            "circumstances",
            _("Record circumstances"),
            _("The rules ask for these. Unknown is never taken for absent."),
            ANYBODY,
            AT_WORK,
        ),
        Act(
            "factors",
            _("Record discretion factors"),
            _("People weigh these in the totality of the case. Nothing is computed from them."),
            ANYBODY,
            AT_WORK,
        ),
        Act(
            "claim",
            _("Record a claim"),
            _("Citizen, victim or witness: it stops the case until a supervisor decides."),
            ANYBODY,
            AT_WORK | {C.CLOSED},
        ),
        Act(
            "decide",
            _("Decide under the rules in force"),
            _("The rules say what is open; a claim or a stop is for a supervisor."),
            (OFFICER,),
            frozenset({C.ANSWERED}),
        ),
        Act(
            "override",
            _("Override the decision"),
            _("Your own outcome in place of the rules', once, with the reason."),
            (SUPERVISOR,),
            frozenset({C.DECIDED}),
        ),
        Act(
            "draft",
            _("Draft a detainer"),
            _("A request to the agency, on one form, with one ground. It is issued afterwards."),
            (OFFICER,),
            frozenset({C.DECIDED}),
        ),
        Act(
            "close",
            _("Close the case"),
            _("Nothing follows from it any more; open detainers are canceled."),
            (SUPERVISOR,),
            AT_WORK,
        ),
        Act(
            "reopen",
            _("Ask about a closed case anew"),
            _("A specialist answers the new query."),
            (SUPERVISOR,),
            frozenset({C.CLOSED}),
        ),
    )
}


def acts_open(case: Case, user: User, *, has_part: bool) -> list[Act]:
    """The acts that the page of a case offers a person."""
    lacking = {"part": has_part, "draft": case.detained or case.standing not in CARRYING}
    return [act for act in ACTS.values() if act.is_open(case, user) and not lacking.get(act.key)]
