"""What a detainer refuses, each with a sentence fit to show."""


class NotOfThisForm(Exception):
    """The form does not offer this ground, box or request, or lacks one that it needs."""


class Unfounded(Exception):
    """The case does not carry a detainer: no removable response, or no decision that allows it."""


class OneOpen(Exception):
    """The case has an open detainer already."""


class PlaceLeft(Exception):
    """The place does not take part in the program, so nothing of it goes on there."""


class CaseOver(Exception):
    """The match was voided, a claim upheld or the case closed: only its end is left."""


class NotConvicted(Exception):
    """The detainer waits for a conviction on a charge of its booking, and there is none."""


class NotServed(Exception):
    """The detainer takes effect, or counts as served, once the person has the copy."""


class AlreadyServed(Exception):
    """The person has the copy already, or the agency has said that it has the detainer."""


class NotOpen(Exception):
    """The detainer is not issued yet, or it is at its end."""


class WordsMissing(Exception):
    """A proof or a reason came without a word."""


class WrongTime(Exception):
    """The time of an act does not fit: in the future, or before the detainer was issued."""


class NoCondition(Exception):
    """The hold policy in force has no condition that this case is known to meet."""


class PolicyChanged(Exception):
    """Another hold policy has come into force since the person looked."""


class NotAPolicy(Exception):
    """A hold policy that cannot be entered as it is."""


class OnePolicyOnItsWay(Exception):
    """The place has a hold policy that waits for its second person."""


class SecondPerson(Exception):
    """Whoever entered a hold policy does not approve it."""
