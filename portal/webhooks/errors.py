"""What may not be done with an endpoint, in sentences fit to show."""


class AlreadyRegistered(Exception):
    """The agency is told at this address already, or at as many as it may."""


class NotOpen(Exception):
    """The endpoint's state does not allow what was asked for."""


class StillWaiting(Exception):
    """A message of the kind is still on its way."""


CODES: dict[type[Exception], int] = {AlreadyRegistered: 409, NotOpen: 409, StillWaiting: 409}
