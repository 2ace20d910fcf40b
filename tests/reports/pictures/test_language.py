"""Pictures in the language of the page."""

import ast
import re

import pytest

from reports.gaps import Gap
from reports.pictures.funnel_units import Flag, Unit
from reports.pictures.language import ENGLISH, Language
from reports.pictures.palette import PHONE_TYPE
from reports.pictures.trend_quarters import Quarter, Rate
from tests.portal.catalog import messages
from tests.reports.pictures.reading import is_legible, is_sound, stays_within, tree
from tests.reports.pictures.samples import everything, funnel_of, map_of, trend_of
from tests.test_architecture import ROOT

MARKED = Language(
    lambda message: f"«{message}»",
    lambda one, several, count: f"«{one if count == 1 else several}»",
)
LONG = Language(
    lambda message: message + " " + "e" * (3 * len(message) // 10),
    lambda one, several, count: several + " " + "e" * (3 * len(several) // 10),
)
UNIT = "requests for a detainer per 1,000 bookings of a jail of a county"  # of 64 letters
SPANISH = {
    "%(count)s county of %(all)s has a number": "%(count)s condado de %(all)s tiene cifra",
    "%(count)s counties of %(all)s have a number": "%(count)s condados de %(all)s tienen cifra",
    "the highest is %(rate)s %(unit)s in %(county)s": "%(county)s: %(rate)s %(unit)s",
    "%(count)s flagged for review (%(names)s)": "%(names)s para revisar",
}
IN_SPANISH = Language(
    lambda message: SPANISH.get(message, message),
    lambda one, several, count: SPANISH.get(one if count == 1 else several, one),
)


def said(figure) -> list[str]:
    """All that a picture, its sentence and its table say."""
    cells = [cell for row in figure.rows for cell in row if isinstance(cell, str)]
    labels = [each.get("aria-label", "") for each in tree(figure).iter()]
    return [*tree(figure).itertext(), *labels, figure.summary, *figure.columns, *cells]


def unmarked(words) -> str:
    """What stands outside of every message."""
    inner = re.compile("«[^«»]*»")
    while inner.search(words):
        words = inner.sub("", words)
    return words


def messages_in_code() -> set[tuple[str, ...]]:
    """What the pictures ask the language for, as it is written in the code."""
    paths = (ROOT / "reports" / "pictures").glob("*.py")
    calls = [
        node
        for path in paths
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    asked = [call.args for call in calls if call.func.attr in ("gettext", "ngettext")]
    return {tuple(a.value for a in args if isinstance(a, ast.Constant)) for args in asked}


def messages_asked() -> set[tuple[str, ...]]:
    """What they ask for when everything is drawn."""
    asked = set()

    def one_form(message):
        asked.add((message,))
        return message

    def two_forms(one, several, count):
        asked.add((one, several))
        return several

    everything(Language(one_form, two_forms))
    names = [Unit(str(place), "#", 90, 30.0, Flag.HIGH) for place in range(9)]
    funnel_of(Language(one_form, two_forms), *names)
    return asked


def test_no_word_of_a_picture_escapes_the_language():
    escaped = {
        words
        for figure in everything(MARKED)
        for words in said(figure)
        if re.search(r"[^\W\d_]", re.sub(r"\d(e[+-]\d+|[KM]\b)", "", unmarked(words)))
    }

    assert escaped == set()


def test_the_language_is_asked_before_blanks_are_filled_and_for_nothing_else():
    assert messages_asked() == messages_in_code()


def test_every_message_of_a_picture_is_one_of_the_catalogue():
    found = messages_in_code()

    assert len(found) > 40
    assert found <= messages()


@pytest.mark.parametrize("language", [ENGLISH, MARKED, LONG])
def test_a_picture_is_sound_in_every_language(language):
    for figure in everything(language):
        assert is_sound(figure, figure.svg.split('id="')[1].split("-")[0])
        assert stays_within(figure)


@pytest.mark.parametrize("key_size", [None, PHONE_TYPE])
@pytest.mark.parametrize("words", ["#", UNIT])
def test_words_a_third_longer_lie_upon_nothing_and_are_not_cut_off(words, key_size):
    legible = [is_legible(figure, key_size) for figure in everything(LONG, words)]

    assert all(legible), legible


def test_plurals_are_those_of_the_language():
    assert map_of(IN_SPANISH, 4.0).summary == "1 condado de 1 tiene cifra; #: 4 #."
    assert map_of(IN_SPANISH, 4.0, 4.0).summary.startswith("2 condados de 2 tienen cifra; ")
    assert map_of(IN_SPANISH, Gap.PROTECTED).summary.startswith("0 condados de 1 tienen cifra; ")


def test_blanks_may_stand_in_another_order():
    flagged = Unit("39901", "Riverton", 90, 30.0, Flag.HIGH)

    assert "; Riverton para revisar." in funnel_of(IN_SPANISH, flagged).summary


def test_a_figure_is_written_alike_in_each_language():
    figure = trend_of(MARKED, Quarter("2026 #1", Rate(12_345, 1234, 23_456)))

    assert "«12,345 in 2026 #1»" in figure.summary
    assert "«90 % interval 1,234 to 23,456»" in figure.summary
