"""A person enrolled from a file, by the service and by the command."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from matching.galleries.enrollment import NotEnrolled, enroll_transaction
from matching.galleries.models import EnrolledPerson, EnrolledPrint
from matching.galleries.prints import open_enrolled_image, open_enrolled_template
from portal.demo.prints import FINGERS, synthetic_card
from portal.jurisdictions import scope
from tests.factories import NOON

pytestmark = pytest.mark.usefixtures("database")
CARD = synthetic_card(person=41)


def test_the_plain_impressions_of_a_card_are_enrolled_sealed():
    count = enroll_transaction(
        galleries=["CRIMINAL"],
        number="N-1",
        raw=CARD,
        at=NOON,
        keep=lambda impression: not impression.rolled,
    )

    assert count == len(FINGERS)
    with scope.within(scope.review()):
        rows = list(EnrolledPrint.objects.select_related("person").order_by("position"))
        assert [row.position for row in rows] == list(FINGERS)
        assert len(open_enrolled_template(rows[0]).minutiae) > 20
        assert open_enrolled_image(rows[0]).startswith(b"\x89PNG")
        assert b"PNG" not in bytes(rows[0].image)


def test_a_number_is_enrolled_once():
    enroll_transaction(galleries=["CRIMINAL"], number="N-1", raw=CARD, at=NOON)

    with pytest.raises(NotEnrolled, match="already"):
        enroll_transaction(galleries=["CRIMINAL"], number="N-1", raw=CARD, at=NOON)


def test_a_file_of_which_nothing_is_kept_enrolls_nobody():
    with pytest.raises(NotEnrolled, match="no finger"):
        enroll_transaction(
            galleries=["CRIMINAL"], number="N-1", raw=CARD, at=NOON, keep=lambda _: False
        )


def test_the_command_enrolls_and_says_how_many(tmp_path):
    file, out = tmp_path / "card.an2", StringIO()
    file.write_bytes(CARD)

    call_command("enroll", "IMMIGRATION", "N-2", str(file), stdout=out)

    assert out.getvalue() == "2 fingers enrolled as N-2\n"
    assert EnrolledPerson.objects.get().gallery == "IMMIGRATION"


@pytest.mark.parametrize("content", [b"", b"no transaction"])
def test_the_command_refuses_what_it_cannot_read(content, tmp_path):
    file = tmp_path / "card.an2"
    file.write_bytes(content)

    with pytest.raises(CommandError):
        call_command("enroll", "CRIMINAL", "N-3", str(file))
