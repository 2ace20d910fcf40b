"""Open what is sealed of an enrolled print."""

from matching.engine.template import Template
from matching.galleries.models import EnrolledPrint
from matching.galleries.services import name_of, owner_of
from portal.sealing import unseal


def open_enrolled_template(row: EnrolledPrint) -> Template:
    """The minutiae of an enrolled print."""
    return Template.from_bytes(_open(row, "template", row.template))


def open_enrolled_image(row: EnrolledPrint) -> bytes:
    """The PNG of an enrolled print that has one."""
    return _open(row, "image", row.image or b"")


def _open(row: EnrolledPrint, part: str, sealed: bytes | memoryview) -> bytes:
    owner = owner_of(row.person.gallery)
    return unseal(sealed, owner=owner, name=name_of(row.person, row.position, part))
