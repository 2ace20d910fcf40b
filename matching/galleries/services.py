"""Enroll people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from matching.engine.cylinders import describe
from matching.engine.template import Template
from matching.galleries.models import EnrolledPerson, EnrolledPrint, GalleryState
from portal.accounts.models import User
from portal.audit import trail
from portal.sealing import seal


@dataclass(frozen=True)
class Finger:
    """One finger to enroll: its minutiae, and its image (PNG, 500 ppi) where there is one."""

    template: Template
    image: bytes | None = None
    quality: int | None = None


@transaction.atomic
def enroll_people(
    *,
    gallery: str,
    people: Mapping[str, Mapping[int, Finger]],
    by: User | None,
    at: datetime,
) -> list[EnrolledPerson]:
    """Enroll people by number, each with fingers by position (1-10); one new gallery version.

    Call it in the gallery scope.
    """
    GalleryState.objects.get_or_create(name=gallery)
    GalleryState.objects.filter(name=gallery).update(version=F("version") + 1)
    persons = EnrolledPerson.objects.bulk_create(
        EnrolledPerson(gallery=gallery, number=number, enrolled_at=at) for number in people
    )
    EnrolledPrint.objects.bulk_create(
        [
            _print(person, position, finger)
            for person in persons
            for position, finger in people[person.number].items()
        ],
        batch_size=500,
    )
    state = GalleryState.objects.get(name=gallery)
    trail.record(
        event="gallery.enrolled",
        subject=state,
        by=by,
        at=at,
        after=str(state.version),
        detail={"people": len(persons)},
    )
    return persons


def owner_of(gallery: str) -> str:
    """The owner under which a gallery's prints are sealed."""
    return f"gallery:{gallery}"


def name_of(person: EnrolledPerson, position: int, part: str) -> str:
    """The name under which a part (template, descriptor, image) of a print is sealed."""
    return f"enrolled:{person.number}:{position}:{part}"


def _print(person: EnrolledPerson, position: int, finger: Finger) -> EnrolledPrint:
    def sealed(part: str, plain: bytes) -> bytes:
        return seal(plain, owner=owner_of(person.gallery), name=name_of(person, position, part))

    return EnrolledPrint(
        person=person,
        position=position,
        template=sealed("template", finger.template.to_bytes()),
        descriptor=sealed("descriptor", describe(finger.template).to_bytes()),
        image=sealed("image", finger.image) if finger.image else None,
        quality=finger.quality,
    )
