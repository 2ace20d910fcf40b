"""Keep a filter under a name, and drop it."""

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.worklists.models import SavedFilter

MOST = 20


class TooMany(Exception):
    """A person keeps as many filters of a list as there is room for."""


@transaction.atomic
def keep_filter(*, worklist: str, name: str, query: str, by: User) -> SavedFilter:
    """Keep a filter of a list; one of the same name is replaced.

    ``query`` is the query string of a form that was found valid.  Raises ``TooMany``.
    """
    # One person's requests take turns, so that the limit holds.
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    mine = SavedFilter.objects.filter(user=by, worklist=worklist)
    if not mine.filter(name=name).exists() and mine.count() >= MOST:
        raise TooMany(
            _("You keep %(most)s filters of this list. Drop one first.") % {"most": MOST}
        )
    kept, _new = SavedFilter.objects.update_or_create(
        user=by, worklist=worklist, name=name, defaults={"query": query}
    )
    return kept


def drop_filter(*, filter_id: int, by: User) -> bool:
    """Drop a filter of one's own; whether there was one."""
    dropped, _each = SavedFilter.objects.filter(pk=filter_id, user=by).delete()
    return bool(dropped)
