"""What an opt-out finds open, and the supervisors' list of it."""

import pytest
from django.db.models.functions import Now

from matching.detainers.left_open import left_open
from portal.jurisdictions import scope
from tests.factories import takes_part
from tests.matching.casework import casework
from tests.matching.detainers.steps import moved
from tests.matching.factories import now
from tests.signing_in import signed_in


def found() -> list:
    with casework():
        by_ours, by_its_own = (list(left_open(at=clock)) for clock in (now(), Now()))
    assert by_ours == by_its_own
    return by_ours


def test_while_a_place_takes_part_none_is_listed(detainer):
    assert found() == []


def test_an_opt_out_leaves_its_open_detainers_listed_until_their_end(detainer, riverton, jack):
    takes_part(riverton, "L2", effective_at=now())
    assert found() == [detainer]

    moved(detainer, "RELEASED", jack)
    assert found() == []


def test_another_place_that_opts_out_changes_nothing(detainer, lakeside):
    takes_part(lakeside, "L2", effective_at=now())

    assert found() == []


@pytest.fixture
def shown(client, susan):
    """Whether a supervisor's page names a detainer."""

    def look(path, detainer) -> bool:
        signed_in(client, susan)
        page = client.get(path).content.decode()
        scope.leave()
        return detainer.number in page

    return look


def test_a_supervisor_sees_them_on_the_first_page_in_a_list_and_as_a_file(
    detainer, riverton, lakeside, shown
):
    pages = ["/casework/", "/casework/lists/left-open/", "/casework/lists/left-open/rows.csv"]
    assert not any(shown(page, detainer) for page in pages)

    takes_part(riverton, "L2", effective_at=now())

    assert all(shown(page, detainer) for page in pages)
    assert not shown("/casework/lists/left-open/?place=39902", detainer)
