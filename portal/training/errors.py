"""What the training register refuses, in sentences fit to show."""


class Untrained(Exception):
    """A person acts in a role without what the role needs; the message names what is missing."""


class OwnTraining(Exception):
    """Nobody records or takes back a completion of their own."""


class NotCompleted(Exception):
    """The day of completion is not a day that has come, or the module is not one in use."""


class AlreadyRecorded(Exception):
    """The completion is in the register already, or was taken back before."""


CODES: dict[type[Exception], int] = {
    Untrained: 403,
    OwnTraining: 403,
    AlreadyRecorded: 409,
    NotCompleted: 422,
}
