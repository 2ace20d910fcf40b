"""What cannot be voided, and who cannot void it, in sentences fit to show."""


class NotVoidable(Exception):
    """Nobody was identified by this candidate, or the pair is none of a booking."""


class AlreadyVoided(Exception):
    """The match was voided before."""


class AlreadyLooked(Exception):
    """A second supervisor has said what they found."""


class ReasonMissing(Exception):
    """A match is not taken back without a word."""


class SecondPerson(Exception):
    """Whoever examined the pair, or voided the match, does not do this."""


CODES: dict[type[Exception], int] = {
    SecondPerson: 403,
    AlreadyLooked: 409,
    AlreadyVoided: 409,
    NotVoidable: 409,
    ReasonMissing: 422,
}
