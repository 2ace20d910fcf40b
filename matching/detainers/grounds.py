"""What a detainer may rest on: the ground that its form offers, and the priority."""

from django.db.models import TextChoices


class Ground(TextChoices):
    """The one box that says why; the first four are of 2010 to 2012, the others of 2015 and 2017.

    From 2015 the ground is the basis of probable cause that the person is removable, and goes by
    the name that the response to the query has for it.
    """

    INVESTIGATION = "INVESTIGATION", "An investigation has begun"
    CHARGING_DOCUMENT = "CHARGING_DOCUMENT", "A charging document was served"
    WARRANT = "WARRANT", "A warrant of arrest was served"
    REMOVAL_ORDER = "REMOVAL_ORDER", "Removal was ordered"
    FINAL_ORDER = "FINAL_ORDER", "There is a final order of removal"
    PENDING_PROCEEDINGS = "PENDING_PROCEEDINGS", "Removal proceedings are pending"
    RECORDS_CHECK = "RECORDS_CHECK", "A biometric match and a check of records"
    STATEMENTS = "STATEMENTS", "Statements of the person, or other reliable evidence"


class Priority(TextChoices):
    """The box of the 2015 forms that says why the person is, or is outside, a priority."""

    NATIONAL_SECURITY = "NATIONAL_SECURITY", "A danger to national security"
    GANG = "GANG", "Convicted of, or part of, organized gang crime"
    FELONY = "FELONY", "Convicted of a felony"
    AGGRAVATED_FELONY = "AGGRAVATED_FELONY", "Convicted of an aggravated felony"
    SIGNIFICANT_MISDEMEANOR = "SIGNIFICANT_MISDEMEANOR", "Convicted of a significant misdemeanor"
    THREE_MISDEMEANORS = "THREE_MISDEMEANORS", "Convicted of three or more misdemeanors"
    OUTSIDE = "OUTSIDE", "Outside the priorities of the program"
