"""The Spanish catalogue has every message, and is compiled."""

import gettext
import io
import re

import pytest
from django.utils.translation import gettext as translated
from django.utils.translation import override

from tests.portal.catalog import FOLDER, compiled, messages, read

SPANISH = read((FOLDER / "django.po").read_text())
BLANK = re.compile(r"%\([a-z_]+\)s|%%")


def test_every_message_has_its_spanish():
    assert messages() - set(SPANISH) == set()


def test_no_spanish_is_kept_for_what_nobody_says():
    assert set(SPANISH) - messages() == {("",)}


def test_each_translation_fills_the_same_blanks():
    said = {message: words for message, words in SPANISH.items() if message != ("",)}

    assert [message for message, words in said.items() if not fits(message, words)] == []


def fits(message, words):
    """Whether there are as many forms, none of them empty and each with the same blanks."""
    return len(words) == len(message) and all(
        one.strip() and sorted(BLANK.findall(one)) == sorted(BLANK.findall(meant))
        for one, meant in zip(words, message, strict=True)
    )


@pytest.mark.parametrize(
    ("message", "words"),
    [(("%(n)s rows",), ("filas",)), (("Rows",), (" ",)), (("Row", "Rows"), ("Fila",))],
)
def test_a_translation_that_does_not_fit_is_found(message, words):
    assert not fits(message, words)


def test_the_catalogue_is_compiled():
    assert (FOLDER / "django.mo").read_bytes() == compiled(SPANISH), (
        "compile it: python -m tests.portal.catalog"
    )


def test_what_is_compiled_can_be_read_by_gettext():
    catalog = gettext.GNUTranslations(io.BytesIO(compiled(SPANISH)))

    assert catalog.gettext("Jurisdictions") == "Jurisdicciones"
    assert catalog.ngettext("%(count)s minutia.", "%(count)s minutiae.", 2).endswith("minucias.")


def test_the_site_finds_the_catalogue():
    with override("es"):
        assert translated("Skip to main content") == "Saltar al contenido principal"
