"""What a quarter says first: facts as codes and numbers, kept with it, and the words for each.

A finding is told from numbers shown.  Its words can be put better, or in another language, without
a new version; its code and numbers stay.
"""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.disclosure.derived import share
from reports.publication.showing import COUNTY
from reports.statistics.measures import totals
from reports.statistics.stages import ANOMALIES

Finding = dict[str, Any]  # a code, and numbers by name
HOURS = 24
# Measures that are compared with the quarter before, and what each is told as a part of.
COMPARED = {
    "bookings": "",
    "forwarded": "bookings",
    "matched": "forwarded",
    "detainers": "forwarded",
    "overdue": "",
}


class Standing(Protocol):
    """A place, the days on which it took part, and whether it reported."""

    @property
    def code(self) -> str:
        """FIPS code; of a county five digits."""

    @property
    def days(self) -> int:
        """Days of taking part."""

    @property
    def reported(self) -> bool:
        """Whether any booking of the quarter came."""


def findings_of(
    shown: Mapping[int, int],
    before: Mapping[int, int] | None,
    places: Iterable[Standing],
    *,
    flagged: int = 0,
    longest: int = 0,
) -> list[Finding]:
    """The facts of a quarter from the nation's counts by stage and those of the quarter before.

    Of ``places`` the counties count.  ``flagged`` is how many places the review flagged, and
    ``longest`` the hours that anybody was held past a deadline at most, which is told in days.
    """
    now, then = totals(shown), totals(before) if before is not None else {}
    counties = [place for place in places if len(place.code) == COUNTY]
    return [
        {
            "code": "participation",
            "took_part": sum(one.days > 0 for one in counties),
            "reported": sum(one.days > 0 and one.reported for one in counties),
            "counties": len(counties),
        },
        *(
            {"code": name, "n": now[name], "of": now.get(whole), "before": then.get(name)}
            for name, whole in COMPARED.items()
        ),
        {"code": "longest", "n": days_told(longest, shown)},
        {"code": "voided", "n": now["voided"]},
        {"code": "set_aside", "n": sum(shown.get(stage, 0) for stage in ANOMALIES)},
        {"code": "flagged", "n": flagged},
    ]


def days_told(longest: int, shown: Mapping[int, int]) -> int:
    """The longest hold in days begun; 0 where no hold is shown, for it would tell of one."""
    return ceil(longest / HOURS) if totals(shown)["overdue"] else 0


def against(findings: Iterable[Finding], before: Mapping[int, int] | None) -> list[Finding]:
    """The findings beside another count of the quarter before, as where it was corrected since."""
    then = totals(before) if before is not None else {}
    return [
        {**one, "before": then.get(one["code"])} if one["code"] in COMPARED else one
        for one in findings
    ]


def sentences(findings: Iterable[Finding]) -> list[str]:
    """The findings in words; a code that is not known any more says nothing."""
    return [words for finding in findings if (words := _sentence(finding))]


def _sentence(finding: Finding) -> str:
    code = finding["code"]
    if code == "participation":
        return _participation(finding)
    if code in COMPARED:
        return " ".join(filter(None, [_number(finding), _change(finding)]))
    told = _told(code, finding["n"])
    return told % {"n": f"{finding['n']:,}"} if told else ""


def _participation(finding: Finding) -> str:
    return ngettext(
        "%(took)s of %(all)s counties took part for a day or more, and it reported: %(told)s.",
        "%(took)s of %(all)s counties took part for a day or more; %(told)s of them reported.",
        finding["took_part"],
    ) % {
        "took": f"{finding['took_part']:,}",
        "all": f"{finding['counties']:,}",
        "told": f"{finding['reported']:,}",
    }


def _number(finding: Finding) -> str:
    number, whole = finding["n"], finding["of"]
    told = {
        "bookings": ngettext("%(n)s booking was made.", "%(n)s bookings were made.", number),
        "forwarded": ngettext(
            "The prints of %(n)s booking were searched against the immigration records: %(share)s"
            " of the bookings.",
            "The prints of %(n)s bookings were searched against the immigration records: %(share)s"
            " of the bookings.",
            number,
        ),
        "matched": ngettext(
            "Two examiners confirmed a match in %(n)s of them: %(share)s of the prints searched.",
            "Two examiners confirmed a match in %(n)s of them: %(share)s of the prints searched.",
            number,
        ),
        "detainers": ngettext(
            "%(n)s detainer was issued: for %(share)s of the prints searched.",
            "%(n)s detainers were issued: for %(share)s of the prints searched.",
            number,
        ),
        "overdue": ngettext(
            "%(n)s person was held past the deadline; nobody may be.",
            "%(n)s people were held past the deadline; nobody may be.",
            number,
        ),
    }[finding["code"]]
    part = share(number, whole) if whole else None
    return told % {"n": f"{number:,}", "share": part or _("no share")}


def _change(finding: Finding) -> str:
    before = finding["before"]
    if before is None:
        return ""
    difference = finding["n"] - before
    if not difference:
        return _("That is as many as in the quarter before.")
    more = _("That is %(n)s more than in the quarter before.")
    fewer = _("That is %(n)s fewer than in the quarter before.")
    return (more if difference > 0 else fewer) % {"n": f"{abs(difference):,}"}


def _told(code: str, number: int) -> str:
    if code == "longest":
        return (
            ngettext(
                "The longest was %(n)s day past it, begun days counted as whole ones.",
                "The longest was %(n)s days past it, begun days counted as whole ones.",
                number,
            )
            if number
            else ""
        )
    return {
        "voided": ngettext(
            "%(n)s match was wrong and taken back.",
            "%(n)s matches were wrong and taken back.",
            number,
        ),
        "set_aside": ngettext(
            "%(n)s booking was set aside and is in no rate.",
            "%(n)s bookings were set aside and are in no rate.",
            number,
        ),
        "flagged": ngettext(
            "The review flagged %(n)s place: flagged for review is no finding of wrongdoing.",
            "The review flagged %(n)s places: flagged for review is no finding of wrongdoing.",
            number,
        )
        if number
        else _("The review flagged no place."),
    }.get(code, "")
