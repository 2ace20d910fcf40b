"""How long the public pages take at the server, and what their first view transfers."""

import re
import urllib.request
from collections.abc import Iterator
from functools import partial
from urllib.parse import urljoin

from portal.demo import timing

ENCODINGS = "br, gzip"
KB = 1024
SECONDS, WEIGHT, WEIGHT_OF_A_MAP = 0.150, 150 * KB, 250 * KB
# The pages that anybody comes to first.
PAGES = {
    "home": "/",
    "search": "/search/?q=riverton",
    "search, misspelled": "/search/?q=cuyahogga",
    "register": "/jurisdictions/",
    "register, sorted": "/jurisdictions/?sort=-county",
    "place": "/jurisdictions/39035/",
    "map": "/jurisdictions/map/",
    "complaint": "/complain/",
    "complaint, following": "/complain/follow/",
    "complaints in figures": "/complain/figures/",
    "notice": "/notice/",
    "figures": "/figures/",
    "places in figures": "/figures/places/",
    "holds": "/holds/",
    "proof": "/proof/",
    "wrongful matches": "/wrongful-matches/",
    "examiners": "/examiners/",
    "committee": "/committee/",
    "recommendations": "/committee/recommendations/",
    "courses": "/training/courses/",
    "help": "/help/",
}
MAPS = {"map"}
PARTS = re.compile(rb'<(?:link[^>]+rel="(?:stylesheet|icon)"|img|script)[^>]*>')
ADDRESS = re.compile(rb'(?:href|src)="([^"]+)"')
# What a browser fetches of the design system's letters for the words of a page.
LETTERS = (
    "/static/uswds/fonts/source-sans-pro/sourcesanspro-regular-webfont.woff2",
    "/static/uswds/fonts/source-sans-pro/sourcesanspro-bold-webfont.woff2",
    "/static/uswds/fonts/merriweather/Latin-Merriweather-Regular.woff2",
    "/static/uswds/fonts/merriweather/Latin-Merriweather-Bold.woff2",
)


def measure(*, address: str) -> Iterator[str]:
    """A line for each page: its time in the middle and at the 95th of 100, and its weight."""
    letters = sum(len(fetch(urljoin(address, path))) for path in LETTERS)
    yield f"letters of every page {letters / KB:6.1f} KB"
    for name, path in PAGES.items():
        url = urljoin(address, path)
        middle, late = timing.spread(timing.times(partial(fetch, url)))
        weight = weigh(url) + letters
        goal = WEIGHT_OF_A_MAP if name in MAPS else WEIGHT
        kept = middle <= SECONDS and weight <= goal
        yield (
            f"{name:<24}{middle * 1000:7.1f} ms  95 of 100 {late * 1000:7.1f} ms"
            f"  {weight / KB:6.1f} KB of {goal // KB}  {'kept' if kept else 'MISSED'}"
        )


def weigh(url: str) -> int:
    """The bytes of a page with its styles, scripts, icon and pictures, without its letters."""
    parts = parts_of(fetch(url, packed=False), url)
    return len(fetch(url)) + sum(len(fetch(part)) for part in parts)


def parts_of(html: bytes, url: str) -> list[str]:
    """The addresses of everything else that a page's first view fetches, each once."""
    found = [ADDRESS.search(tag) for tag in PARTS.findall(html)]
    paths = [match[1].decode().replace("&amp;", "&") for match in found if match]
    return list(dict.fromkeys(urljoin(url, path) for path in paths))


def fetch(url: str, *, packed: bool = True) -> bytes:
    """The bytes of an answer as they come over the wire, packed as a browser asks for it."""
    headers = {"Accept-Encoding": ENCODINGS} if packed else {}
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:  # noqa: S310
        body: bytes = answer.read()
    return body
