"""What a clerk types into the sheet on which complaints are taken in."""

from django.http import HttpResponse
from django.test import Client

from tests.complaints.filing.pages import ANONYMOUS, FOR_ANOTHER

SHEET, RECEIPT = "/complaints/intake/", "/complaints/intake/receipt/"
HEAD = {"intake-source": "PHONE", "intake-came_in": "2011-06-01", "intake-language": "es"}


def typed(answers: dict[str, dict[str, object]], **head: str) -> dict[str, object]:
    """The fields of the page, named as the page names them."""
    told = {
        f"{page}-{name}": value for page, given in answers.items() for name, value in given.items()
    }
    return {**HEAD, **{f"intake-{name}": value for name, value in head.items()}, **told}


CALL, LETTER = typed(ANONYMOUS), typed(FOR_ANOTHER, source="PAPER")


def take_in(client: Client, sheet: dict[str, object]) -> HttpResponse:
    """Read a sheet back and file it."""
    assert client.post(SHEET, {**sheet, "check": "1"}).status_code == 200
    return client.post(SHEET, {"file": "1"})
