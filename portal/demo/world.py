"""The world of the demonstration before anything happens: places, people, agencies, galleries."""

from datetime import datetime

from django.utils import timezone

from matching.galleries import shards
from matching.galleries.models import GalleryName
from matching.galleries.services import enroll_people
from portal.accounts.models import User
from portal.demo import hold_policies
from portal.demo.cast import PLACES, make_administrators, make_agencies, make_people, signers
from portal.demo.places import found_places
from portal.demo.prints import enrolled_minutiae, enrolled_picture
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.participation.acts import Act, Instrument
from portal.participation.entering import enter
from portal.participation.models import ParticipationEvent

# Of 200 enrolled people 24 are pictured; these are the ones who get booked.
PICTURED = {GalleryName.CRIMINAL: range(1, 17), GalleryName.IMMIGRATION: range(9, 25)}
MINUTIAE_ONLY = {GalleryName.CRIMINAL: range(101, 201), GalleryName.IMMIGRATION: range(201, 277)}


def found(*, at: datetime) -> tuple[User, dict[str, Agency]]:
    """Make places, people and agencies, and what counties decided before the story.

    Returns an administrator and the agencies by FIPS.
    """
    admin, deputy = make_administrators()
    found_places(by=admin, approved_by=deputy, at=at)
    make_people(by=admin, at=at)
    agencies = make_agencies()
    for place in PLACES:
        if place.opts_out == "before":
            answer(opt_out(place.fips, at=at), at=timezone.now())
    hold_policies.enter(by=admin, at=timezone.now())
    return admin, agencies


def opt_out(fips: str, *, at: datetime) -> ParticipationEvent:
    """A county decides that nothing of its prints reaches the immigration search."""
    county = Jurisdiction.objects.get(code=fips)
    author, approver = signers(fips)
    act = ParticipationEvent(
        jurisdiction=county,
        act=Act.OPT_OUT,
        instrument=Instrument.RESOLUTION,
        authority=f"the board of {county.name}",
        body=f"Board of {county.name}",
        reason="An invented resolution of the demonstration.",
        author=author,
        approver=approver,
    )
    return enter(act, at=at)


def answer(request: ParticipationEvent, *, at: datetime) -> ParticipationEvent:
    """The program disputes a request, which moves no print."""
    author, approver = signers("US")
    act = ParticipationEvent(
        jurisdiction=request.jurisdiction,
        acting=Jurisdiction.objects.get(code="US"),
        concerns=request,
        act=Act.DISPUTE,
        instrument=Instrument.LETTER,
        authority="the program",
        reason="An invented answer of the demonstration: the program sees no room to leave it.",
        author=author,
        approver=approver,
    )
    return enter(act, at=at)


def enroll(*, by: User, at: datetime, pictured: bool) -> int:
    """Fill both galleries; return how many people are enrolled."""
    total = 0
    images = {
        person: enrolled_picture(person)
        for person in (sorted({p for r in PICTURED.values() for p in r}) if pictured else ())
    }
    for gallery in GalleryName:
        people = {number_of(gallery, p): enrolled_minutiae(p) for p in MINUTIAE_ONLY[gallery]}
        people |= {number_of(gallery, p): images[p] for p in PICTURED[gallery] if p in images}
        with scope.within(scope.gallery()):
            total += len(enroll_people(gallery=gallery, people=people, by=by, at=at))
        shards.current(gallery)
    return total


def number_of(gallery: str, person: int) -> str:
    """The number of an invented person in a gallery."""
    return f"{'FBI' if gallery == GalleryName.CRIMINAL else 'FIN'}-DEMO-{person:04d}"
