"""The words of the inventory: each code once, so that it reads the same everywhere."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.jurisdictions.isolation import (
    CASEWORK,
    COMMITTEE,
    COMPLAINTS,
    DISPATCH,
    GALLERY,
    OVERSIGHT,
    REVIEW,
    SITE,
    STATISTICS,
    TENANT,
)

Words = str | Promise
# Whom or what a record is about, in the order of the page.
GROUPS: dict[str, tuple[Words, Words]] = {
    "booked": (
        _("People who were booked"),
        _("Prints, charges, matches, cases and holds. The public sees none of it."),
    ),
    "complainants": (
        _("People who complain"),
        _("What they tell, who they are if they say so, and what became of it."),
    ),
    "officials": (
        _("Places, agencies and their officials"),
        _("Who acts for a place, and what the place decided."),
    ),
    "staff": (
        _("Staff of the program and of this portal"),
        _("Accounts, training, and who did what."),
    ),
    "committee": (
        _("The advisory committee and those who write to it"),
        _("Members act in public: their names and votes are published."),
    ),
    "public": (
        _("Rules and figures"),
        _("Texts and numbers about nobody in particular."),
    ),
    "technical": (
        _("The workings of the portal"),
        _("Letters on their way, imported files, jobs and tables of the software."),
    ),
}
# What a field holds; with a purpose of its own where that is not the record's.
KINDS: dict[str, tuple[Words, str]] = {
    "identity": (_("Who a person is: name and particulars"), ""),
    "contact": (_("Addresses"), ""),
    "prints": (_("Fingerprints, sealed"), ""),
    "group": (_("Group as the agency recorded it"), ""),
    "offense": (_("Charges and convictions"), ""),
    "story": (_("What somebody tells or writes, sealed"), ""),
    "facts": (_("Facts that a decision or figure rests on"), ""),
    "words": (_("Words"), ""),
    "name": (_("Names"), ""),
    "place": (_("Places"), ""),
    "file": (_("Files"), ""),
    "secret": (_("Keys and codes, as hashes or sealed"), "ACCESS"),
    "trace": (_("Hashes and marks, by which the same is known again"), "PROVE"),
    "who": (_("Who did it"), "ACCOUNT"),
    "when": (_("Days and times"), ""),
    "state": (_("States and codes"), ""),
    "count": (_("Numbers"), ""),
    "rule": (_("Rules and choices"), ""),
    "work": (_("How the machine's work stands"), "RUN"),
    "link": (_("Numbers that tie records together"), ""),
}
PURPOSES: dict[str, Words] = {
    "IDENTIFY": _(
        "To compare prints with criminal and, where the place takes part, other records"
    ),
    "DECIDE": _("To decide on a case under dated rules, and to say why"),
    "HOLD": _("To ask for a hold, and to see that nobody is held too long"),
    "CORRECT": _("To take back what was wrong, and to tell everybody who was told"),
    "COMPLAIN": _("To look into a complaint and to answer it"),
    "COUNT": _("To count for public statistics that name nobody"),
    "PUBLISH": _("To show the public what was done"),
    "PARTICIPATE": _("To keep a place's decision about taking part"),
    "ADVISE": _("To let the committee review, vote and report"),
    "ACCESS": _("To let the right person in, and nobody else"),
    "TRAIN": _("To know who is trained for a part"),
    "TELL": _("To send letters and messages"),
    "ACCOUNT": _("To show who did what"),
    "PROVE": _("To show that nothing was changed, and to know the same again"),
    "QUALITY": _("To measure how often examiners err"),
    "RUN": _("To do the work without losing or doubling any"),
}
BASES: dict[str, Words] = {
    "PROGRAM": _("The rules of the program"),
    "INSTRUMENT": _("The place's own instrument: a resolution, ordinance, letter or order"),
    "REGULATION": _("The regulation on detainers, 8 CFR 287.7"),
    "CONSENT": _("Given freely; nobody has to"),
    "CHARTER": _("The committee's charter and the rules on advisory committees, 41 CFR 102-3"),
    "REFORM": _("The reforms announced in June 2011"),
    "OVERSIGHT": _("The duty to account for public power"),
    "SECURITY": _("The security of the portal and of those in it"),
}
RETENTIONS: dict[str, Words] = {
    "RECORD": _("No end is set yet, and nothing in the portal removes it"),
    "KEPT": _("For good: the record is added to and not rewritten"),
    "PUBLISHED": _("For good: it was published"),
    "COMPLAINT": _("As the schedule of complaints says; then its keys are removed for good"),
    "ACCOUNT": _("As long as the account; a closed one stays, so that its acts have an author"),
    "SESSION": _("Until one signs out, and no longer than the session lasts"),
    "SUBSCRIPTION": _("Until notices are ended; seven days where nobody confirmed them"),
    "DRAFT": _("Until it is sent or thrown away; an abandoned one is removed by itself"),
    "EMPTIED": _("Until the letter was sent; then it is emptied"),
    "REPLACED": _("Until a newer one takes its place"),
    "DAY": _("One day after a newer one took its place"),
}
# Who reads a field: by the database's rights, each database role in words ...
ROLES: dict[str, Words] = {
    SITE: _("the portal's own pages, within what each visitor may see"),
    TENANT: _("people with a role in the place concerned"),
    REVIEW: _("fingerprint examiners"),
    OVERSIGHT: _("administrators, each look logged"),
    DISPATCH: _("workers and operators"),
    GALLERY: _("workers that keep the galleries"),
    CASEWORK: _("specialists, issuing officers and supervisors"),
    COMPLAINTS: _("those who work on complaints"),
    STATISTICS: _("statisticians"),
    COMMITTEE: _("the committee and its secretariat"),
}
EVERY_PART = _("every part of the portal, which shows each person what their role allows")
NO_PART = _("no part of the portal: the database alone")
# ... and whom it is given to besides.
ALSO: dict[str, Words] = {
    "public": _("the public"),
    "subject": _("the person it is about"),
    "filer": _("whoever holds the complaint's receipt"),
    "addressee": _("the person it is sent to"),
    "server": _("the agency's own server"),
    "body": _("the body that a complaint is referred to, with the writer's consent"),
}
