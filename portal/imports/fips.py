"""FIPS codes of the states (FIPS 5-2), and the county codes that were retired (Census Bureau)."""

from dataclasses import dataclass
from datetime import date

STATES = {
    "01": ("AL", "Alabama"), "02": ("AK", "Alaska"), "04": ("AZ", "Arizona"),
    "05": ("AR", "Arkansas"), "06": ("CA", "California"), "08": ("CO", "Colorado"),
    "09": ("CT", "Connecticut"), "10": ("DE", "Delaware"), "11": ("DC", "District of Columbia"),
    "12": ("FL", "Florida"), "13": ("GA", "Georgia"), "15": ("HI", "Hawaii"),
    "16": ("ID", "Idaho"),
    "17": ("IL", "Illinois"), "18": ("IN", "Indiana"), "19": ("IA", "Iowa"),
    "20": ("KS", "Kansas"),
    "21": ("KY", "Kentucky"), "22": ("LA", "Louisiana"), "23": ("ME", "Maine"),
    "24": ("MD", "Maryland"), "25": ("MA", "Massachusetts"), "26": ("MI", "Michigan"),
    "27": ("MN", "Minnesota"), "28": ("MS", "Mississippi"), "29": ("MO", "Missouri"),
    "30": ("MT", "Montana"), "31": ("NE", "Nebraska"), "32": ("NV", "Nevada"),
    "33": ("NH", "New Hampshire"), "34": ("NJ", "New Jersey"), "35": ("NM", "New Mexico"),
    "36": ("NY", "New York"), "37": ("NC", "North Carolina"), "38": ("ND", "North Dakota"),
    "39": ("OH", "Ohio"), "40": ("OK", "Oklahoma"), "41": ("OR", "Oregon"),
    "42": ("PA", "Pennsylvania"), "44": ("RI", "Rhode Island"), "45": ("SC", "South Carolina"),
    "46": ("SD", "South Dakota"), "47": ("TN", "Tennessee"), "48": ("TX", "Texas"),
    "49": ("UT", "Utah"), "50": ("VT", "Vermont"), "51": ("VA", "Virginia"),
    "53": ("WA", "Washington"), "54": ("WV", "West Virginia"), "55": ("WI", "Wisconsin"),
    "56": ("WY", "Wyoming"), "72": ("PR", "Puerto Rico"), "78": ("VI", "U.S. Virgin Islands"),
}  # fmt: skip
CODE_OF = {postal: fips for fips, (postal, _name) in STATES.items()}


@dataclass(frozen=True)
class Retirement:
    """A code that is no longer given out, and the codes and names that took its place.

    ``renamed`` is true where the place went on unchanged under the one new code.
    """

    on: date
    successors: tuple[tuple[str, str], ...]
    renamed: bool = False


_CT = date(2022, 6, 1)  # planning regions in the place of counties
RETIRED = {
    "02010": Retirement(
        date(1987, 10, 23),
        (("02013", "Aleutians East Borough"), ("02016", "Aleutians West Census Area")),
    ),
    "02201": Retirement(date(2008, 5, 19), (("02198", "Prince of Wales-Hyder Census Area"),)),
    "02231": Retirement(
        date(1992, 9, 22),
        (
            ("02230", "Skagway Municipality"),
            ("02105", "Hoonah-Angoon Census Area"),
            ("02282", "Yakutat City and Borough"),
        ),
    ),
    "02232": Retirement(
        date(2007, 6, 20),
        (("02230", "Skagway Municipality"), ("02105", "Hoonah-Angoon Census Area")),
    ),
    "02261": Retirement(
        date(2019, 1, 2),
        (("02063", "Chugach Census Area"), ("02066", "Copper River Census Area")),
    ),
    "02270": Retirement(date(2015, 7, 1), (("02158", "Kusilvak Census Area"),), renamed=True),
    "02280": Retirement(
        date(2008, 6, 1),
        (("02195", "Petersburg Census Area"), ("02275", "Wrangell City and Borough")),
    ),
    "09001": Retirement(
        _CT,
        (
            ("09120", "Greater Bridgeport Planning Region"),
            ("09190", "Western Connecticut Planning Region"),
        ),
    ),
    "09003": Retirement(_CT, (("09110", "Capitol Planning Region"),)),
    "09005": Retirement(_CT, (("09160", "Northwest Hills Planning Region"),)),
    "09007": Retirement(_CT, (("09130", "Lower Connecticut River Valley Planning Region"),)),
    "09009": Retirement(
        _CT,
        (
            ("09170", "South Central Connecticut Planning Region"),
            ("09140", "Naugatuck Valley Planning Region"),
        ),
    ),
    "09011": Retirement(_CT, (("09180", "Southeastern Connecticut Planning Region"),)),
    "09013": Retirement(_CT, (("09110", "Capitol Planning Region"),)),
    "09015": Retirement(_CT, (("09150", "Northeastern Connecticut Planning Region"),)),
    "12025": Retirement(date(1997, 7, 22), (("12086", "Miami-Dade County"),), renamed=True),
    "30113": Retirement(
        date(1997, 11, 7), (("30031", "Gallatin County"), ("30067", "Park County"))
    ),
    "46113": Retirement(date(2015, 5, 1), (("46102", "Oglala Lakota County"),), renamed=True),
    "51515": Retirement(date(2013, 7, 1), (("51019", "Bedford County"),)),
    "51560": Retirement(date(2001, 7, 1), (("51005", "Alleghany County"),)),
    "51780": Retirement(date(1995, 6, 30), (("51083", "Halifax County"),)),
}
