"""What a notice says."""

from datetime import UTC, datetime, timedelta

from portal.mail.models import Letter
from portal.mail.services import address_of, body_of
from portal.notices.announcing import fan_out
from tests.factories import LONG_AGO, NOON, event
from tests.portal.notices.box import link_in, subscribe, told

LATER = LONG_AGO + timedelta(days=1)


def test_a_notice_says_what_where_when_and_on_whose_authority(riverton, everybody):
    event(riverton, "ACTIVATION")
    fan_out(at=NOON)
    when = datetime(2011, 7, 1, 16, tzinfo=UTC)

    event(riverton, "OPT_OUT", effective_at=when, instrument="ORDINANCE", authority="the board")

    assert told()["otto@example.org"] == (
        "Riverton County, OH: Opt-out\n"
        "\n"
        "Place: Riverton County, OH\n"
        "Act: Opt-out\n"
        "Instrument: Ordinance\n"
        "Authority: the board\n"
        "In effect from: July 1, 2011, noon EDT\n"
        "\n"
        "What happened to prints before: Full: both searches, response returned.\n"
        "What happens to prints from then on: "
        "Criminal only: nothing reaches the immigration search.\n"
        "The place was at this flow before.\n"
        "\n"
        "All acts of this place, with their documents: "
        "http://127.0.0.1:8000/jurisdictions/39901/\n"
        "\n"
        "You get this because of your role in the portal.\n"
    )


def test_an_act_that_moves_nothing_says_so_and_of_what_it_speaks(riverton, everybody):
    asked = event(riverton, "OPT_OUT")
    event(riverton, "DISPUTE", concerns=asked, effective_at=LATER)

    said = told_of_the_last(riverton)

    assert "What happens to prints stays the same: Criminal only" in said
    assert "Speaks of: Opt-out, Dec. 31, 2008, 7 p.m. EST" in said


def told_of_the_last(place) -> str:
    """What the place's official was written of its last act."""
    fan_out(at=NOON)
    letters = [x for x in Letter.objects.all() if address_of(x) == "otto@example.org"]
    spoken = {letter.subject: body_of(letter) for letter in letters}
    return spoken[f"{place}: {place.events.order_by('-pk')[0].get_act_display()}"]


def test_an_act_of_a_state_says_that_places_below_follow_it(ohio, everybody):
    event(ohio, "NO_RETURN")

    assert "none may be less strict" in told()["gwen@example.org"]


def test_an_authority_over_several_lines_stays_on_one(riverton, everybody):
    event(riverton, "ACTIVATION", authority="the board\nof Riverton")

    assert "Authority: the board of Riverton\n" in told()["otto@example.org"]


def test_a_subscriber_reads_how_to_stop_in_the_language_asked_for(riverton):
    subscribe("ana@example.org", riverton, language="es")

    event(riverton, "ACTIVATION")

    said = told()["ana@example.org"]
    assert "1 de enero" in said or "31 de diciembre" in said
    assert "/subscribe/end/" in link_in(said)
