"""A county's official opts out: written by one, signed by another, shown to everybody."""

from tests.journeys.ways.acts import paper, sign
from tests.journeys.ways.places import new_county, new_person
from tests.journeys.ways.visitor import Door


def opts_out(door: Door) -> None:
    """The official writes it, counsel signs it, and the public page says so."""
    place = new_county()
    author = door.visitor(new_person(door.house, "OFFICIAL", place))
    counsel = door.visitor(new_person(door.house, "COUNSEL", place))
    public = door.visitor().open(f"/jurisdictions/{place.code}/")
    before = public.main.inner_text()

    author.open("/participation/").follow("New act about %(place)s", place=place).press("Begin")
    author.choose("Opt-out").press("Save and continue")
    author.reads("Who is covered").press("Save and continue")
    paper(author, "Resolution", "the board of Vale")
    sign(counsel, "Opt-out")

    public.open(f"/jurisdictions/{place.code}/").reads("Opt-out").sees("the board of Vale")
    public.reads("Criminal records only")
    assert public.main.inner_text() != before
