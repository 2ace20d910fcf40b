"""What officers record of a case as present, absent or unknown."""

from django.db import models


class Circumstance(models.TextChoices):
    """Facts that the policy rules ask for; unknown is never taken for absent."""

    VICTIM_OR_WITNESS = "VICTIM_OR_WITNESS", "Immediate victim or witness of a crime"
    DUAL_ARREST = "DUAL_ARREST", "Everyone arrested at a domestic-violence call"
    PLAINTIFF = "PLAINTIFF", "Plaintiff in a non-frivolous suit over rights"
    PROTECTED_DISPUTE = (
        "PROTECTED_DISPUTE",
        "In a protected dispute with an employer, landlord or contractor",
    )
    PUBLIC_SAFETY = "PUBLIC_SAFETY", "Threat to public safety"
    NATIONAL_SECURITY = "NATIONAL_SECURITY", "Threat to national security"
    FINAL_ORDER = "FINAL_ORDER", "Final order of removal"
    ILLEGAL_REENTRY = "ILLEGAL_REENTRY", "Entered again after removal"
    FRAUD = "FRAUD", "Immigration fraud"


class Factor(models.TextChoices):
    """The 19 factors of policy 10075.1 of 17 June 2011.

    They are weighed by people in the totality of a case: nothing computes a score from them.
    """

    PRIORITIES = "PRIORITIES", "Civil immigration enforcement priorities"
    PRESENCE = "PRESENCE", "Length of presence, lawful presence above all"
    ARRIVAL = "ARRIVAL", "Circumstances and age at arrival"
    EDUCATION = "EDUCATION", "Pursuit of education"
    MILITARY = "MILITARY", "Military service, own or of an immediate relative"
    CRIMINAL_HISTORY = "CRIMINAL_HISTORY", "Criminal history"
    IMMIGRATION_HISTORY = "IMMIGRATION_HISTORY", "Immigration history"
    SECURITY = "SECURITY", "Security or public safety concern"
    COMMUNITY_TIES = "COMMUNITY_TIES", "Ties to the community and family here"
    HOME_COUNTRY = "HOME_COUNTRY", "Ties to and conditions in the home country"
    AGE = "AGE", "Age, minors and elderly in particular"
    CITIZEN_FAMILY = "CITIZEN_FAMILY", "Citizen or resident spouse, child or parent"
    CARETAKER = "CARETAKER", "Primary caretaker of a minor or of a person with a disability"
    PREGNANCY = "PREGNANCY", "Pregnant or nursing, self or spouse"
    HEALTH = "HEALTH", "Severe illness or disability, self or spouse"
    REMOVAL_UNLIKELY = "REMOVAL_UNLIKELY", "Nationality makes removal unlikely"
    STATUS_LIKELY = "STATUS_LIKELY", "Likely to be granted relief or status"
    VICTIM_RELIEF = (
        "VICTIM_RELIEF",
        "Likely relief as an asylum seeker or a victim of abuse, crime or trafficking",
    )
    COOPERATION = "COOPERATION", "Cooperation with law enforcement, past or present"


class Presence(models.TextChoices):
    """What is known of a subject."""

    PRESENT = "PRESENT", "Present"
    ABSENT = "ABSENT", "Absent"
    UNKNOWN = "UNKNOWN", "Unknown"


SUBJECTS = [*Circumstance.choices, *Factor.choices]
