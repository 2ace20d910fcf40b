"""How a refusal about a hold becomes an HTTP code."""

from matching.holds import errors

CODES: dict[type[Exception], int] = {
    errors.NothingHolds: 409,
    errors.ClockRuns: 409,
    errors.CustodyOver: 409,
}
