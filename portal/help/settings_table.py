"""What may be set from the environment; the README and the operators' help print this table."""

from django.utils.translation import gettext_lazy as _

SETTINGS = {
    "DATABASE_URL": _("the site's log-in (`portal_app`); the embedded server if unset"),
    "DATABASE_OWNER_URL": _("the owner's log-in, for migrations alone"),
    "BROKER_URL": _("Valkey or Redis; the embedded one if unset"),
    "CACHE_URL": _("the cache, if not the broker's server"),
    "SECRET_KEY": _("signs sessions; 32 characters or more"),
    "SEALING_KEYS": _(
        "root keys, 32 bytes each in base64, by age, separated by commas; the last seals"
    ),
    "EMAIL_URL": _(
        "the mail server, as `smtp+tls://USER:PASSWORD@HOST:587`; unset, letters become files in "
        "`STATE_DIR/mail`"
    ),
    "DEFAULT_FROM_EMAIL": _("whom letters come from"),
    "SECURITY_CONTACT": _(
        "where to report a weakness, as `mailto:` or `https://` address; else a page of the site"
    ),
    "STATE_DIR": _("data of the embedded servers, gallery files, static files"),
    "FONTS_DIR": _("the fonts of the paper, unpacked at the first start; `STATE_DIR/fonts`"),
    "ALLOWED_HOSTS": _("host names that the site answers to"),
    "CSRF_TRUSTED_ORIGINS": _("origins of forms, behind a proxy"),
    "HTTPS": _("redirect to HTTPS and send HSTS; on unless the demo or tests run"),
    "PUBLIC_ADDRESS": _("the address of the site that letters and feeds link to"),
    "OFFICE_TELEPHONE": _("the telephone that a detainer's paper names; unset, none"),
    "COMPLAINTS_ADDRESS": _("where the form on paper is sent; unset, the form says whom to ask"),
    "DEBUG": _("never on a server"),
    "LEASE_SECONDS": _("how long a worker may hold a job"),
    "SWEEP_SECONDS": _("how often waiting work is sent again"),
    "BOOKINGS_WAITING_LIMIT": _(
        "unread bookings of a jurisdiction at which the intake answers 429"
    ),
    "OBSERVED_HOLIDAYS_COUNT": _(
        "whether days kept in place of a weekend holiday count in a hold (on); both readings are "
        "kept and shown, and the earlier one is always the deadline"
    ),
}
# Read too, and set by the commands themselves: nobody sets them by hand.
INTERNAL = {"DEMO", "TESTING"}
