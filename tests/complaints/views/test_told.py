"""All that was answered stands on the page of a complaint, in words."""

from tests.signing_in import signed_in


def test_whoever_reads_it_sees_every_answer_beside_the_words(client, complain, ingrid):
    made = complain(
        content={
            "words": "Four days.",
            "who": "Badge 77",
            "basis": ["RACE", "LANGUAGE"],
            "when": {"when": "EXACT", "day": "2011-06-03"},
            "custody": {"custody": "WAS", "facility": "Old jail"},
            "agency": {"other": "Some office"},
        }
    )
    signed_in(client, ingrid)

    page = client.get(f"/complaints/{made.pk}/").content.decode()

    for said in (
        "Badge 77",
        "Race, Language or accent",
        "June 3, 2011",
        "Old jail",
        "Some office",
    ):
        assert said in page
