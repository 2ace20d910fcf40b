"""Two examiners judge the same pair, neither knowing of the other, and a match comes of it."""

from tests.journeys.ways.matches import searched
from tests.journeys.ways.places import new_agency, new_county, new_person
from tests.journeys.ways.visitor import Door, Visitor
from tests.matching.casework import conclude_all


def judge_a_pair(door: Door) -> None:
    """Each takes the pair, looks and concludes; the clerk reads the outcome."""
    place = new_county()
    clerk = new_person(door.house, "CLERK", place)
    examiners = [new_person(door.house, "EXAMINER") for _each in range(2)]
    conclude_all()  # what waited before
    booking = searched(new_agency(place), door.house, clerk)
    reader = door.visitor(clerk).open(f"/bookings/{booking.pk}/")
    answer = reader.word("%(gallery)s answer", gallery=reader.word("Immigration"))
    reader.misses(answer)

    first, second = (door.visitor(name) for name in examiners)
    for examiner in (first, second):
        examiner.open("/review/").press("Take the next pair")
    _concludes(first, "Whorls agree.")
    second.open(second.page.url).misses("Whorls agree.")
    _concludes(second, "Minutiae agree.")
    first.open("/review/").reads("Nothing is waiting for you")

    reader.open(f"/bookings/{booking.pk}/").sees(answer).sees("FIN-0060")


def _concludes(examiner: Visitor, notes: str) -> None:
    examiner.reads("Compare two sets of prints").misses("Invented Person")
    examiner.choose("Identification").fill("Notes", notes).press("Record the conclusion")
