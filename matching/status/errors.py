"""What status work refuses, each with a sentence fit to show."""


class CaseMovedOn(Exception):
    """The case took a step after the moment that this act is dated."""


class WordsMissing(Exception):
    """Evidence or a reason came without a word."""


class GroundMissing(Exception):
    """A removable answer came without the ground it rests on."""


class AlreadyAnswered(Exception):
    """The query has its response, or a later query took its place."""


class AlreadyRecorded(Exception):
    """What is recorded stands on record, or was taken back already."""


class AlreadyDecided(Exception):
    """A supervisor has decided on this claim."""


class ClaimStops(Exception):
    """A claim on which nobody has decided stops this step."""


class NotFitting(Exception):
    """A value of the act does not fit the case: another booking's charge, an unknown subject."""


class NotAssignable(Exception):
    """The case cannot be given to this person."""
