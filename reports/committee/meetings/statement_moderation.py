"""Writes: a moderator shows statements or withholds them, and joins those that come near.

All run in the committee's scope.  Statements that say the same are decided on at once; those
who moderate one meeting take turns.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from reports.committee.meetings.models import (
    Campaign,
    Meeting,
    PostedStatement,
    Statement,
    WithheldStatement,
)
from reports.committee.meetings.statement_groups import campaign_of, posted_of, same_as
from reports.committee.meetings.statement_records import LONGEST_CAMPAIGN, LONGEST_GROUND
from reports.committee.meetings.statement_refusals import (
    NoSuchStatement,
    NotToJoin,
    StatementUnfit,
)
from reports.committee.meetings.statements import item_of
from reports.committee.meetings.states import STATEMENT, Ground, Moderation
from reports.committee.seats.states import RUN


@transaction.atomic
def show_statement(
    *, statement_id: UUID, by: User, at: datetime, item_id: UUID | None = None
) -> PostedStatement:
    """Let the public read a statement, with how many say the same, under an item or the meeting.

    All copies that stand where it stands are shown with it.  Where the public reads one of them
    already, that one stays where it is and these are counted to it.  Raises ``AccessDenied``,
    ``NoSuchStatement``, ``TransitionRefused`` and ``StatementUnfit``.
    """
    statement = _locked(statement_id, by)
    posted = posted_of(statement)
    item = posted.item if posted else item_of(statement.meeting, item_id)
    moved = _decide(statement, Moderation.SHOWN, by, at, item=item)
    same = same_as(statement)
    WithheldStatement.objects.filter(
        statement__in=same.order_by().filter(status=Moderation.SHOWN).values("pk")
    ).delete()
    shown = same.filter(status=Moderation.SHOWN)
    if posted:
        posted.copies = shown.count()
        posted.save(update_fields=["copies"])
    else:
        posted = _post(shown, at)
    _record("committee.statement_shown", statement, Moderation.SHOWN, by, at, statements=moved)
    return posted


@transaction.atomic
def withhold_statement(
    *, statement_id: UUID, ground: str, reason: str, by: User, at: datetime
) -> Statement:
    """Do not show a statement and its copies that wait; the public reads how many, and why.

    ``reason`` is kept for the committee.  Raises ``AccessDenied``, ``NoSuchStatement``,
    ``TransitionRefused``, ``StatementUnfit``, ``WordsMissing`` and ``WordsTooLong``.
    """
    statement = _locked(statement_id, by)
    if ground not in Ground.values:
        raise StatementUnfit(_("Choose one of the reasons."))
    words = fit(reason, most=LONGEST_GROUND)
    moved = _decide(statement, Moderation.WITHHELD, by, at, ground=ground, reason=words)
    held = same_as(statement).filter(status=Moderation.WITHHELD, withheld=None)
    WithheldStatement.objects.bulk_create(
        WithheldStatement(statement=one, meeting_id=one.meeting_id, ground=ground, withheld_at=at)
        for one in held
    )
    given: dict[str, object] = {"ground": ground, "statements": moved}
    _record("committee.statement_withheld", statement, Moderation.WITHHELD, by, at, **given)
    statement.refresh_from_db()
    return statement


@transaction.atomic
def join_statements(
    *, statement_id: UUID, other_id: UUID, by: User, at: datetime, title: str = ""
) -> Campaign:
    """Make a statement and another one that comes near, with the copies of both, one campaign.

    ``title`` is how the public reads of it; a campaign that there is keeps its own.  Raises
    ``AccessDenied``, ``NoSuchStatement``, ``NotToJoin``, ``WordsMissing`` and ``WordsTooLong``.
    """
    require(by, RUN)
    statement, other = _locked(statement_id, by), _locked(other_id, by)
    _refuse_to_join(statement, other)
    campaign = campaign_of(statement) or campaign_of(other)
    if campaign is None:
        campaign = Campaign.objects.create(
            meeting=statement.meeting,
            title=fit(title, most=LONGEST_CAMPAIGN),
            made_by=by,
            made_at=at,
        )
    both = [*same_as(statement).values_list("pk"), *same_as(other).values_list("pk")]
    joined = Statement.objects.filter(pk__in=[pk for (pk,) in both])
    joined.update(campaign=campaign)
    PostedStatement.objects.filter(statement__in=joined.order_by().values("pk")).update(
        campaign=campaign
    )
    detail: dict[str, object] = {"campaign": campaign.pk, "statements": len(both)}
    event = "committee.statements_joined"
    trail.record(event=event, subject=statement, by=by, at=at, detail=detail)
    return campaign


def _locked(statement_id: UUID, by: User) -> Statement:
    """The statement, in a meeting at whose statements nobody else decides until the end.

    People go on filing: what they put in holds a weaker lock of the meeting.
    """
    require(by, RUN)
    found = Statement.objects.filter(pk=statement_id).values("meeting")
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True)
    if rows.filter(pk__in=found).first() is None:
        raise NoSuchStatement(_("There is no such statement."))
    locked = Statement.objects.select_for_update(of=("self",)).select_related("meeting")
    return locked.get(pk=statement_id)


def _decide(
    statement: Statement, target: Moderation, by: User, at: datetime, **changed: object
) -> int:
    """Move a statement and all copies that stand where it stands; how many these are."""
    require(by, STATEMENT.permission_for(source=statement.status, target=target))
    fields = {"ground": "", "reason": "", "campaign": campaign_of(statement), **changed}
    group = same_as(statement).order_by().filter(status=statement.status).values("pk")
    moved = Statement.objects.filter(pk__in=list(group.values_list("pk", flat=True)))
    return moved.update(status=target, decided_by=by, decided_at=at, **fields)


def _post(shown: QuerySet[Statement], at: datetime) -> PostedStatement:
    """The first of those that are shown, as the public reads it, with how many they are."""
    first = shown[0]
    return PostedStatement.objects.create(
        statement=first,
        meeting_id=first.meeting_id,
        item=first.item,
        campaign_id=first.campaign_id,
        name=first.name,
        organization=first.organization,
        language=first.language,
        words=first.words,
        digest=first.digest,
        copies=shown.count(),
        filed_at=first.filed_at,
        posted_at=at,
    )


def _refuse_to_join(statement: Statement, other: Statement) -> None:
    if statement.meeting_id != other.meeting_id:
        raise NotToJoin(_("The two were written to different meetings."))
    if same_as(statement).filter(pk=other.pk).exists():
        raise NotToJoin(_("The two are counted as one already."))
    if posted_of(statement) and posted_of(other):
        raise NotToJoin(_("Both are shown already: what the public reads stays as it is."))


def _record(
    event: str, subject: Statement, target: str, by: User, at: datetime, **detail: object
) -> None:
    trail.record(
        event=event,
        subject=subject,
        by=by,
        at=at,
        before=subject.status,
        after=target,
        detail=detail,
    )
