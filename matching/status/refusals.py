"""How a refusal of status work becomes an HTTP code."""

from matching.status import errors
from matching.status.duties import DutiesMixed

CODES: dict[type[Exception], int] = {
    DutiesMixed: 403,
    errors.CaseMovedOn: 409,
    errors.AlreadyAnswered: 409,
    errors.AlreadyRecorded: 409,
    errors.AlreadyDecided: 409,
    errors.ClaimStops: 409,
    errors.NotAssignable: 409,
    errors.WordsMissing: 422,
    errors.GroundMissing: 422,
    errors.NotFitting: 422,
}
