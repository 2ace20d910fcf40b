"""What is refused about teams and rules, and the HTTP code of each refusal."""


class NoDraft(Exception):
    """There is no draft of rules to change, or there is one already."""


class RuleUnfit(Exception):
    """A rule sends to a team that was closed, or is not in the draft."""


class DateUnfit(Exception):
    """Rules come into force from now on, and after those enacted before."""


class TeamUnfit(Exception):
    """The team has this name already, is closed, or cannot be closed."""


class NotATeammate(Exception):
    """The person does not work on complaints, or is or is not in the team already."""


CODES: dict[type[Exception], int] = {
    NoDraft: 409,
    TeamUnfit: 409,
    NotATeammate: 409,
    RuleUnfit: 422,
    DateUnfit: 422,
}
