"""Forms and tables are drawn by components, not by hand."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2] / "templates"
CONTROL = re.compile(r"<(?:input|select|textarea)\b[^>]*>")
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
# Where controls come from; of Django the administration draws its own.
DRAWS = ("components/", "django/forms/", "allauth/elements/", "admin/")
# A button in the looks of Django's administration, whose own styles want it so.
ADMINISTRATION = 'type="submit" class="default"', 'type="submit" value='
BAIT = {"complain/check.html": 1}  # a field that programs fall for and nobody sees
# Forms in which several components stand, or a table whose rows are chosen.
COMPOSED = {
    "casework/list.html",
    "complain/check.html",
    "complain/question.html",
    "complaints/bulk.html",
    "complaints/complaint_list.html",
    "complaints/intake.html",
    "figures/chart.html",
    "figures/compare.html",
    "figures/places.html",
    "inbox/preferences.html",
    "matching/booking_form.html",
    "matching/review_pair.html",
    "participation/step.html",
}


def by_hand(path: Path) -> list[str]:
    found = CONTROL.findall(path.read_text())
    return [one for one in found if 'type="hidden"' not in one and not is_of_administration(one)]


def is_of_administration(markup: str) -> bool:
    return any(mark in markup for mark in ADMINISTRATION)


def test_no_template_draws_a_control_by_hand():
    drawn = {
        str(path.relative_to(ROOT)): len(found)
        for path in sorted(ROOT.rglob("*.html"))
        if not str(path.relative_to(ROOT)).startswith(DRAWS) and (found := by_hand(path))
    }

    assert drawn == BAIT


def test_a_form_is_a_component_where_it_is_not_composed_of_several():
    drawn = {
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.rglob("*.html"))
        if not str(path.relative_to(ROOT)).startswith(DRAWS)
        and any(not is_of_administration(form) for form in FORM.findall(path.read_text()))
    }

    assert drawn == COMPOSED


def test_no_form_tells_by_the_name_of_its_button_what_is_to_be_done():
    # Enter in a field may press the button that the header draws for it, which has no name.
    told = [
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.rglob("*.html"))
        if re.search(r'components/form\.html"[^%]*\bbutton_name=', path.read_text())
    ]

    assert told == []


def test_every_table_has_a_caption():
    bare = [
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.rglob("*.html"))
        if (text := path.read_text()).count("<table") > text.count("<caption")
        and not path.is_relative_to(ROOT / "allauth" / "elements")
    ]

    assert bare == []


def test_no_template_brings_a_style_or_a_script_of_its_own():
    own = re.compile(r"<style|\sstyle=\"|<script(?![^>]*\bsrc=)|\son[a-z]+=\"")

    found = [
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.rglob("*.html"))
        if own.search(path.read_text())
    ]

    assert found == []
