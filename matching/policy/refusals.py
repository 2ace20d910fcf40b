"""How a refusal of a decision or of a rule becomes an HTTP code."""

from matching.policy.errors import (
    AlreadyOverridden,
    ExamplesFail,
    MayNotGoOn,
    NoRules,
    NothingChanges,
    NotStanding,
    ReasonMissing,
    RuleRefused,
    TooLate,
)

CODES: dict[type[Exception], int] = {
    AlreadyOverridden: 409,
    ExamplesFail: 409,
    MayNotGoOn: 409,
    NotStanding: 409,
    TooLate: 409,
    NothingChanges: 422,
    ReasonMissing: 422,
    RuleRefused: 422,
    NoRules: 503,
}
