"""The time zones that counties keep (tz database names), by FIPS code."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

# The day of the offices that run the portal.
WASHINGTON = ZoneInfo("America/New_York")
ZONES = (
    "America/New_York",
    "America/Detroit",
    "America/Indiana/Indianapolis",
    "America/Chicago",
    "America/Denver",
    "America/Boise",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Adak",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "UTC",
)
# What most of a state keeps.
_STATES = {
    "America/New_York": "09 10 11 12 13 21 23 24 25 33 34 36 37 39 42 44 45 50 51 54",
    "America/Detroit": "26",
    "America/Indiana/Indianapolis": "18",
    "America/Chicago": "01 05 17 19 20 22 27 28 29 31 38 40 46 47 48 55",
    "America/Denver": "08 30 35 49 56",
    "America/Boise": "16",
    "America/Phoenix": "04",
    "America/Los_Angeles": "06 32 41 53",
    "America/Anchorage": "02",
    "Pacific/Honolulu": "15",
    "America/Puerto_Rico": "72 78",
}
# The counties that keep another than most of their state (49 CFR part 71); a county that the
# line crosses is where most of its people are.
_EXCEPTIONS = {
    ("02", "America/Adak"): "016",
    ("12", "America/Chicago"): "005 013 033 045 059 063 091 113 131 133",
    ("16", "America/Los_Angeles"): "009 017 021 035 055 057 061 069 079",
    ("18", "America/Chicago"): "051 073 089 091 111 123 127 129 147 149 163 173",
    ("20", "America/Denver"): "071 075 181 199",
    ("21", "America/Chicago"): (
        "001 003 007 009 027 031 033 035 039 047 053 055 057 059 061 075 083 085 087 091 099 101"
        " 105 107 139 141 143 145 149 157 169 171 177 183 207 213 219 221 225 227 233"
    ),
    ("26", "America/Chicago"): "043 053 071 109",
    ("31", "America/Denver"): (
        "005 007 013 029 031 033 045 049 057 069 075 091 101 105 123 135 157 161 165"
    ),
    ("38", "America/Denver"): "001 007 011 025 033 037 041 085 087 089",
    ("41", "America/Boise"): "045",
    ("46", "America/Denver"): ("007 019 031 033 041 047 055 063 071 081 093 102 103 105 113 137"),
    ("47", "America/New_York"): (
        "001 009 011 013 019 025 029 057 059 063 065 067 073 089 091 093 105 107 121 123 129 139"
        " 143 145 151 155 163 171 173 179"
    ),
    ("48", "America/Denver"): "141 229",
}
STATE_ZONES = {fips: zone for zone, states in _STATES.items() for fips in states.split()}
COUNTY_ZONES = {
    state + county: zone
    for (state, zone), counties in _EXCEPTIONS.items()
    for county in counties.split()
}


def zone_of(fips: str) -> str:
    """The time zone of a state (2 digits) or county (5 digits) by its FIPS code.

    Raises ``KeyError`` for a state that is not in the table.
    """
    return COUNTY_ZONES.get(fips) or STATE_ZONES[fips[:2]]


def washington_day(at: datetime) -> date:
    """The day of an aware instant where the portal's offices are."""
    return at.astimezone(WASHINGTON).date()
