"""A case's sheet in the language of the page: pairs of a name and a value, in one order."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from matching.offenses.families import FAMILIES
from matching.policy.models import RuleVersion
from reports.committee.rounds.sheets import BLINDING
from reports.committee.rounds.strata import ANY, Complaint, Region, Result, Stratum
from reports.statistics.stages import Level

NAMES = {
    "level": gettext_lazy("Level as booked"),
    "families": gettext_lazy("Charges as booked"),
    "result": gettext_lazy("What came of it"),
    "ending": gettext_lazy("How it ended"),
    "region": gettext_lazy("Region"),
    "complaint": gettext_lazy("Somebody complained"),
    "intervals": gettext_lazy("Time from step to step"),
    "hours_over": gettext_lazy("Held past the deadline"),
    "copy": gettext_lazy("Copy given to the person"),
    "response": gettext_lazy("Answer on immigration status"),
    "standing": gettext_lazy("Decision that stands"),
    "reasons": gettext_lazy("Rules that spoke"),
    "claims": gettext_lazy("Claims on record"),
    "circumstances": gettext_lazy("Circumstances on record"),
    "factors": gettext_lazy("Factors weighed"),
}
RESULTS = {
    "UNDECIDED": gettext_lazy("Not yet decided"),
    "NO_ACTION": gettext_lazy("No action was taken"),
    "DETAINER": gettext_lazy("A detainer was issued"),
    "ENDED": gettext_lazy("The detainer ended without a transfer"),
    "CUSTODY": gettext_lazy("Transferred to the program"),
    "OVERDUE": gettext_lazy("Held past the deadline"),
}
REGIONS = {
    "NORTHEAST": gettext_lazy("Northeast"),
    "MIDWEST": gettext_lazy("Midwest"),
    "SOUTH": gettext_lazy("South"),
    "WEST": gettext_lazy("West"),
    "ELSEWHERE": gettext_lazy("Outside the four regions"),
}
YES_OR_NO = {"YES": gettext_lazy("Yes"), "NO": gettext_lazy("No")}
WORDS: Mapping[str, Mapping[str, Any]] = {
    "level": {each.name: each.label for each in Level},
    "result": RESULTS,
    "region": REGIONS,
    "complaint": YES_OR_NO,
    "copy": YES_OR_NO,
    "ending": {
        "TRAFFIC": gettext_lazy("Minor traffic offenses only"),
        "VICTIM": gettext_lazy("Victim or witness"),
        "CITIZEN": gettext_lazy("United States citizen"),
        "OTHER": gettext_lazy("Another reason"),
        "DECLINED": gettext_lazy("The agency declined"),
        "LAPSED": gettext_lazy("Released in time"),
        "WITHDRAWN": gettext_lazy("Canceled, or lifted by a court"),
    },
    "response": {
        "REMOVABLE": gettext_lazy("Removable"),
        "NOT_REMOVABLE": gettext_lazy("Not removable"),
        "UNDETERMINED": gettext_lazy("Undetermined"),
        "CITIZENSHIP_CLAIMED": gettext_lazy("Citizenship claimed"),
    },
    "standing": {
        "NO_ACTION": gettext_lazy("No action"),
        "STOP": gettext_lazy("Stops at a supervisor"),
        "AFTER_CONVICTION": gettext_lazy("Only after a conviction"),
        "MAY_PROCEED": gettext_lazy("A detainer may be issued"),
    },
}
STEPS = {
    "searched": gettext_lazy("searched"),
    "matched": gettext_lazy("match confirmed"),
    "decided": gettext_lazy("decided"),
    "issued": gettext_lazy("detainer issued"),
    "served": gettext_lazy("detainer with the agency"),
    "copied": gettext_lazy("copy with the person"),
    "ended": gettext_lazy("custody ended"),
}
PARTS = {
    "CITIZENSHIP": gettext_lazy("To be a citizen of the United States"),
    "VICTIM": gettext_lazy("To be a victim of a crime"),
    "WITNESS": gettext_lazy("To be a witness of a crime"),
    "UPHELD": gettext_lazy("upheld"),
    "NOT_UPHELD": gettext_lazy("not upheld"),
    "": gettext_lazy("not yet decided"),
    "VICTIM_OR_WITNESS": gettext_lazy("Victim or witness"),
    "DUAL_ARREST": gettext_lazy("Everyone arrested at a domestic-violence call"),
    "PUBLIC_SAFETY": gettext_lazy("Threat to public safety"),
    "PRESENT": gettext_lazy("present"),
    "ABSENT": gettext_lazy("absent"),
    "UNKNOWN": gettext_lazy("unknown"),
    "HOLDS": gettext_lazy("holds"),
    "LIFTED": gettext_lazy("lifted by another rule"),
}


def pairs_of(sheet: Mapping[str, Any]) -> list[dict[str, str]]:
    """What a member sees of a case, as `components/summary_list.html` takes it."""
    return [{"key": str(NAMES[key]), "value": _value(key, sheet[key])} for key in _known(sheet)]


def stratum_words(stratum: Stratum) -> str:
    """What a stratum of the legend describes."""
    level = Level(stratum.level).label if stratum.level != ANY else _("several levels")
    result = (
        RESULTS[Result(stratum.result).name] if stratum.result != ANY else _("several outcomes")
    )
    region = (
        REGIONS[Region(stratum.region).name] if stratum.region != ANY else _("several regions")
    )
    return ", ".join(map(str, (level, result, region, _complaint(stratum.complaint))))


def time_words(unit: str, number: int) -> str:
    """A rounded time."""
    if unit == "H" and number == 0:
        return _("less than 6 hours")
    if unit == "H":
        return ngettext("%(count)s hour", "%(count)s hours", number) % {"count": number}
    return ngettext("%(count)s day", "%(count)s days", number) % {"count": number}


def _known(sheet: Mapping[str, Any]) -> list[str]:
    return [key for key in BLINDING if key in sheet]


def _complaint(code: int) -> str:
    words = {Complaint.YES: _("complained of"), Complaint.NO: _("not complained of")}
    return words.get(Complaint(code), "") if code != ANY else _("complained of or not")


def _value(key: str, value: Any) -> str:
    if key in WORDS:
        return str(WORDS[key].get(value, value))
    return LISTS[key](value)


def _families(codes: list[str]) -> str:
    return ", ".join(_(FAMILIES[code]) if code in FAMILIES else _("another one") for code in codes)


def _intervals(steps: list[list[Any]]) -> str:
    return "; ".join(f"{STEPS[step]}: {time_words(unit, number)}" for step, unit, number in steps)


def _marked(pairs: list[list[str]]) -> str:
    return "; ".join(f"{PARTS[what]}: {PARTS[found]}" for what, found in pairs)


def _reasons(reasons: list[list[Any]]) -> str:
    rows = RuleVersion.objects.filter(key__in={rule for rule, _number, _why in reasons})
    titles = {row[:2]: row[2] for row in rows.values_list("key", "number", "title")}
    said = ((titles.get((rule, number), rule), PARTS[why]) for rule, number, why in reasons)
    return "; ".join(f"{title}: {why}" for title, why in said)


LISTS: Mapping[str, Callable[[Any], str]] = {
    "families": _families,
    "intervals": _intervals,
    "hours_over": lambda time: time_words(*time),
    "reasons": _reasons,
    "claims": _marked,
    "circumstances": _marked,
    "factors": str,
}
