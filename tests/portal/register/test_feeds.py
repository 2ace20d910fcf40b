"""The latest acts as an Atom feed."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

from portal.register.entries import LATEST
from portal.register.feeds import feed, tag
from tests.factories import NOON, event, takes_part

ATOM = "{http://www.w3.org/2005/Atom}"


def read(place=None, path="/jurisdictions/feed.atom") -> ElementTree.Element:
    content = feed(root="https://portal.test", path=path, place=place)
    return ElementTree.fromstring(content)  # noqa: S314  our own


def texts(tree, name) -> list[str]:
    return [element.text for element in tree.iter(f"{ATOM}{name}")]


def test_each_act_is_an_entry(riverton):
    entry = event(riverton, "ACTIVATION", authority="A & B <c>")

    tree = read()

    assert texts(tree, "title") == [
        "Acts on participation",
        "Riverton County, OH: Activated by the program",
    ]
    assert texts(tree, "id")[1].endswith(f":acts/{entry.pk}")
    assert "A &amp; B &lt;c&gt;" in texts(tree, "summary")[0]


def test_every_time_is_a_date_of_the_standard(riverton):
    entry = event(riverton, "ACTIVATION")

    updated = [datetime.fromisoformat(text) for text in texts(read(), "updated")]

    assert {moment.replace(microsecond=0) for moment in updated} == {
        entry.entered_at.replace(microsecond=0)
    }


def test_ids_stay_and_are_unique(riverton, settings):
    takes_part(riverton, "L1")

    ids = texts(read(), "id")

    assert ids == texts(read(), "id")
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("tag:") and ",2011:" in each for each in ids)


def test_the_name_is_that_of_the_public_host(settings):
    settings.PUBLIC_ADDRESS = "https://portal.example.gov:8443"

    assert tag("acts/1") == "tag:portal.example.gov,2011:acts/1"


def test_the_feed_of_a_place_has_what_is_above_and_not_what_is_beside(riverton, lakeside, ohio):
    event(lakeside, "ACTIVATION")
    event(riverton, "ACTIVATION")
    takes_part(ohio, "L2")

    assert texts(read(place=riverton), "title") == [
        "Riverton County, OH",
        "Ohio: Opt-out",
        "Riverton County, OH: Activated by the program",
    ]


def test_a_feed_says_where_it_is(riverton):
    links = {link.get("rel"): link.get("href") for link in read().findall(f"{ATOM}link")}

    assert links == {
        "alternate": "https://portal.test/jurisdictions/",
        "self": "https://portal.test/jurisdictions/feed.atom",
    }


@pytest.mark.parametrize("path", ["/jurisdictions/feed.atom", "/jurisdictions/39901/feed.atom"])
def test_a_feed_is_had_by_anyone(path, client, riverton):
    event(riverton, "ACTIVATION", effective_at=NOON)

    answer = client.get(path)

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert len(ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")) == 1  # noqa: S314


def test_a_feed_ends_somewhere(nation):
    assert len(read().findall(f"{ATOM}entry")) == LATEST


def test_there_is_no_feed_of_no_place(client, program):
    assert client.get("/jurisdictions/00000/feed.atom").status_code == 404
