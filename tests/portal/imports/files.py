"""Files of counties and agencies, written as a sender would write them."""

import csv
import io

COUNTIES = ("fips", "state", "name", "activated_on", "population_2011", "noncitizens_2011")
AGENCIES = ("ori", "name", "type", "state", "county")
RIVERTON = ("39901", "OH", "Riverton County", "2010-03-02", "5000", "40")
LAKESIDE = ("39902", "OH", "Lakeside County", "", "7000", "")
MOUNT = ("47901", "TN", "Mount County", "2011-05-10", "", "")
POLICE = ("OH0990100", "Riverton Police", "City", "OH", "RIVERTON")
SHERIFF = ("OH0990200", "Lakeside Sheriff", "County", "OH", "LAKESIDE")


def written(columns, *rows) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *rows])
    return text.getvalue().encode()


def counties(*rows) -> bytes:
    return written(COUNTIES, *rows)


def agencies(*rows) -> bytes:
    return written(AGENCIES, *rows)
