"""Which writes about complaints ask for training, how each is called, and why others ask none."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from complaints.evidence.models import Evidence
from complaints.models import Complaint
from complaints.referrals.models import Body
from complaints.routing.models import Team
from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from tests.matching.factories import now

DESK, LOOKS = ("INTAKE", "DIRECTOR"), ("DIRECTOR",)
DIRECTOR, INTAKE = ("DIRECTOR",), ("INTAKE",)
BOTH = ("INTAKE", "INVESTIGATOR", "DIRECTOR")
PLACE = ("OFFICIAL", "COUNSEL")
WORDS = "Said."


@dataclass(frozen=True)
class World:
    """A complaint that an investigator has, and what hangs on it."""

    place: Jurisdiction
    complaint: Complaint
    party: int
    other: User
    team: Team
    body: Body
    question: UUID
    mark: UUID
    referral: UUID


def on_it(**fields):
    return lambda world: {"complaint_id": world.complaint.pk, **fields}


def later() -> date:
    return (now() + timedelta(days=10)).date()


def evidence_of(world: World) -> Evidence:
    return Evidence(
        id=uuid4(), complaint=world.complaint, jurisdiction_id=world.complaint.jurisdiction_id
    )


def told(_world: World) -> dict[str, object]:
    return {"answers": {}, "source": "PHONE", "came_in": now().date(), "language": "en"}


def line(_world: World) -> dict[str, object]:
    return {"outcome": "NO_FINDING", "days": 400, "since": later()}


def sent(world: World) -> dict[str, object]:
    return {"complaint": world.complaint, "party": None, "name": "a.pdf", "data": b"x"}


# name: the roles that may, each asked for its training, and what the write is called with.
GATED = {
    "complaints.casework.appeals.leave_closed": (LOOKS, on_it()),
    "complaints.casework.assigning.assign": (
        DESK,
        lambda w: {"complaint_id": w.complaint.pk, "investigator": w.other},
    ),
    "complaints.casework.assigning.recuse": (
        DESK,
        lambda w: {"complaint_id": w.complaint.pk, "user": w.other},
    ),
    "complaints.casework.moving.mark_referred": (INTAKE, on_it()),
    "complaints.casework.moving.move_complaint": (INTAKE, on_it(to="ACKNOWLEDGED")),
    "complaints.casework.pausing.pause": (DIRECTOR, on_it(until=later(), reason=WORDS)),
    "complaints.casework.pausing.resume": (DIRECTOR, on_it()),
    "complaints.casework.pausing.extend_report": (DIRECTOR, on_it(reason=WORDS)),
    "complaints.casework.teaming.send_to_team": (
        DESK,
        lambda w: {"complaint_id": w.complaint.pk, "team": w.team},
    ),
    "complaints.clusters.services.put_together": (
        LOOKS,
        on_it(other_ids=[], kind="DUPLICATE"),
    ),
    "complaints.clusters.services.take_out": (LOOKS, on_it()),
    "complaints.notes.services.write_note": (BOTH, on_it(words=WORDS)),
    "complaints.redaction.services.mark_words": (LOOKS, on_it(reason="NAME", typed="no")),
    "complaints.redaction.services.lift_mark": (LOOKS, lambda w: {"mark_id": w.mark}),
    "complaints.letters.services.send_letter": (LOOKS, on_it(kind="OUTCOME", words=WORDS)),
    "complaints.letters.templates.change_template": (
        LOOKS,
        lambda w: {"kind": "OUTCOME", "language": "en", "words": WORDS},
    ),
    "complaints.asking.services.ask_place": (LOOKS, on_it(words=WORDS, until=later())),
    "complaints.asking.services.answer_question": (
        PLACE,
        lambda w: {"question_id": w.question, "words": WORDS},
    ),
    "complaints.retention.disposing.propose_disposal": (LOOKS, on_it()),
    "complaints.retention.disposing.confirm_disposal": (LOOKS, on_it()),
    "complaints.retention.disposing.drop_disposal": (LOOKS, on_it()),
    "complaints.retention.holding.place_hold": (LOOKS, on_it(reason=WORDS)),
    "complaints.retention.holding.lift_hold": (LOOKS, on_it()),
    "complaints.retention.schedule.set_period": (LOOKS, line),
    "complaints.evidence.services.add_evidence": (BOTH, sent),
    "complaints.evidence.services.unseal_original": (
        LOOKS,
        lambda w: {"evidence": evidence_of(w), "reason": ""},
    ),
    "complaints.following.glass.ask_break_glass": (
        LOOKS,
        lambda w: {"party_id": w.party, "why": WORDS},
    ),
    "complaints.following.glass.approve_break_glass": (
        LOOKS,
        lambda w: {"opening_id": uuid4()},
    ),
    "complaints.following.glass.open_broken": (LOOKS, lambda w: {"opening_id": uuid4()}),
    "complaints.following.messages.answer": (LOOKS, on_it(words=WORDS)),
    "complaints.following.opening.open_identity": (
        LOOKS,
        lambda w: {"party_id": w.party, "why": WORDS},
    ),
    "complaints.intake.services.take_in": (INTAKE, told),
    "complaints.referrals.bodies.make_body": (
        LOOKS,
        lambda w: {"name": "New", "kind": "OTHER", "reach": WORDS},
    ),
    "complaints.referrals.bodies.close_body": (LOOKS, lambda w: {"body_id": w.body.pk}),
    "complaints.referrals.services.refer": (
        DESK,
        lambda w: {"complaint_id": w.complaint.pk, "body": w.body, "picked": []},
    ),
    "complaints.referrals.services.acknowledge": (
        LOOKS,
        lambda w: {"referral_id": w.referral, "on": now().date()},
    ),
    "complaints.routing.drafting.start_draft": (LOOKS, lambda w: {}),
    "complaints.routing.drafting.add_rule": (LOOKS, lambda w: {"team": w.team}),
    "complaints.routing.drafting.remove_rule": (LOOKS, lambda w: {"rule_id": 0}),
    "complaints.routing.drafting.raise_rule": (LOOKS, lambda w: {"rule_id": 0}),
    "complaints.routing.drafting.enact_rules": (
        LOOKS,
        lambda w: {"effective_at": now() + timedelta(days=1)},
    ),
    "complaints.routing.teams.make_team": (LOOKS, lambda w: {"name": "North"}),
    "complaints.routing.teams.close_team": (LOOKS, lambda w: {"team_id": w.team.pk}),
    "complaints.routing.teams.add_mate": (
        LOOKS,
        lambda w: {"team_id": w.team.pk, "user": w.other},
    ),
    "complaints.routing.teams.remove_mate": (
        LOOKS,
        lambda w: {"team_id": w.team.pk, "user": w.other},
    ),
}
STEP = "is a step of writes that ask for it, on a row that one of them has locked"
EACH = "does on each complaint what asks for it there, and says where it was refused"
FREE = {
    "complaints.services.open_complaint": "is open to anybody",
    "complaints.filing.services.file_complaint": "is open to anybody",
    "complaints.bulk.services.try_act": EACH,
    "complaints.bulk.services.run_act": EACH,
    "complaints.routing.queues.put_into": STEP,
    "complaints.following.opening.within_reach": "asks for it itself",
    "complaints.following.opening.keep_opening": STEP,
}
