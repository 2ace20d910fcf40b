"""Why bytes from outside are refused; each message is a sentence fit to show."""


class NotAccepted(Exception):
    """Bytes from outside that the portal does not take."""


class TooLarge(NotAccepted):
    """More bytes than a transaction may have (a door answers 413)."""


class Unreadable(NotAccepted):
    """Not what it claims to be, damaged or incomplete (a door answers 422)."""


class NoFingerprints(Unreadable):
    """A well-formed transaction without one fingerprint image."""


class WrongFingerCode(Unreadable):
    """A finger position that is not one of codes 1 to 15."""


class DuplicateFinger(Unreadable):
    """The same position, rolled or plain alike, given twice."""


class WrongSize(Unreadable):
    """An image too small or too large to be the print it claims to be."""


class TookTooLong(Unreadable):
    """Reading was stopped at its limit of time or memory."""


class SandboxUnavailable(Exception):
    """The process that reads bytes from outside cannot be started (a door answers 503).

    Nothing is wrong with the bytes: the same call may succeed later.
    """
