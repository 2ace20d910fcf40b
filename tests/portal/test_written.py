"""Words in the language in which they were written, on pages of another; and numbers in each."""

import pytest
from django.template import Context, Template
from django.utils.formats import number_format
from django.utils.translation import override

PAGE = Template("{% load written %}{{ words|written }}")


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "Stops &amp; arrests"), ("es", '<span lang="en">Stops &amp; arrests</span>')],
)
def test_words_are_marked_where_the_page_is_not_in_their_language(language, shown):
    with override(language):
        assert PAGE.render(Context({"words": "Stops & arrests"})) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "Orden de Law &amp; Co."), ("es", 'Orden de <span lang="en">Law &amp; Co</span>.')],
)
def test_words_within_a_sentence_of_the_page_are_marked_too(language, shown):
    page = Template("{% load written %}{{ sentence|quoting:words }}")

    with override(language):
        words = {"sentence": "Orden de Law & Co.", "words": "Law & Co"}
        assert page.render(Context(words)) == shown


@pytest.mark.parametrize("language", ["en", "es"])
def test_numbers_are_written_as_in_the_country(language):
    with override(language):
        assert number_format(1234.5, use_l10n=True, force_grouping=True) == "1,234.5"
