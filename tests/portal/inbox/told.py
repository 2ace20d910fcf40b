"""Who has news of a kind, as the digest sees it: whose it is, and nothing that it says."""

from portal.inbox.models import Notification
from portal.inbox.own import rows_of
from portal.inbox.selectors import News, in_words
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into


def told(kind: str) -> list[str]:
    """The names of those who were told, one for each piece of news."""
    with stepping_into(scope.dispatch()):
        rows = Notification.objects.filter(kind=kind)
        return sorted(rows.values_list("user__username", flat=True))


def read_by(user) -> list[News]:
    """Somebody's news as their inbox shows it, the oldest first."""
    with rows_of(user):
        return in_words(Notification.objects.order_by("created_at", "kind"))
