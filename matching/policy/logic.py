"""Logic of three values after Kleene: True, False, and None for what is not known."""

from collections.abc import Iterable


def any_of(values: Iterable[bool | None]) -> bool | None:
    """True where one is true; unknown where one may be."""
    seen = set(values)
    if True in seen:
        return True
    return None if None in seen else False


def all_of(values: Iterable[bool | None]) -> bool | None:
    """False where one is false; unknown where one may be."""
    return negation(any_of(negation(value) for value in values))


def negation(value: bool | None) -> bool | None:
    """Turn a value over; what is not known stays so."""
    return None if value is None else not value
