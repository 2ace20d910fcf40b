"""The figures of training as pages tell them: a quarter, and a place in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.jurisdictions.models import Jurisdiction
from reports.coverage.models import CoverageFigure, Sheet
from reports.coverage.selectors import figures_in, places_of, quarters_told, sheet, states_in
from reports.coverage.tallies import NATION_REST, PROGRAM, REST, STATE
from reports.disclosure.derived import share
from reports.gaps import Gap
from reports.publication.models import NATION, Publication
from reports.publication.showing import LEAST_EXPOSURE
from reports.publication.tables import Cell, Link, Table
from reports.publication.tables import told as said
from reports.publication.training_names import names_of

Figures = Mapping[tuple[str, str], CoverageFigure]


@dataclass(frozen=True)
class TrainingPage:
    """A quarter's figures: every topic in the nation, and one of them state by state."""

    sheet: Sheet
    topics: Table
    places: Table
    topic: str
    title: str
    choices: Sequence[Link]
    quarters: Sequence[str]


@dataclass(frozen=True)
class TrainingPlace:
    """A place in a quarter; ``together`` are the places with which it is told where it is not."""

    sheet: Sheet
    code: str
    name: str
    topics: Table
    places: Table | None
    together: Sequence[Link]


def training_page(told: Sheet, *, topic: str = "") -> TrainingPage:
    """Everything that the page of a quarter tells; the first topic where none of it is named."""
    titles = titles_of(told)
    chosen = topic if topic in titles else next(iter(titles), "")
    nation = {one.topic: one for one in figures_in(told, places=[NATION])}
    rows = [
        *states_in(told, topic=chosen),
        *figures_in(told, places=[PROGRAM, NATION_REST, NATION], topic=chosen),
    ]
    return TrainingPage(
        told,
        _table(
            _("Every topic, in the nation"),
            _("Topic"),
            ((_topic_link(told, key, title), nation.get(key)) for key, title in titles.items()),
        ),
        _table(
            _("%(topic)s, by state") % {"topic": titles.get(chosen, "")},
            _("Place"),
            _by_name(told, rows),
        ),
        chosen,
        titles.get(chosen, ""),
        [_topic_link(told, key, title) for key, title in titles.items()],
        quarters_told(),
    )


def training_place(told: Sheet, code: str) -> TrainingPlace | None:
    """A place in a quarter; None for a code that is no place of the register or the figures."""
    found = {(one.place, one.topic): one for one in figures_in(told, places=_around(code))}
    own = [one for key, one in found.items() if key[0] == code]
    if not own and not Jurisdiction.objects.filter(code=code, listed=True).exists():
        return None
    titles = titles_of(told)
    elsewhere = {_told_with(code, topic, found) for topic in titles} - {"", code}
    names = names_of([code, *elsewhere])
    return TrainingPlace(
        told,
        code,
        names[code],
        _table(
            _("Training in %(place)s") % {"place": names[code]},
            _("Topic"),
            ((title, found.get((code, topic))) for topic, title in titles.items()),
        ),
        _below(told, code, titles) if len(code) == STATE and code != NATION else None,
        [_place_link(told, place, names[place]) for place in sorted(elsewhere)],
    )


def training_of(published: Publication) -> Sheet | None:
    """The figures of training that came out with a version, or before it with an earlier one."""
    found = sheet(quarter=published.quarter)
    return found if found and found.published_at <= published.published_at else None


def titles_of(told: Sheet) -> dict[str, str]:
    """The titles of a sheet's topics by key, in the order of the titles."""
    return dict(sorted(((key, _(title)) for key, title in told.topics.items()), key=_second))


def rate(figure: CoverageFigure) -> str:
    """Which share holds it, in whole percent, or the symbol of too few for a share."""
    if figure.needed < LEAST_EXPOSURE:
        return Gap.TOO_FEW.code
    return share(figure.held, figure.needed) or Gap.NOT_APPLICABLE.code


def _below(told: Sheet, code: str, titles: Mapping[str, str]) -> Table:
    """The places of a state, each with how many hold how many of the topics' numbers."""
    places = places_of(told, code)
    names = names_of(places)
    found = {(one.place, one.topic): one for one in figures_in(told, places=places or [""])}
    rows: list[list[Cell]] = [
        [_place_link(told, place, names[place]), *(_pair(found, place, key) for key in titles)]
        for place in sorted(places, key=lambda place: names[place])
    ]
    caption = _("Places of the state: how many hold it, of how many who need it")
    return Table(caption, [_("Place"), *titles.values()], rows)


def _pair(found: Figures, place: str, topic: str) -> str:
    one = found.get((place, topic))
    if one is None:
        return Gap.PROTECTED.code
    return _("%(held)s of %(needed)s") % {"held": said(one.held), "needed": said(one.needed)}


def _table(caption: str, head: str, rows: Iterable[tuple[Cell, CoverageFigure | None]]) -> Table:
    columns = [head, _("Need it"), _("Hold it"), _("Lack it"), _("Share that holds it")]
    return Table(caption, columns, [[name, *_cells(figure)] for name, figure in rows])


def _cells(figure: CoverageFigure | None) -> list[str]:
    if figure is None:
        return [Gap.PROTECTED.code] * 4
    numbers = (figure.needed, figure.held, figure.lacking)
    return [*(said(number) for number in numbers), rate(figure)]


def _by_name(
    told: Sheet, rows: Sequence[CoverageFigure]
) -> list[tuple[Cell, CoverageFigure | None]]:
    """Rows with their places by name; the nation last."""
    names = names_of(one.place for one in rows)
    ordered = sorted(rows, key=lambda one: (one.place == NATION, names[one.place]))
    return [(_place_link(told, one.place, names[one.place]), one) for one in ordered]


def _around(code: str) -> list[str]:
    """A place, and the places with which it may be told."""
    if len(code) < STATE or code == NATION:
        return [code]
    return [code, f"{code[:STATE]}{REST}", NATION_REST]


def _told_with(code: str, topic: str, found: Figures) -> str:
    """The place in whose numbers a place is told, where it is not told alone."""
    if code == NATION or (code, topic) in found:
        return ""
    units = _around(code)[1:]
    return next((unit for unit in units if (unit, topic) in found), "")


def _topic_link(told: Sheet, key: str, title: str) -> Link:
    address = reverse("coverage-quarter", args=[told.quarter])
    return {"text": title, "url": f"{address}?topic={key}#places"}


def _place_link(told: Sheet, place: str, name: str) -> Link:
    return {"text": name, "url": reverse("coverage-place", args=[told.quarter, place])}


def _second(pair: tuple[str, str]) -> str:
    return pair[1]
