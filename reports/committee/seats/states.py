"""What the charter's words stand for, and why a member keeps away from a matter."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.jurisdictions.role_table import COMMITTEE_RIGHTS

SIT, RUN = COMMITTEE_RIGHTS


class Constituency(models.TextChoices):
    """Whom a seat speaks for; the categories of June 2011."""

    POLICE_CHIEF = "POLICE_CHIEF", _("Police chiefs")
    SHERIFF = "SHERIFF", _("Sheriffs")
    PROSECUTOR = "PROSECUTOR", _("State and local prosecutors")
    COURT = "COURT", _("Court officials")
    FIELD_AGENT = "FIELD_AGENT", _("Field agents")
    ADVOCATE = "ADVOCATE", _("Community and immigration advocates")


class Duty(models.TextChoices):
    """What the committee was charged with in 2011."""

    SERIOUS_THREATS = "SERIOUS_THREATS", _("Focus on serious threats")
    MINOR_TRAFFIC = "MINOR_TRAFFIC", _("Minor traffic offenses")
    COMMUNITY_POLICING = "COMMUNITY_POLICING", _("Community policing, victims and witnesses")
    OVERSIGHT = "OVERSIGHT", _("Transparency and oversight")


class Majority(models.TextChoices):
    """How many of whom carry a motion; an abstention is cast for neither side."""

    OF_VOTES = "OF_VOTES", _("More yes than no")
    TWO_THIRDS_OF_VOTES = "TWO_THIRDS_OF_VOTES", _("Two thirds of yes and no")
    OF_SEATS = "OF_SEATS", _("More than half of all eligible seats")


class Capacity(models.TextChoices):
    """In what place somebody sits: an alternate acts where the member is away."""

    MEMBER = "MEMBER", _("Member")
    ALTERNATE = "ALTERNATE", _("Alternate")


class End(models.TextChoices):
    """How a term came to its end before its day."""

    RESIGNED = "RESIGNED", _("Resigned")
    REMOVED = "REMOVED", _("Removed")


class InterestKind(models.TextChoices):
    """What a member declares."""

    PLACE = "PLACE", _("A jurisdiction")
    MATTER = "MATTER", _("A matter before the committee")
    OTHER = "OTHER", _("Something else")


class MatterKind(models.TextChoices):
    """What can come before the committee."""

    BUSINESS = "BUSINESS", _("Business of the committee")
    OUTLIER = "OUTLIER", _("A place that was flagged for review")
    ROUND = "ROUND", _("What a round of reviews showed")


class Cause(models.TextChoices):
    """Why somebody keeps away from a matter."""

    HOME = "HOME", _("It is about the member's own jurisdiction or employer")
    INTEREST = "INTEREST", _("A declared interest")
    NAMED = "NAMED", _("The member is named in it")
    ASKED = "ASKED", _("The member asked to be recused")
