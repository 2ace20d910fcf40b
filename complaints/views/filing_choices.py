"""What can be chosen in the questions of a complaint, in the words of those who choose."""

from django.utils.translation import gettext_lazy as _

from complaints.models import Complaint
from complaints.modes import Consent, Mode, Relation

Topic = Complaint.Topic

MODES = [
    (Mode.ANONYMOUS, _("Nobody: I stay anonymous")),
    (Mode.CONFIDENTIAL, _("The investigators alone: confidential")),
    (Mode.NAMED, _("Also the office I complain about: named")),
]
RELATIONS = [
    (Relation.SELF, _("It happened to me")),
    (Relation.FAMILY, _("I am family or a friend")),
    (Relation.LAWYER, _("I am the person's lawyer")),
    (Relation.ORGANIZATION, _("I file for an organization")),
    (Relation.WITNESS, _("I saw it or heard of it")),
]
AUTHORITIES = [
    ("ASKED", _("The person asked me to")),
    ("PARENT", _("I am the parent or guardian of a child")),
    ("PAPER", _("I have a signed paper, such as a power of attorney")),
    ("COURT", _("A court appointed me")),
    ("NONE", _("None of these")),
]
TOPICS = [
    (Topic.STOP, _("A stop or an arrest")),
    (Topic.HELD_TOO_LONG, _("Somebody was held longer than 48 hours for immigration officers")),
    (Topic.CITIZEN_OR_VICTIM, _("A citizen, a victim or a witness is held, or there is a paper")),
    (Topic.NO_COPY, _("Nobody gave the person a copy of the notice")),
    (Topic.RETALIATION, _("Somebody was paid back for complaining or for speaking up")),
    (Topic.TREATMENT, _("Treatment in jail or on the way there")),
    (Topic.DATA_ERROR, _("A record is wrong, or belongs to somebody else")),
    (Topic.OTHER, _("Something else")),
    (Topic.NOT_SURE, _("I am not sure")),
]
RECORDS = [
    ("PERSON", _("It is somebody else's record")),
    ("PRINTS", _("Fingerprints")),
    ("NAME", _("Name or date of birth")),
    ("CHARGE", _("A charge or a conviction")),
    ("NOTICE", _("A notice or a detainer")),
    ("OTHER", _("Something else")),
]
WHENS = [
    ("EXACT", _("I know the day")),
    ("ABOUT", _("I know about when")),
    ("UNKNOWN", _("I do not know")),
]
# What the law calls bases; nobody is asked for a status.
BASES = [
    ("RACE", _("Race")),
    ("COLOR", _("Color")),
    ("ORIGIN", _("National origin")),
    ("LANGUAGE", _("Language or accent")),
    ("RELIGION", _("Religion")),
    ("SEX", _("Sex")),
    ("GENDER", _("Gender identity or sexual orientation")),
    ("DISABILITY", _("Disability")),
    ("AGE", _("Age")),
    ("OTHER", _("Something else")),
    ("UNSAID", _("I prefer not to say")),
]
CUSTODY = [
    ("YES", _("Yes, the person is held now")),
    ("WAS", _("Not now, but the person was held")),
    ("NO", _("No")),
    ("UNKNOWN", _("I do not know")),
]
CONSENTS = [
    (Consent.NONE, _("No, or not asked yet")),
    (Consent.ORAL, _("Yes, by word of mouth")),
    (Consent.WRITTEN, _("Yes, in writing")),
]
