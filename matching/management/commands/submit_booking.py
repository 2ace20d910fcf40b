"""`manage.py submit_booking`."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from matching import flow
from matching.bookings import selectors
from matching.bookings.charges import parse_charges
from matching.bookings.intake import LIMIT, BookingIn, Upload
from matching.bookings.models import Booking
from matching.bookings.services import find_agency
from matching.tasks import read_booking
from matching.views.refusals import REFUSALS
from portal.jurisdictions import scope
from portal.jurisdictions.clock import in_zone_of
from portal.jurisdictions.models import Agency


class Command(BaseCommand):
    """Submit one booking from a file, as agencies' software does over HTTP."""

    help = "Submit a booking: an ANSI/NIST-ITL file, a template record or one finger's image."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options; times without a zone are the jurisdiction's own."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--ori", required=True, help="the agency")
        parser.add_argument("--number", required=True, help="the agency's own booking number")
        parser.add_argument("--name", required=True, help="of the person")
        parser.add_argument("--booked-at", metavar="ISO", help="now, if left away")
        parser.add_argument("--arrested-at", metavar="ISO")
        parser.add_argument("--birth-date", metavar="YYYY-MM-DD")
        parser.add_argument("--sex", default="", help="F, M or X")
        parser.add_argument(
            "--recorded-group",
            default="",
            help="A, B, H, I, W or U, as the agency's records have it; "
            "what the file says, if left away",
        )
        parser.add_argument("--charge", action="append", default=[], metavar="CODE;SEVERITY;WORDS")
        parser.add_argument("--finger", type=int, help="1-10, for a single image")
        parser.add_argument(
            "--as", dest="username", help="who submits; the agency's machine account if left away"
        )

    def handle(self, **options: Any) -> None:
        """Submit, and print the booking's id and flow; a refusal is a sentence and exit code 1."""
        try:
            booking = self._submit(options, at=timezone.now())
        except REFUSALS as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as problem:
            raise CommandError(f"The file cannot be read: {problem.strerror}.") from None
        self.stdout.write(f"{booking.pk} {booking.get_flow_display()}")

    def _submit(self, options: dict[str, Any], *, at: datetime) -> Booking:
        sender = selectors.sender_for(ori=options["ori"], username=options["username"])
        agency = find_agency(ori=options["ori"], by=sender)
        with scope.within(scope.tenant([agency.jurisdiction_id])):
            booking, _new = flow.submit_booking(
                agency=agency,
                booking=_booking(options, agency, at),
                source=Booking.Source.COMMAND,
                by=sender,
                at=at,
            )
            read_booking.ring_on_commit(
                job_id=booking.reading.pk, jurisdiction_id=booking.jurisdiction_id
            )
        return booking


def _booking(options: dict[str, Any], agency: Agency, at: datetime) -> BookingIn:
    with options["file"].open("rb") as file:
        data = file.read(LIMIT + 1)  # One byte more tells that it is too large.
    born = options["birth_date"]
    return BookingIn(
        local_number=options["number"],
        booked_at=_moment(options["booked_at"], agency) or at,
        name=options["name"],
        uploads=[Upload(data, options["finger"])],
        arrested_at=_moment(options["arrested_at"], agency),
        birth_date=_parsed(date.fromisoformat, born) if born else None,
        sex=options["sex"],
        recorded_group=options["recorded_group"],
        charges=parse_charges("\n".join(options["charge"])),
    )


def _moment(text: str | None, agency: Agency) -> datetime | None:
    if text is None:
        return None
    moment: datetime = _parsed(datetime.fromisoformat, text)
    return moment if moment.tzinfo else in_zone_of(agency.jurisdiction, moment)


def _parsed(parse: Any, text: str) -> Any:
    try:
        return parse(text)
    except ValueError:
        raise CommandError(f"{text!r} is not a date or time of ISO 8601.") from None
