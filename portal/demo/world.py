"""The world of the demonstration before anything happens: places, people, agencies, galleries."""

from datetime import datetime

from matching.galleries import shards
from matching.galleries.models import GalleryName
from matching.galleries.services import enroll_people
from portal.accounts.models import User
from portal.demo.cast import PLACES, make_administrator, make_agencies, make_people
from portal.demo.places import found_places
from portal.demo.prints import enrolled_minutiae, enrolled_picture
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.participation import decide

# Of 200 enrolled people 24 are pictured; these are the ones who get booked.
PICTURED = {GalleryName.CRIMINAL: range(1, 17), GalleryName.IMMIGRATION: range(9, 25)}
MINUTIAE_ONLY = {GalleryName.CRIMINAL: range(101, 201), GalleryName.IMMIGRATION: range(201, 277)}


def found(*, at: datetime) -> tuple[User, dict[str, Agency]]:
    """Make places, people and agencies; return the administrator and the agencies by FIPS."""
    admin = make_administrator()
    found_places(by=admin, at=at)
    make_people(by=admin, at=at)
    agencies = make_agencies()
    for place in PLACES:
        if place.opts_out == "before":
            opt_out(place.fips, by=admin, at=at)
    return admin, agencies


def opt_out(fips: str, *, by: User, at: datetime) -> None:
    """A county decides that nothing of its prints reaches the immigration search."""
    county = Jurisdiction.objects.get(code=fips)
    decide(
        jurisdiction=county,
        flow="L2",
        effective_at=at,
        instrument="RESOLUTION",
        authority=f"the board of {county.name}",
        reason="An invented resolution of the demonstration.",
        by=by,
        at=at,
    )


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
