"""Writes: teams are made and closed, and people come and go; supervisors do it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.routing.models import Routing, Team, Teammate
from complaints.routing.refusals import NotATeammate, TeamUnfit
from complaints.routing.rights import require_supervisor
from complaints.routing.selectors import GENERAL, rules_to
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import holds_everywhere
from portal.jurisdictions.role_table import COMPLAINT_RIGHTS


@transaction.atomic
def make_team(*, name: str, by: User, at: datetime) -> Team:
    """Make a team; in the complaints scope.  Raises ``AccessDenied`` and ``TeamUnfit``."""
    require_supervisor(by, at=at)
    name = name.strip()
    if (
        not name
        or name.casefold() == GENERAL.casefold()
        or Team.objects.filter(name__iexact=name).exists()
    ):
        raise TeamUnfit(_("Give the team a name that no other team has or had."))
    team = Team.objects.create(name=name, made_at=at)
    trail.record(event="team.made", subject=team, by=by, at=at)
    return team


@transaction.atomic
def close_team(*, team_id: int, by: User, at: datetime) -> None:
    """Close a team whose queue is empty, and to which no rules in force or to come send.

    Raises ``AccessDenied`` and ``TeamUnfit``.
    """
    team = _locked(team_id, by, at)
    if team.is_general:
        raise TeamUnfit(_("The general team stays."))
    if Routing.objects.filter(team=team, ended_at=None).exists():
        raise TeamUnfit(_("There are complaints in the queue of this team."))
    if rules_to(team, at=at).exists():
        raise TeamUnfit(_("Rules in force, or enacted for later, send to this team."))
    team.closed_at = at
    team.save(update_fields=["closed_at"])
    trail.record(event="team.closed", subject=team, by=by, at=at)


@transaction.atomic
def add_mate(*, team_id: int, user: User, by: User, at: datetime) -> Teammate:
    """Take somebody who works on complaints into a team.

    Raises ``AccessDenied``, ``TeamUnfit`` and ``NotATeammate``.
    """
    team = _locked(team_id, by, at)
    if not holds_everywhere(user, *COMPLAINT_RIGHTS):
        raise NotATeammate(_("This person does not work on complaints."))
    if team.mates.filter(user=user, left_at=None).exists():
        raise NotATeammate(_("This person is in the team already."))
    mate = Teammate.objects.create(team=team, user=user, joined_at=at)
    detail: dict[str, object] = {"who": str(user.pseudonym)}
    trail.record(event="team.joined", subject=team, by=by, at=at, detail=detail)
    return mate


@transaction.atomic
def remove_mate(*, team_id: int, user: User, by: User, at: datetime) -> None:
    """Take somebody out of a team.  Raises ``AccessDenied``, ``TeamUnfit``, ``NotATeammate``."""
    team = _locked(team_id, by, at)
    if not team.mates.filter(user=user, left_at=None).update(left_at=at):
        raise NotATeammate(_("This person is not in the team."))
    detail: dict[str, object] = {"who": str(user.pseudonym)}
    trail.record(event="team.left", subject=team, by=by, at=at, detail=detail)


def _locked(team_id: int, by: User, at: datetime) -> Team:
    require_supervisor(by, at=at)
    team = Team.objects.select_for_update(of=("self",)).filter(pk=team_id, closed_at=None).first()
    if team is None:
        raise TeamUnfit(_("There is no such team, or it is closed."))
    return team
