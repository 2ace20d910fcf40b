"""Every page of help in both languages: it renders, its links lead somewhere, its facts are so."""

import re

import pytest
from django.urls import Resolver404, resolve

from portal.entrances import ENTRANCES
from portal.help import pages
from portal.help.facts import FACTS
from portal.help.readers import PAGES, SITE, Reader
from portal.help.rendering import UnknownLink, address_of
from portal.help.settings_table import INTERNAL, SETTINGS
from portal.help.tables import TABLES, house_commands
from portal.stack.state import ROOT

EVERY = [(reader.value, slug) for reader, slugs in PAGES.items() for slug in slugs]
EVERY += [("site", slug) for slug in SITE]
BOTH = [(folder, slug, lang) for folder, slug in EVERY for lang in pages.LANGUAGES]
HREF = re.compile(r'href="([^"]+)"')
NAMED = re.compile(r"\{\{ ([\w ]+) \}\}")


def source_of(folder, slug, lang):
    return (pages.FOLDER / lang / folder / f"{slug}.md").read_text()


@pytest.mark.parametrize(("folder", "slug", "lang"), BOTH)
def test_a_page_renders_and_its_links_lead_to_doors(folder, slug, lang):
    html = pages.article(folder, slug, lang).html

    assert "{{" not in html
    assert [href for href in HREF.findall(html) if is_broken(href)] == []


def is_broken(href):
    """Whether a path within the site leads to no door or no page."""
    path, _, anchor = href.partition("#")
    if not path.startswith("/"):
        return not path.startswith(("https://", "mailto:")) and bool(path)
    try:
        found = resolve(path)
    except Resolver404:
        return True
    if found.url_name == "help-page":
        return not is_there(found.kwargs, anchor)
    return found.url_name not in ENTRANCES


def is_there(kwargs, anchor):
    page = pages.article(kwargs["reader"], kwargs["page"], "en")
    return not anchor or anchor in [heading.anchor for heading in page.headings]


@pytest.mark.parametrize(("folder", "slug"), EVERY)
def test_both_languages_have_the_same_headings_tables_links_and_facts(folder, slug):
    english, spanish = (source_of(folder, slug, lang) for lang in pages.LANGUAGES)

    for shape in (r"^#+", r"^\d+\.", r"^-", r"^```", r"\]\((?!https)([^)]+)\)", r"`[a-z_]+`"):
        found = [sorted(re.findall(shape, text, re.MULTILINE)) for text in (english, spanish)]
        assert found[0] == found[1], shape
    assert sorted(NAMED.findall(english)) == sorted(NAMED.findall(spanish))


@pytest.mark.parametrize(("folder", "slug"), EVERY)
def test_a_page_is_written_out_in_both_languages(folder, slug):
    english, spanish = (pages.article(folder, slug, lang) for lang in pages.LANGUAGES)

    assert english.summary != spanish.summary
    assert english.text != spanish.text
    assert len(english.headings) >= 2


def test_every_file_is_a_page_and_the_other_way_round():
    files = {
        (path.parent.name, path.stem, path.parent.parent.name)
        for path in pages.FOLDER.rglob("*.md")
    }

    assert files == set(BOTH)


def test_every_reader_has_pages():
    assert set(PAGES) == set(Reader)
    assert all(PAGES.values())


def test_every_table_and_fact_is_mentioned_somewhere():
    said = {name for page in EVERY for name in NAMED.findall(source_of(*page, "en"))}

    assert said <= set(TABLES) | set(FACTS)
    assert set(FACTS) - said == set()


def test_every_command_and_setting_that_a_page_types_is_there():
    text = "".join(source_of(*page) for page in BOTH)
    commands = set(re.findall(r"manage\.py ([a-z_]+)", text)) - {"migrate", "check", "test"}
    settings = set(re.findall(r"`([A-Z]+_[A-Z_]+)`", text))
    assert len(commands) > 5

    assert commands - set(house_commands()) == set()
    assert settings - set(SETTINGS) == set()


def test_html_of_a_writer_stays_words():
    tokens = pages.rendering.parsed("# T\n\nS\n\n<script>x</script> [a](javascript:x)")

    html = pages.rendering.html_of(tokens[6:], anchors=[])

    assert "<script>" not in html
    assert "href" not in html


@pytest.mark.parametrize("href", ["javascript:x", "http://example.org", "nowhere"])
def test_a_link_to_nothing_known_is_refused(href):
    with pytest.raises(UnknownLink):
        address_of(href)


def test_the_table_of_settings_is_what_the_code_reads_from_the_environment():
    read = set()
    for path in (ROOT / "portal").rglob("*.py"):
        read |= set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_]+)\"", path.read_text()))

    assert read - INTERNAL - set(SETTINGS) == set()
    assert set(SETTINGS) - read == {"DATABASE_OWNER_URL"}  # for migrations, read by manage.py
