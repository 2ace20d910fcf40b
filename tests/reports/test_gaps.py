"""The reasons why a figure is missing."""

from reports.gaps import Gap
from reports.package.content import SYMBOLS


def test_every_reason_has_a_code_of_its_own_that_looks_like_no_value():
    codes = {gap.code for gap in Gap}

    assert len(codes) == len(Gap)
    assert all(code[0] + code[-1] == "[]" for code in codes)


def test_every_reason_says_something_of_its_own():
    assert len({gap.meaning for gap in Gap}) == len(Gap)
    assert all(gap.meaning.endswith(".") for gap in Gap)


def test_files_and_pictures_have_the_same_reasons():
    assert {gap: (symbol.code, symbol.meaning) for gap, symbol in SYMBOLS.items()} == {
        Gap.NOT_PARTICIPATING: ("[n]", "The jurisdiction did not take part in this period."),
        Gap.NOT_REPORTED: ("[x]", "The jurisdiction took part and did not report."),
        Gap.PROTECTED: ("[c]", "Not shown, so that nobody can be found."),
        Gap.TOO_FEW: ("[f]", "Too few for a rate; the numbers themselves are shown."),
        Gap.NOT_APPLICABLE: ("[z]", "There is no such figure."),
    }
