"""Why a file is not taken, or has no working copy; each message is a sentence fit to show."""

from enum import StrEnum

from django.utils.translation import gettext_noop


class EvidenceRefused(Exception):
    """A file that is not taken: too large, empty or of no known kind (a door answers 422)."""


class TooMuchEvidence(Exception):
    """No more files for this complaint, or not at this moment (a door answers 429)."""


class OriginalSealed(Exception):
    """Only a supervisor opens a file as it came (a door answers 403)."""


class Problem(StrEnum):
    """Why no working copy could be made."""

    DAMAGED = "DAMAGED"
    LOCKED = "LOCKED"
    TOO_MANY_PAGES = "TOO_MANY_PAGES"
    TOO_LONG = "TOO_LONG"
    TOO_LARGE = "TOO_LARGE"
    TOOK_TOO_LONG = "TOOK_TOO_LONG"


SENTENCES = {
    Problem.DAMAGED: gettext_noop("It is damaged or incomplete. Send it again if you can."),
    Problem.LOCKED: gettext_noop("It is locked with a password. Send it without one."),
    Problem.TOO_MANY_PAGES: gettext_noop("It has more than 100 pages. Send it in parts."),
    Problem.TOO_LONG: gettext_noop("It is longer than 45 minutes. Send it in parts."),
    Problem.TOO_LARGE: gettext_noop("It is too large to open. Send a smaller one."),
    Problem.TOOK_TOO_LONG: gettext_noop("Reading it took too long. Send it in a simpler form."),
}


class NoCopy(Exception):
    """No working copy can be made of a file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(SENTENCES[problem])
        self.problem = problem
