"""The national map: every county filled by its flow, drawn as one SVG picture."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from portal.participation.acts import Flow
from portal.register.atlas import GRID, Atlas, read_atlas
from portal.register.colors import DARK, LIGHT, Scheme

UNKNOWN = "unknown"


def style_of(scheme: Scheme) -> str:
    """The style sheet of one scheme; the lines of states are cased, to show on every fill."""
    fills = "".join(f".{flow}{{fill:{color}}}" for flow, color in scheme.fills.items())
    return (
        f"{fills}.{UNKNOWN}{{fill:url(#dots)}}.dot{{fill:{scheme.dots}}}.paper{{fill:{scheme.paper}}}"
        f".county{{stroke:{scheme.dots};stroke-width:1.5}}"
        f".case,.line{{fill:none;stroke:{scheme.paper};stroke-width:9}}"
        f".line{{stroke:{scheme.ink};stroke-width:3.5}}"
    )


STYLE = f"{style_of(LIGHT)}@media(prefers-color-scheme:dark){{{style_of(DARK)}}}"
DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
# The picture brings a style of its own, and its answer allows that one alone.
POLICY = f"default-src 'none'; style-src 'sha256-{DIGEST}'; sandbox"
DOTS = (
    '<pattern id="dots" width="30" height="30" patternUnits="userSpaceOnUse">'
    '<path class="paper" d="M0 0h30v30h-30z"/>'
    '<circle class="dot" cx="15" cy="15" r="6.5"/></pattern>'
)


@dataclass(frozen=True)
class Picture:
    """An SVG and its hash; the same flows make the same picture."""

    svg: bytes
    etag: str


def picture(flows: Mapping[str, str]) -> Picture:
    """The map of the counties' flows by FIPS code; raises ``AtlasMissing``."""
    return _draw(settings.ATLAS_FILE, tuple(sorted(flows.items())))


def undrawn(codes: Iterable[str]) -> list[str]:
    """The codes that the map has no shape for, sorted; raises ``AtlasMissing``."""
    known, atlas = set(codes), read_atlas(settings.ATLAS_FILE)
    drawn = {atlas.code_in(code, known) for code in atlas.counties}
    return sorted(known - drawn)


@lru_cache(maxsize=16)
def _draw(file: Path, flows: tuple[tuple[str, str], ...]) -> Picture:
    atlas = read_atlas(file)
    svg = _compose(atlas, dict(flows)).encode()
    return Picture(svg, f'"{hashlib.sha256(svg).hexdigest()[:32]}"')


def _compose(atlas: Atlas, flows: Mapping[str, str]) -> str:
    paths: dict[str, list[str]] = {name: [] for name in (*Flow.values, UNKNOWN)}
    for shape, path in atlas.counties.items():
        code = atlas.code_in(shape, flows)
        paths[flows[code] if code else UNKNOWN].append(path)
    filled = "".join(
        f'<path class="county {name}" d="{_packed("".join(each))}"/>'
        for name, each in paths.items()
        if any(each)
    )
    frame = " ".join(str(edge * GRID) for edge in atlas.frame)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}" width="{atlas.frame[2]}"'
        f' height="{atlas.frame[3]}"><style>{STYLE}</style><defs>{DOTS}'
        f'<path id="states" d="{_packed(atlas.borders)}"/></defs>{filled}'
        '<use class="case" href="#states"/><use class="line" href="#states"/></svg>'
    )


def _packed(path: str) -> str:
    """Path data without the spaces that a minus sign makes needless."""
    return path.replace(" -", "-")
