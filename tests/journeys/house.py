"""The places, people and records that the journeys meet, made through the services."""

import time
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from matching.bookings.intake import ChargeIn, Upload
from matching.bookings.models import Booking, Reading
from matching.galleries.services import enroll_people
from matching.review import services as review
from portal import leases
from portal.accounts.models import User
from portal.demo.cast import PASSWORD, TOTP_SECRET
from portal.demo.prints import FINGERS, enrolled_picture, picture
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency, Jurisdiction, Membership
from portal.jurisdictions.people.answers import accept
from portal.jurisdictions.people.services import revoke_invitation
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.roles import give_role, take_role
from portal.notices import links, subscribing
from portal.notices.models import Subscription
from portal.stack.stack import Stack
from tests.factories import NOON, ago, county, state, takes_part, trained
from tests.journeys.desks import equip
from tests.journeys.files import keep_files
from tests.matching.factories import complete, now, submit, within
from tests.portal.jurisdictions.invited import newest_token, send

KNOWN, STRANGER = 8001, 9000
NUMBER = "FBI-KNOWN-1"
ROLES = {
    "rosa": ("CLERK", "riverton"),
    "luca": ("CLERK", "lakeside"),
    "elsa": ("CLERK", "hillside"),
    "iris": ("EXAMINER", None),
    "ines": ("EXAMINER", None),
    "igor": ("EXAMINER", None),
    "ivan": ("EXAMINER", None),
    "olga": ("OPERATOR", None),
    "omar": ("OPERATOR", None),
    "otis": ("OPERATOR", None),
    "mona": ("MANAGER", "riverton"),
    "stella": ("MANAGER", "ohio"),
    "lars": ("MANAGER", "hillside"),
    "sara": ("SPECIALIST", None),
    "olivia": ("OFFICER", None),
    "susan": ("SUPERVISOR", None),
    "jack": ("CUSTODY", "riverton"),
    "ida": ("INVESTIGATOR", None),
    "inez": ("INTAKE", None),
    "dora": ("DIRECTOR", None),
    "nina": (None, None),
}


@dataclass
class House:
    """What a test may ask for by name."""

    site: Stack
    places: dict[str, Jurisdiction] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    bookings: dict[str, Booking] = field(default_factory=dict)
    pair: str = ""
    links: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, str]:
        """What addresses of pages are made of."""
        rows = {name: str(row.pk) for name, row in self.bookings.items()}
        return {**rows, **self.links, "pair": self.pair}

    def cookie(self, name: str) -> dict[str, str]:
        """Sign a person in without the pages; return the cookie that says so."""
        client, user = Client(), self.people[name]
        client.force_login(user)
        session = client.session
        # As if the code and the password had just been asked for again, as some pages do.
        given = {"at": time.time(), "reauthenticated": True}
        ways = [{"method": "mfa", **given}, {"method": "password", **given}]
        session["account_authentication_methods"] = ways
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
        return {
            "name": "sessionid",
            "value": client.cookies["sessionid"].value,
            "url": self.site.address,
        }


def furnish(site: Stack) -> House:
    """Make the whole house."""
    house = House(site)
    _places(house)
    _people(house)
    _invitations(house)
    finger = enrolled_picture(KNOWN)
    for gallery in ("CRIMINAL", "IMMIGRATION"):
        with scope.within(scope.gallery()):
            enroll_people(gallery=gallery, people={NUMBER: finger}, by=None, at=now())
    # Before the pairs that are to wait: whoever keeps files examines all that there are.
    house.links |= keep_files(house.people, house.places["ohio"])
    _bookings(house)
    equip(house.people, house.links)
    _subscriptions(house)
    return house


def picture_of(person: int, press: int = 1) -> list[Upload]:
    """Images of a person's index fingers."""
    return [Upload(picture(person, position, press), position) for position in FINGERS]


def _places(house: House) -> None:
    program = Jurisdiction.objects.create(
        kind="PROGRAM", code="US", name="Secure Communities", time_zone="UTC"
    )
    ohio = house.places["ohio"] = state(program, "39", "OH", "Ohio")
    for number, name in enumerate(("riverton", "lakeside", "hillside"), start=1):
        place = county(ohio, f"3990{number}", f"{name.title()} County")
        house.places[name] = place
        house.agencies[name] = Agency.objects.create(
            ori=f"OH0990{number}00", name=f"{name.title()} Police", jurisdiction=place
        )
    takes_part(house.places["riverton"], "L0", authority="the program", instrument="NOTICE")
    takes_part(house.places["lakeside"], "L0", authority="the program", instrument="NOTICE")
    takes_part(
        house.places["lakeside"],
        "L2",
        effective_at=NOON,
        instrument="RESOLUTION",
        authority="the board of Lakeside County",
    )


