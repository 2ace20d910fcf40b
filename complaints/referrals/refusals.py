"""What is refused about referrals, and the HTTP code of each refusal."""


class BodyUnfit(Exception):
    """The body has this name already, or is closed."""


class NothingPicked(Exception):
    """A referral without a word says nothing, and what was not told cannot be sent."""


class ConsentMissing(Exception):
    """A name goes to nobody without recorded consent."""


class AnsweredAlready(Exception):
    """The body has acknowledged the referral already."""


class DayUnfit(Exception):
    """No body acknowledges before it was sent anything, or on a day that has not come."""


CODES: dict[type[Exception], int] = {
    BodyUnfit: 409,
    ConsentMissing: 409,
    AnsweredAlready: 409,
    NothingPicked: 422,
    DayUnfit: 422,
}
