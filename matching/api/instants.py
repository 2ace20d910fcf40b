"""Instants as agencies' software sends them: with a zone, or by the clocks of the place."""

from datetime import datetime

from rest_framework import serializers

from portal.jurisdictions.clock import in_zone_of
from portal.jurisdictions.models import Jurisdiction


class Moment(serializers.DateTimeField):
    """An instant as it was sent: one without a zone stays without."""

    def enforce_timezone(self, value: datetime) -> datetime:
        """Leave the zone to the jurisdiction, which is not known yet."""
        return value


def local(moment: datetime, place: Jurisdiction) -> datetime:
    """An instant as it was meant: without a zone it is the place's own."""
    return moment if moment.tzinfo else in_zone_of(place, moment)
