"""The page of what is like a complaint."""

from complaints.clusters.keeping import sketch_new
from tests.matching.factories import now
from tests.signing_in import signed_in

STORY = "They kept him four days after the judge had let him go and told nobody why."


def page(complaint) -> str:
    return f"/complaints/{complaint.pk}/alike/"


def test_a_twin_is_offered_counted_together_and_taken_out(client, complain, ingrid):
    one, other = (complain(content={"words": STORY}) for _ in range(2))
    sketch_new(at=now())
    signed_in(client, ingrid)
    assert [twin.complaint for twin in client.get(page(one)).context["twins"]] == [other]

    sent = {"do": "add", "number": f" {other.number.lower()} ", "kind": "DUPLICATE"}
    assert client.post(page(one), sent)["Location"] == page(one)

    assert "Counted as one of 2" in client.get("/complaints/").content.decode()
    assert client.post(page(one), sent).status_code == 409
    assert client.post(page(other), {"do": "out"}).status_code == 302
    assert client.get(page(one)).context["member"] is None


def test_what_cannot_be_read_is_said_and_strangers_find_nothing(client, complain, ingrid, rosa):
    one = complain(content=None)
    signed_in(client, ingrid)

    for sent, code in (
        ({"do": "add", "number": "C-0000-0000-00", "kind": "CAMPAIGN"}, 422),
        ({"do": "add"}, 422),
        ({"do": "add", "number": one.number, "kind": "CAMPAIGN"}, 409),
        ({"do": "out"}, 409),
        ({}, 422),
    ):
        assert client.post(page(one), sent).status_code == code
    signed_in(client, rosa)
    assert client.get(page(one)).status_code == 403
