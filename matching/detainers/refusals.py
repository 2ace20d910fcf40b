"""How a refusal about a detainer becomes an HTTP code."""

from matching.detainers import errors

CODES: dict[type[Exception], int] = {
    errors.SecondPerson: 403,
    errors.Unfounded: 409,
    errors.OneOpen: 409,
    errors.PlaceLeft: 409,
    errors.CaseOver: 409,
    errors.NotConvicted: 409,
    errors.NotServed: 409,
    errors.AlreadyServed: 409,
    errors.NotOpen: 409,
    errors.PolicyChanged: 409,
    errors.OnePolicyOnItsWay: 409,
    errors.NotOfThisForm: 422,
    errors.WordsMissing: 422,
    errors.WrongTime: 422,
    errors.NoCondition: 422,
    errors.NotAPolicy: 422,
}
