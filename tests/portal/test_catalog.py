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


@pytest.mark.parametrize("message", [m for m in SPANISH if m != ("",)], ids="|".join)
def test_a_translation_fills_the_same_blanks(message):
    words = SPANISH[message]

    assert len(words) == len(message)
    for said, meant in zip(words, message, strict=True):
        assert said.strip()
        assert sorted(BLANK.findall(said)) == sorted(BLANK.findall(meant))


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
