"""The group of a person as the agency wrote it down, which the public statistics count by."""

from django.db import models

RACE_FIELD = "2.025"


class RecordedGroup(models.TextChoices):
    """What stands in the agency's record of the booking.

    The codes are those of field 2.025 (RAC) of the FBI's EBTS, and H where an agency records
    ethnicity.  Nobody computes it: not from a name, a birthplace or a nationality.
    """

    ASIAN = "A", "Asian or Pacific Islander"
    BLACK = "B", "Black"
    HISPANIC = "H", "Hispanic"
    AMERICAN_INDIAN = "I", "American Indian or Alaska Native"
    WHITE = "W", "White"
    UNKNOWN = "U", "Unknown or not recorded"


def group_in(user_text: dict[str, str]) -> RecordedGroup:
    """The group that the Type-2 fields of a transaction name; UNKNOWN where they name none.

    Several codes, or one of another list, are UNKNOWN too: to choose among them or to translate
    them would be to infer.
    """
    code = user_text.get(RACE_FIELD, "").strip().upper()
    return RecordedGroup(code) if code in RecordedGroup else RecordedGroup.UNKNOWN
