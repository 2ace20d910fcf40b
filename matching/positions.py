"""What people call the ten fingers."""

from django.utils.translation import gettext_lazy as _

FINGERS = {
    0: _("Unknown finger"),
    1: _("Right thumb"),
    2: _("Right index finger"),
    3: _("Right middle finger"),
    4: _("Right ring finger"),
    5: _("Right little finger"),
    6: _("Left thumb"),
    7: _("Left index finger"),
    8: _("Left middle finger"),
    9: _("Left ring finger"),
    10: _("Left little finger"),
}
TEN = range(1, 11)
