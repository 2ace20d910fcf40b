"""What is made of numbers shown: shares, and from where on a unit may be shown."""

# Events expected of a unit of the public funnel.  Below that its place among the limits would be
# the rounding's and not its own.
FEWEST_EXPECTED = 10.0
LEAST_SHARE, GREATEST_SHARE = 5, 95  # percent


def share(part: int, whole: int) -> str | None:
    """A share of two numbers shown, in whole percent; None where the whole is nothing.

    Under 5 and over 95 percent it says no more than that.  ValueError where the part is not
    within the whole.
    """
    if not 0 <= part <= whole:
        raise ValueError("A part is between nothing and the whole.")
    if whole == 0:
        return None
    if 100 * part < LEAST_SHARE * whole:
        return f"<{LEAST_SHARE} %"
    if 100 * part > GREATEST_SHARE * whole:
        return f">{GREATEST_SHARE} %"
    return f"{(200 * part + whole) // (2 * whole)} %"
