"""The files of a version: what there is, and the bytes that were signed."""

import gzip
import re
from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import etag, require_safe

from reports.publication import selectors
from reports.publication.citation import citation_of
from reports.publication.pages import stamp_of
from reports.releases.keys import published_keys
from reports.views.figures import wanted

PLAIN = "text/plain; charset=utf-8"
TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".svg": "image/svg+xml",
}
SAVED, PACKED = {".csv", ".parquet"}, {".parquet"}
TAKES_GZIP = re.compile(r"\bgzip\b(?!;q=0)")
YEAR = 31_536_000


@gzip_page
@require_safe
def figure_files(request: HttpRequest, quarter: str, version: str) -> HttpResponse:
    """Every file with its size and checksum, how to verify them, and how to cite them."""
    published = wanted(quarter, version)
    context = {
        "stamp": stamp_of(published),
        "files": selectors.files(published),
        "citation": citation_of(published),
        "keys": published_keys(),
        "root": settings.PUBLIC_ADDRESS.rstrip("/"),
    }
    return render(request, "figures/files.html", context)


def _etag(_request: HttpRequest, quarter: str, version: str, path: str) -> str | None:
    found = selectors.digest(quarter=quarter, version=version, path=path)
    return f'"{found}"' if found else None


@require_safe
@etag(_etag)
def figure_file(request: HttpRequest, quarter: str, version: str, path: str) -> HttpResponse:
    """The bytes of a file, for ever the same; nobody is asked for a key."""
    found = selectors.file(quarter=quarter, version=version, path=path)
    if found is None:
        raise Http404("This version has no such file.")
    ending = PurePosixPath(path).suffix
    name = f"{quarter}-{version}-{PurePosixPath(path).name}"
    answer = HttpResponse(
        bytes(found.data),
        content_type=TYPES.get(ending, PLAIN),
        headers={
            "Content-Disposition": content_disposition_header(ending in SAVED, name) or "inline",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": f"public, max-age={YEAR}, immutable",
            "ETag": f'"{found.sha256}"',
        },
    )
    if ending not in PACKED and TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")):
        _pack(answer, found.sha256)
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer


def _pack(answer: HttpResponse, sha256: str) -> None:
    """Compress the bytes on the way, at the speed that suits files of megabytes."""
    answer.content = gzip.compress(answer.content, compresslevel=1, mtime=0)
    answer.headers["Content-Encoding"], answer.headers["ETag"] = "gzip", f'W/"{sha256}"'
