"""A finding and what it recommends taken along their way, by the people whose business it is.

The days lie before the suite's own, so that the pages can go on from them.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from portal.accounts.models import User
from portal.jurisdictions import scope
from reports.committee.findings import advising, drafting, services
from reports.committee.findings.answering import answer, complete, undertake
from reports.committee.findings.models import Finding, Proposal, Recommendation, Response, Step
from reports.committee.meetings.agenda import add_item
from reports.committee.meetings.models import AgendaItem
from reports.committee.meetings.planning import give_notice, plan_meeting
from reports.committee.meetings.services import arrive, call_to_order
from reports.committee.motions.models import Motion
from reports.committee.motions.services import move, second
from reports.committee.motions.voting import cast, close_vote, open_vote
from reports.committee.seats.interests import open_business, recuse
from reports.committee.seats.models import Matter, Term
from tests.reports.committee.meetings.worlds import PLAN
from tests.reports.committee.worlds import inside

DAY = timedelta(days=1)
DRAFTED = datetime(2026, 9, 1, 15, tzinfo=UTC)
CIRCULATED = DRAFTED + DAY
MET = DRAFTED + 10 * DAY
VOTED = MET + timedelta(hours=1)
LAST = VOTED + 7 * DAY  # the last day for statements
SETTLED = VOTED + 8 * DAY
SENT = SETTLED + DAY
REPLY_BY = date(2026, 10, 15)
ANSWERED = SENT + 5 * DAY
STEP_BY = date(2026, 11, 1)
SECRET = "Officers held people after minor traffic stops."
ADVICE = "Release people who were stopped for traffic alone."


def matter_of(sybil: User, title: str = "Minor traffic") -> Matter:
    return inside(open_business, title=title, by=sybil, at=DRAFTED)


def drafted(matter: Matter, sybil: User, *, at: datetime = DRAFTED, **changed: Any) -> Finding:
    given = {"duty": "MINOR_TRAFFIC", "title": "Traffic stops", "text": SECRET, **changed}
    return inside(drafting.draft_finding, matter=matter, by=sybil, at=at, **given)


def proposed(
    finding: Finding, sybil: User, addressee: str = "39901", words: str = ADVICE, **changed: Any
) -> Proposal:
    given = {"due_on": REPLY_BY, "by": sybil, "at": DRAFTED, **changed}
    return inside(
        drafting.propose, finding_id=finding.pk, words=words, addressee=addressee, **given
    )


def does(act: str, finding: Finding, by: User, *, at: datetime, **given: Any) -> Any:
    """An act on a finding by its name."""
    return inside(getattr(services, act), finding_id=finding.pk, by=by, at=at, **given)


def circulated(finding: Finding, sybil: User, *, at: datetime = CIRCULATED) -> Finding:
    return does("circulate", finding, sybil, at=at)


def met(
    matter: Matter, sybil: User, committee: dict[str, Term], *, at: datetime = MET
) -> AgendaItem:
    """An item on the matter, in a meeting that is being held with everybody there."""
    plan = {**PLAN, "starts_at": at, "ends_at": at + timedelta(hours=3)}
    meeting = inside(plan_meeting, by=sybil, at=DRAFTED, **plan)
    on = {"meeting_id": meeting.pk, "by": sybil}
    item = inside(add_item, title="The finding", matter=matter, at=DRAFTED, **on)
    inside(give_notice, at=DRAFTED, reason="A vote that cannot wait.", **on)
    inside(call_to_order, at=at, **on)
    for term in committee.values():
        inside(arrive, term_id=term.pk, at=at, **on)
    return item


def moved(item: AgendaItem, mabel: User, mina: User, *, at: datetime = MET) -> Motion:
    """A motion under an item, seconded."""
    motion = inside(move, item_id=item.pk, text="That it be adopted.", by=mabel, at=at)
    return inside(second, motion_id=motion.pk, by=mina, at=at)


def decided(motion: Motion, sybil: User, votes: dict[User, str], *, at: datetime = MET) -> Motion:
    """A motion put to the vote and counted."""
    inside(open_vote, motion_id=motion.pk, by=sybil, at=at)
    for person, choice in votes.items():
        inside(cast, motion_id=motion.pk, choice=choice, by=person, at=at)
    return inside(close_vote, motion_id=motion.pk, by=sybil, at=at)


def stated(finding: Finding, person: User, opinion: str = "DISSENT", **changed: Any):
    given = {"words": f"{person.username} differs.", "at": VOTED, **changed}
    at = given.pop("at")
    return does("add_statement", finding, person, at=at, opinion=opinion, **given)


def settled(finding: Finding, sybil: User, *, at: datetime = SETTLED) -> Finding:
    return does("settle", finding, sybil, at=at)


def kept_from(matter: Matter, person: User) -> None:
    """The person asks to be recused."""
    inside(recuse, matter=matter, by=person, at=DRAFTED)


def only(finding: Finding) -> Recommendation:
    """What an adopted finding recommends, where it is one thing."""
    return inside(Recommendation.objects.select_related("addressee").get, finding=finding)


def sent(advice: Recommendation, sybil: User, *, at: datetime = SENT, **given: Any):
    return inside(advising.transmit, recommendation_id=advice.pk, by=sybil, at=at, **given)


def at_place(advice: Recommendation, call, **given: Any) -> Any:
    """Make a call in the scope of the addressee."""
    with scope.within(scope.tenant([advice.addressee_id])):
        return call(recommendation_id=advice.pk, **given)


def answered(
    advice: Recommendation, by: User, stance: str = "CONCUR", *, at: datetime = ANSWERED
) -> Response:
    given = {"stance": stance, "words": "We will.", "office": "County Sheriff"}
    return at_place(advice, answer, by=by, at=at, **given)


def undertaken(advice: Recommendation, by: User, **changed: Any) -> Step:
    given = {"words": "A new order.", "due_on": STEP_BY, "at": ANSWERED, **changed}
    return at_place(advice, undertake, by=by, **given)


def done(advice: Recommendation, by: User, step: int = 1, **changed: Any) -> Step:
    given = {"evidence": "Order 12 of October.", "at": ANSWERED + DAY, **changed}
    return at_place(advice, complete, step=step, by=by, **given)


def verified(advice: Recommendation, by: User, step: int = 1, *, at=ANSWERED + 2 * DAY) -> Step:
    return inside(advising.verify_step, recommendation_id=advice.pk, step=step, by=by, at=at)


def again(record: Any) -> Any:
    """A record as it stands now."""
    return inside(type(record).objects.get, pk=record.pk)
