"""The door: a number and a code in, the key of a notice out."""

from django.db.models import F
from django.utils.translation import gettext as _

from matching.detainers.models import NoticeKey
from matching.detainers.notice_keys import number_in, opens
from matching.notice import limits
from matching.notice.errors import NotOpened, TooManyTries


def open_notice(*, number: str, code: str, caller: str) -> NoticeKey:
    """Return the key of the notice that a number and a code open together.

    Raises ``NotOpened``, in the same words and after the same work for a wrong number as for a
    wrong code, and ``TooManyTries``.
    """
    number = number_in(number)
    if not limits.may_try(caller=caller, number=number):
        raise TooManyTries(_("Too many tries. Wait an hour and try again."))
    rows = NoticeKey.objects.filter(number=number)
    key = rows.select_related("jurisdiction").first()
    if opens(key, code) and key is not None:
        return key
    limits.note_failure(number)
    rows.update(failures=F("failures") + 1)
    raise NotOpened(
        _("This number and this code do not open a notice together. Check both on the paper.")
    )


def key_with(pk: int) -> NoticeKey | None:
    """The key of a notice that was opened before."""
    return NoticeKey.objects.filter(pk=pk).select_related("jurisdiction").first()
