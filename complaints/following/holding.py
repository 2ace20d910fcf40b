"""Who decides on a complaint: whoever filed it, or the person to whom it happened."""

from complaints.models import Party

Kind = Party.Kind


def holds_case(party: Party) -> bool:
    """Whether a person may take the complaint back.

    It is whoever filed, while they follow it; after an affected person ended that, the affected
    person, where no other one is affected.  Runs in the complaints scope.
    """
    everybody = list(Party.objects.filter(complaint_id=party.complaint_id).order_by("pk"))
    filer_follows = any(one.kind == Kind.FILER and one.follows_it for one in everybody)
    affected = [one for one in everybody if one.kind == Kind.AFFECTED]
    if party.kind == Kind.FILER:
        return filer_follows
    return not filer_follows and [one.pk for one in affected] == [party.pk]
