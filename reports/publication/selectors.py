"""What was published: versions, their files, and the places in them."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from portal.register.selectors import states
from reports.publication.models import NATION, File, Publication, PublicFlag, Standing
from reports.publication.showing import COUNTY, Counties, Place

IS_COUNTY = r"^[0-9]{5}$"
STATE = 2  # digits of a state's code
SUMS = {
    "all": Count("pk"),
    "took": Count("pk", filter=Q(days__gt=0)),
    "told": Count("pk", filter=Q(reported=True, days__gt=0)),
}
FIRST = "1.0"


def standing() -> QuerySet[Publication]:
    """The version that stands for each quarter, the latest quarter first."""
    return Publication.objects.filter(corrected_at=None).order_by("-quarter")


def publication(*, quarter: str = "", version: str = "") -> Publication | None:
    """A version of a quarter; the one that stands where none is named, of the latest quarter."""
    if version:
        return Publication.objects.filter(quarter=quarter, version=version).first()
    rows = standing().filter(quarter=quarter) if quarter else standing()
    return rows.first()


def publications() -> QuerySet[Publication]:
    """Every version, the latest quarter first and of it the latest version."""
    return Publication.objects.order_by("-quarter", "-major", "-minor")


def versions(*, quarter: str) -> list[Publication]:
    """The versions of a quarter, the latest first."""
    return list(publications().filter(quarter=quarter))


def corrections() -> list[Publication]:
    """The versions that corrected another, the latest first."""
    return list(Publication.objects.exclude(version=FIRST).order_by("-published_at", "-pk"))


def files(published: Publication) -> list[File]:
    """The files of a version without their bytes: its data first, its pictures last."""
    rows = published.files.defer("data").order_by("path")
    return sorted(rows, key=lambda file: (not _is_in("data", file), _is_in("charts", file)))


def _is_in(folder: str, file: File) -> bool:
    return file.path.startswith(f"{folder}/")


def file(*, quarter: str, version: str, path: str) -> File | None:
    """A file of a version with its bytes."""
    rows = File.objects.filter(publication__quarter=quarter, publication__version=version)
    return rows.filter(path=path).first()


def bytes_of(published: Publication, path: str) -> bytes | None:
    """The bytes of a file of a version."""
    data = published.files.filter(path=path).values_list("data", flat=True).first()
    return None if data is None else bytes(data)


def digest(*, quarter: str, version: str, path: str) -> str | None:
    """The SHA-256 of a file of a version."""
    rows = File.objects.filter(publication__quarter=quarter, publication__version=version)
    return rows.filter(path=path).values_list("sha256", flat=True).first()


def paths(published: Publication, under: str) -> list[str]:
    """The paths of the files of a version in a folder."""
    rows = published.files.filter(path__startswith=under).order_by("path")
    return list(rows.values_list("path", flat=True))


def flags(published: Publication, place: str = "") -> list[PublicFlag]:
    """The flags of a version, or those of a place in it."""
    rows = published.flags.select_related("publication").order_by("indicator", "side", "place")
    return list(rows.filter(place=place) if place else rows)


def quarters_out() -> list[str]:
    """The quarters of which a version stands, the latest first."""
    return list(standing().values_list("quarter", flat=True))


def flags_named(published: Publication) -> list[tuple[str, PublicFlag]]:
    """The flags of a version, each with the name of its place, by that name; two queries."""
    found = flags(published)
    rows = published.standings.filter(place__in={flag.place for flag in found})
    names = dict(rows.values_list("place", "name"))
    return sorted(
        ((names.get(flag.place, flag.place), flag) for flag in found), key=lambda pair: pair[0]
    )


def flags_of(place: str) -> list[PublicFlag]:
    """The flags of a place in the versions that stand, the latest quarter first."""
    rows = PublicFlag.objects.filter(place=place, publication__corrected_at=None)
    ordered = rows.select_related("publication").order_by("-publication__quarter", "indicator")
    return list(ordered)


def state_names() -> dict[str, str]:
    """The names of the states by their two digits."""
    return {state.code: state.name for state in states()}


def county_of(row: Standing) -> Place:
    """A county of its row."""
    return Place(row.place, row.name, row.days, row.of_days, row.reported)


def places_above(published: Publication) -> list[Place]:
    """The states of a version by name, and last the nation."""
    below = _below([published.pk])[published.pk]
    rows = published.standings.exclude(place__regex=IS_COUNTY)
    names = _names()
    found = [_above(row, names, below) for row in rows]
    return sorted(found, key=lambda place: (place.code == NATION, place.name))


def place_in(published: Publication, code: str) -> Place | None:
    """A place of a version."""
    return place_over([published.pk], code).get(published.pk)


def place_over(published: Collection[int], code: str) -> dict[int, Place]:
    """A place in each of some versions that has it, by the version's key."""
    rows = Standing.objects.filter(publication__in=published, place=code)
    if len(code) == COUNTY:
        return {row.publication_id: county_of(row) for row in rows}
    names, below = _names(), _below(published, code)
    return {row.publication_id: _above(row, names, below[row.publication_id]) for row in rows}


def _names() -> dict[str, str]:
    return {**state_names(), NATION: _("United States")}


def _below(published: Collection[int], code: str = NATION) -> dict[int, dict[str, Counties]]:
    """What counties are below a place and below each state in it, by the version's key."""
    rows = Standing.objects.filter(publication__in=published, place__regex=IS_COUNTY)
    if code != NATION:
        rows = rows.filter(place__startswith=code)
    states = rows.values_list("publication", Left("place", STATE)).order_by()
    found: dict[int, dict[str, Counties]] = defaultdict(dict)
    for key, state, *numbers in states.annotate(**SUMS):
        found[key][state] = Counties(*numbers)
    for below in found.values():
        below[NATION] = _sum(list(below.values()))
    return found


def _sum(parts: Sequence[Counties]) -> Counties:
    return Counties(
        sum(each.all for each in parts),
        sum(each.took_part for each in parts),
        sum(each.reported for each in parts),
    )


def _above(row: Standing, names: dict[str, str], below: dict[str, Counties]) -> Place:
    counties = below.get(row.place, Counties(0, 0, 0))
    name = names.get(row.place, row.name)
    return Place(row.place, name, row.days, row.of_days, row.reported, counties)