def _people(house: House) -> None:
    house.people["chief"] = User.objects.create_superuser("chief")
    for name, (role, place) in ROLES.items():
        user = house.people[name] = User.objects.create_user(name)
        if role:
            where = house.places[place] if place else None
            give_role(user=user, role=role, jurisdiction=where, by=None, at=NOON)
            trained(user)
    for user in house.people.values():
        user.set_password(PASSWORD)
        user.save()
        TOTP.activate(user, TOTP_SECRET)
    for name in ("newcomer", "newton", "noel"):  # without a second factor
        user = house.people[name] = User.objects.create_user(name, password=PASSWORD)
        give_role(user=user, role="CLERK", jurisdiction=house.places["riverton"], by=None, at=NOON)


def _invitations(house: House) -> None:
    """One to answer, one that was answered, one revoked; and a role that came to its end."""
    mona, place = house.people["mona"], house.places["riverton"]
    for name in ("invited", "answered", "revoked"):
        invitation = send(place, mona, now(), address=f"{name}@example.gov")
        house.links[name] = newest_token()
        if name == "answered":
            accept(token=house.links[name], by=house.people["nina"], at=now())
        if name == "revoked":
            revoke_invitation(invitation_id=invitation.pk, jurisdiction=place, by=mona, at=now())
    take_role(user=house.people["nina"], role="CLERK", jurisdiction=place, by=mona, at=now())
    with reaching(place):
        house.links["role"] = str(Membership.objects.get(user=house.people["rosa"]).pk)
        house.links["own role"] = str(Membership.objects.get(user=mona).pk)


def _bookings(house: House) -> None:
    rosa, luca, police = house.people["rosa"], house.people["luca"], house.agencies["riverton"]
    made = house.bookings
    for name in ("failed", "retried"):
        made[name] = submit(police, rosa, KNOWN, local_number=f"R-{name.upper()}")
        fail(made[name])
    made["waiting"] = submit(police, rosa, local_number="R-WAITING")
    with within(police.jurisdiction):
        # A worker holds it until tomorrow, so that it waits as long as the tests last.
        leases.claim(Reading, pk=made["waiting"].reading.pk, at=now() + timedelta(days=1))
    made["identified"] = _read(police, rosa, "R-IDENTIFIED", KNOWN)
    made["claimed"] = _read(police, rosa, "R-CLAIMED", KNOWN, press=3)
    traffic = [ChargeIn("Driving without a license", "5499", "MISDEMEANOR")]
    long_ago = {"booked_at": ago(days=8), "charges": traffic}
    made["traffic"] = _read(police, rosa, "R-TRAFFIC", KNOWN, press=4, **long_ago)
    for name in ("iris", "ines"):
        while verdict := _take(house.people[name]):
            _conclude(verdict.pk, house.people[name])
    made["no match"] = _read(police, rosa, "R-NOBODY", STRANGER)
    made["in review"] = _read(police, rosa, "R-REVIEW", KNOWN, press=2)
    made["withheld"] = _read(house.agencies["lakeside"], luca, "L-WITHHELD", KNOWN)
    house.pair = str(_take(house.people["ivan"]).pk)


def _read(
    agency: Agency, by: User, number: str, person: int, press: int = 1, **fields: object
) -> Booking:
    charges = [ChargeIn("Burglary", "2203", "FELONY"), ChargeIn("Simple assault")]
    booking = submit(
        agency,
        by,
        local_number=number,
        name=f"Invented {number}",
        uploads=picture_of(person, press),
        **{"charges": charges, **fields},
    )
    complete(booking)
    return booking


def fail(booking: Booking) -> None:
    """Let three workers take the reading of a booking and never finish it."""
    with within(booking.jurisdiction):
        for hours in (3, 2, 1):
            leases.claim(Reading, pk=booking.reading.pk, at=ago(hours=hours))
        leases.give_up_spent(Reading, at=now() - timedelta(seconds=1))


def _subscriptions(house: House) -> None:
    """Somebody asked for notices on a place; nobody opened the link yet."""
    address = f"{uuid4().hex}@example.org"  # of which no earlier run of the tests has written
    place = house.places["riverton"]
    subscribing.ask(address=address, place=place, language="en", caller=address, at=now())
    for name, purpose in (("confirm", links.CONFIRM), ("end", links.END)):
        house.links[name] = urlsplit(links.link_to(Subscription.objects.get(), purpose)).path


def _take(by: User):
    with scope.within(scope.review()):
        return review.take_next(by=by, at=now())


def _conclude(pk, by: User) -> None:
    with scope.within(scope.review()):
        review.conclude(
            verdict_id=pk, conclusion="IDENTIFICATION", notes="Minutiae agree.", by=by, at=now()
        )
