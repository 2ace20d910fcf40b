"""Numbers and lists as a reader meets them in titles, summaries and keys."""

from collections.abc import Sequence

MOST_NAMED = 5


def told(value: float) -> str:
    """A number to three figures or to the whole, with commas for thousands."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 or value == 0 else f"{value:.0e}"


def ticked(value: float) -> str:
    """A number in six characters or fewer, for an axis of round numbers."""
    for size, name in ((1e9, "B"), (1e6, "M"), (1e4, "K")):
        if size <= abs(value) < 1e12:
            unit = 1e3 if name == "K" else size
            return f"{value / unit:.3g}{name}"
    return told(value) if abs(value) < 1e12 else f"{value:.0e}"


def counted(count: int, one: str, several: str) -> str:
    """A count with its noun."""
    return f"{count:,} {one if count == 1 else several}"


def listed(names: Sequence[str]) -> str:
    """Names in a row; after five only how many more there are.  `` for none.

    Names with commas in them ("Cook County, IL") are parted by semicolons.
    """
    named, rest = list(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if rest > 0:
        named.append(f"{rest:,} more")
    comma = "; " if any("," in name for name in names) else ", "
    return " and ".join([comma.join(named[:-1]), named[-1]] if len(named) > 1 else named)


def capital(words: str) -> str:
    """Words with a capital at their head."""
    return words[:1].upper() + words[1:]


def shortened(name: str, most: int = 26) -> str:
    """A name that fits beside a mark."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
