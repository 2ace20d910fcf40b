"""What a person calls a file, fit to be shown and to be offered as the name of a download."""

import re

LONGEST = 120
NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff"<>|:*?\\/]+')


def tidy(name: str) -> str:
    """The last part of a path without what steers a terminal or a shell; "file" for nothing.

    Tidying twice is tidying once.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = NOT_IN_NAMES.sub("", last).strip(" .")
    if len(clean) > LONGEST:
        stem, dot, ending = clean.rpartition(".")
        clean = f"{stem[: LONGEST - 12]}{dot}{ending[:10]}" if dot else clean[:LONGEST]
    return clean.strip(" .") or "file"
