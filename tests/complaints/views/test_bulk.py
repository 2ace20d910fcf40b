"""Many complaints are chosen on a list without scripts, tried, and acted on once."""

import re

import pytest

from tests.complaints.casework.conftest import again
from tests.matching.factories import now
from tests.signing_in import signed_in

BULK = "/complaints/bulk/"


def test_rows_are_chosen_on_the_list_tried_and_done(client, complain, inez):
    one, two, three = (complain(content=None, at=now()) for _ in range(3))
    signed_in(client, inez)
    shown = client.get("/complaints/lists/new/").content.decode()
    assert sorted(re.findall(r'name="pick" value="([^"]+)"', shown)) == sorted(
        str(each.pk) for each in (one, two, three)
    )
    sent = {"pick": [one.pk, two.pk], "act": "acknowledge"}

    assert client.post(BULK, {"pick": sent["pick"]}).context["chosen"] == sent["pick"]
    tried = client.post(BULK, sent | {"do": "try"})
    assert len(tried.context["tried"].done) == 2
    assert again(one).status == "RECEIVED"
    sent |= {"do": "run", "run": str(tried.context["run"])}
    first, second = (client.post(BULK, sent)["Location"] for _ in range(2))

    assert first == second
    assert "Done on 2 complaints." in client.get(first).content.decode()
    assert [again(each).status for each in (one, two, three)] == [
        "ACKNOWLEDGED", "ACKNOWLEDGED", "RECEIVED",
    ]  # fmt: skip


def test_all_of_a_list_as_it_is_narrowed(client, complain, inez, ingrid):
    complain(content=None)
    fits = complain(content=None, topic="TREATMENT")
    signed_in(client, inez)
    given = {"list": "new", "query": "topic=TREATMENT", "all": "on"}

    assert client.post(BULK, given).context["chosen"] == [fits.pk]
    assert client.post(BULK, given | {"list": "nothing"}).status_code == 404


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"do": "try", "act": "assign"}, 422),
        ({"do": "try", "act": "bury"}, 422),
        ({"do": "try", "act": "acknowledge", "pick": ["x"]}, 200),
        ({}, 200),
    ],
)
def test_what_cannot_be_read_is_said(client, inez, sent, code):
    signed_in(client, inez)

    assert client.post(BULK, sent).status_code == code


def test_why_not_is_said_and_the_result_is_for_whoever_did_it(client, complain, inez, ingrid):
    made = complain(content=None)
    signed_in(client, ingrid)
    sent = {"pick": [made.pk], "act": "acknowledge", "do": "run"}

    done = client.post(BULK, sent)["Location"]

    assert "Your roles do not let you" in client.get(done).content.decode()
    signed_in(client, inez)
    assert client.get(done).status_code == 404
    assert client.get(BULK).status_code == 405
