"""An administrator imports every county of the nation; a second one applies it and undoes it."""

from portal.demo.places import as_import
from portal.jurisdictions.models import Jurisdiction
from tests.journeys.ways.visitor import Door, Visitor

COUNTIES = 3143


def imports_the_nation(door: Door) -> None:
    """Looked at by one, applied whole by another, and undone so that nothing of it is left."""
    before = _listed()
    # The administration is in English, whatever its reader speaks elsewhere.
    first, second = (door.visitor(name, speaks="en") for name in ("chief", "deputy"))

    first.open("/admin/").go(first.page.locator("#content a[href='/admin/imports/import/']").first)
    first.go(first.page.locator("#content a.addlink").first)
    first.page.locator("select[name=kind]").select_option("COUNTIES")
    file = {"name": "counties.csv", "mimeType": "text/csv", "buffer": as_import()}
    first.page.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]
    _sends(first, "Look at the file")
    address = first.page.url
    first.waits_for("Report").sees("A second administrator applies this import.")

    second.open(address)
    _sends(second, "Apply the whole file")
    second.waits_for("Applied by deputy")
    assert len(_listed()) > COUNTIES
    door.visitor().open("/jurisdictions/48201/").sees("Harris County")

    second.open(address)
    _sends(second, "Ask to undo this import")
    second.waits_for("A second administrator undoes this import.")
    first.open(address)
    _sends(first, "Undo this import")
    first.waits_for("Undone by chief")
    assert _listed() == before


def _listed() -> set[str]:
    """The places that the register lists; what was undone is kept, and listed no more."""
    return set(Jurisdiction.objects.filter(listed=True).values_list("code", flat=True))


def _sends(visitor: Visitor, english: str) -> None:
    visitor.go(visitor.page.locator(f'input[type=submit][value="{english}"]').first)
