"""Single facts that pages of help mention, read from where the code keeps them."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings

from complaints.asking.models import LEAST
from complaints.evidence.kinds import LARGEST, MB
from complaints.following.withdrawing import APPEAL_DAYS
from complaints.receipts.entry import MINUTES as RECEIPT_MINUTES
from complaints.receipts.words import WORDS
from complaints.retention.blocks import FRESH
from matching.detainers.clock import HOLD
from matching.notice.entry import MINUTES as NOTICE_MINUTES
from matching.voiding.states import LOOK_WITHIN
from portal.jurisdictions.invitations import LIFETIME as INVITATION
from portal.jurisdictions.tokens import LIFETIME as TOKEN
from portal.webhooks.endpoints import BOTH_SIGN_FOR
from portal.webhooks.sending import DISABLED_AFTER

HOUR = timedelta(hours=1)
# Each is a number or a name, the same in every language.
FACTS: dict[str, Callable[[], object]] = {
    "address": lambda: settings.PUBLIC_ADDRESS,
    "appeal_days": lambda: APPEAL_DAYS,
    "both_keys_hours": lambda: BOTH_SIGN_FOR // HOUR,
    "counted_from": lambda: LEAST,
    "evidence_megabytes": lambda: LARGEST // MB,
    "fresh_days": lambda: FRESH.days,
    "hold_hours": lambda: HOLD // HOUR,
    "idle_minutes": lambda: settings.IDLE_SECONDS // 60,
    "idle_minutes_administrator": lambda: settings.IDLE_SECONDS_ADMINISTRATOR // 60,
    "invitation_days": lambda: INVITATION.days,
    "look_hours": lambda: LOOK_WITHIN // HOUR,
    "notice_minutes": lambda: NOTICE_MINUTES,
    "receipt_minutes": lambda: RECEIPT_MINUTES,
    "receipt_words": lambda: WORDS,
    "session_hours": lambda: settings.SESSION_COOKIE_AGE // 3600,
    "token_days": lambda: TOKEN.days,
    "unreached_hours": lambda: DISABLED_AFTER // HOUR,
}
