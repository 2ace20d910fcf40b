"""What the desk refuses, each with a sentence fit to show, and the HTTP code it becomes."""


class NotesTooLong(Exception):
    """More was written than is kept."""


class ReasonMissing(Exception):
    """The act needs a reason."""


class OutcomeMissing(Exception):
    """A complaint is closed with an outcome that its state allows, and nothing else has one."""


class NotAssignable(Exception):
    """The complaint cannot be given to this person, or to anybody."""


class AlreadyKeptAway(Exception):
    """The person is kept away from the complaint already."""


class NotPausable(Exception):
    """The deadlines cannot be paused like this, or are not paused."""


class NotExtendable(Exception):
    """The deadline cannot be extended, or was before."""


CODES: dict[type[Exception], int] = {
    NotAssignable: 409,
    AlreadyKeptAway: 409,
    NotPausable: 409,
    NotExtendable: 409,
    NotesTooLong: 422,
    ReasonMissing: 422,
    OutcomeMissing: 422,
}
