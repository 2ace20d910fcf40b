"""What is typed about a complaint is left out of every report of an error."""

import pytest
from django.test import Client

from tests.complaints.words import told  # noqa: F401
from tests.portal.participation.desk import at_desk

PUBLIC = [
    *("/complain/", "/complain/new/words/", "/complain/new/check/", "/complain/receipt/"),
    *("/complain/follow/", "/complain/mine/message/", "/complain/mine/appeal/"),
    *("/complain/mine/withdraw/", "/complain/mine/evidence/"),
]
INTAKE = ["/complaints/intake/", "/complaints/intake/receipt/"]
OF_ONE = ["do/move/", "message/", "notes/", "left-out/", "letters/", "questions/", "scan/"]
OF_PERSON = ["", "glass/"]


def hides(client: Client, path: str) -> bool:
    """Whether a report of an error at a door would leave out all that was sent to it."""
    sent = client.post(path, {"words": "Canary"}).wsgi_request
    return getattr(sent, "sensitive_post_parameters", None) == "__ALL__"


@pytest.mark.usefixtures("database")
def test_no_door_of_the_public_lets_a_report_tell_what_was_typed():
    assert [path for path in PUBLIC if not hides(Client(), path)] == []


def test_no_door_of_the_desk_lets_a_report_tell_what_was_typed(told, inez):  # noqa: F811
    desk = at_desk(inez)
    mine = [f"/complaints/{told.complaint.pk}/{act}" for act in OF_ONE]
    persons = [f"/complaints/people/{told.affected.pk}/{act}" for act in OF_PERSON]

    assert [path for path in [*INTAKE, *mine, *persons] if not hides(desk, path)] == []
