"""Why a booking is refused; each message is a sentence fit to show."""


class BookingRefused(Exception):
    """The booking itself cannot be right (a door answers 422)."""


class UnknownAgency(BookingRefused):
    """No active agency has this ORI."""


class UnknownSender(BookingRefused):
    """Nobody of this name, or nobody at all, submits for the agency."""


class ForeignAgency(Exception):
    """The booking names an agency that the sender does not act for (a door answers 403)."""


class AlreadyBooked(Exception):
    """The number or the idempotency key is taken by another booking (a door answers 409)."""


class TooMuchWaiting(Exception):
    """The queue is full; the sender comes again later (a door answers 429)."""
