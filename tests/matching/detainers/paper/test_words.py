import pytest

from matching.detainers.paper.words import words

KEYS = set(words()["languages"][0])


@pytest.mark.parametrize("language", words()["languages"], ids=lambda each: each["lang"])
def test_every_language_says_everything(language):
    assert set(language) - {"region"} == KEYS
    assert all(text.strip() == text and text for text in language.values())


@pytest.mark.parametrize("language", words()["languages"], ids=lambda each: each["lang"])
def test_the_48_hours_are_named_in_figures_in_every_language(language):
    assert "48" in language["REGULATION"]
    assert "48" in language["PLAIN"]
    assert "48" not in language["NONE"]


@pytest.mark.parametrize("key", sorted(KEYS - {"lang", "code", "number"}))
def test_no_two_languages_say_the_same(key):
    said = [language[key] for language in words()["languages"]]

    assert len(set(said)) == len(said)
