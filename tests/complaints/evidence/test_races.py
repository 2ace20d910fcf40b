"""Two browsers that send the last file at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from complaints.evidence.refusals import TooMuchEvidence
from tests.complaints.evidence.sending import add, filed, rows

pytestmark = pytest.mark.usefixtures("committed")


def test_the_last_place_is_taken_once(riverton, monkeypatch):
    monkeypatch.setattr("complaints.evidence.services.MOST_FILES", 2)
    theirs = filed(riverton)
    add(theirs)

    def send(_number: int) -> str:
        try:
            add(theirs)
        except TooMuchEvidence:
            return "refused"
        finally:
            connection.close()
        return "taken"

    with ThreadPoolExecutor(4) as pool:
        ends = sorted(pool.map(send, range(4)))

    assert ends == ["refused"] * 3 + ["taken"]
    assert rows() == (1, 2)
