"""Numbers and lists as a reader meets them in titles, summaries and keys."""

from collections.abc import Sequence

from reports.pictures.language import ENGLISH, Language

MOST_NAMED = 5
MANY = 1e9  # a billion is another number in Spanish: from here on in powers of ten


def told(value: float) -> str:
    """A number to three figures or to the whole, with commas for thousands."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 or value == 0 else f"{value:.0e}"


def ticked(value: float) -> str:
    """A number in six characters or fewer, for an axis of round numbers."""
    for size, name in ((1e6, "M"), (1e4, "K")):
        if size <= abs(value) < MANY:
            unit = 1e3 if name == "K" else size
            return f"{value / unit:.3g}{name}"
    return told(value) if abs(value) < MANY else f"{value:.0e}"


def listed(names: Sequence[str], language: Language = ENGLISH) -> str:
    """Names in a row; after five only how many more there are.  `` for none.

    Names with commas in them ("Cook County, IL") are parted by semicolons.  No "and" stands
    before the last: its Spanish depends on the sound that follows.
    """
    comma = "; " if any("," in name for name in names) else ", "
    named, rest = comma.join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if rest <= 0:
        return named
    blanks = {"names": named, "count": f"{rest:,}"}
    return language.gettext("%(names)s and %(count)s more") % blanks


def sentence(clauses: Sequence[str]) -> str:
    """One sentence of clauses in their order."""
    return capital("; ".join(clauses)) + "."


def capital(words: str) -> str:
    """Words with a capital at their head."""
    return words[:1].upper() + words[1:]


def shortened(name: str, most: int = 26) -> str:
    """A name that fits beside a mark."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
