"""Why a figure is missing: the reasons that pictures and published files share."""

from enum import Enum


class Gap(Enum):
    """A reason by its code in files, in brackets like no value, and what it says in English."""

    NOT_PARTICIPATING = "[n]", "The jurisdiction did not take part in this period."
    NOT_REPORTED = "[x]", "The jurisdiction took part and did not report."
    PROTECTED = "[c]", "Not shown, so that nobody can be found."
    TOO_FEW = "[f]", "Too few for a rate; the numbers themselves are shown."
    NOT_APPLICABLE = "[z]", "There is no such figure."

    @property
    def code(self) -> str:
        """What stands in place of the figure in files."""
        return self.value[0]

    @property
    def meaning(self) -> str:
        """What files say of the code."""
        return self.value[1]

    @property
    def token(self) -> str:
        """Its name in ids of pictures."""
        return self.name.lower().replace("_", "-")
