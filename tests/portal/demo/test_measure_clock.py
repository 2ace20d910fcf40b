"""The measurement of clocks stores rows that come out as they were stored."""

from portal.demo.measure_clock import measure
from tests.database import address


def test_the_clocks_that_it_stores_come_out_as_they_were_stored(committed, riverton, lakeside):
    said = {}

    measure(server=address("DATABASE_ADMIN_URL"), clocks=24, say=said.__setitem__)

    assert said["24 deadlines read, computed anew and compared"] > 0
