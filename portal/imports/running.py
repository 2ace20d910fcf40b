"""What the two import commands share: the options, the file, and the order of work."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.accounts.models import User
from portal.imports.errors import ImportRefused
from portal.imports.refusals import REFUSALS
from portal.imports.reports import counts_in_words, lines_of
from portal.imports.selectors import administrator, administrators, plan_file
from portal.imports.services import import_file
from portal.imports.tables import LIMIT, MB, FileRefused
from portal.progress.terminal import CommandBar


def add_people(parser: CommandParser) -> None:
    """The options that name the two administrators."""
    parser.add_argument("--by", help="the administrator who plans it")
    parser.add_argument("--approved-by", help="the second administrator, who approves it")


def add_options(parser: CommandParser) -> None:
    """The options of an import."""
    parser.add_argument("file", type=Path, help="a comma-separated file in UTF-8")
    parser.add_argument("--apply", action="store_true", help="write it; without this, only look")
    parser.add_argument("--verbose", action="store_true", help="print unchanged rows too")
    add_people(parser)


def run(command: BaseCommand, *, kind: str, options: Mapping[str, Any], at: datetime) -> None:
    """Print the report row by row and the counts, then write it all if that was asked for.

    Raises ``CommandError`` with a sentence; nothing is written then.
    """
    try:
        content = bytes_of(options["file"])
        reading = CommandBar("Rows read", command.stderr)
        plan = plan_file(kind=kind, content=content, at=at, tell=reading.step)
        for line in lines_of(plan, everything=options["verbose"]):
            command.stdout.write(line)
        command.stdout.write(counts_in_words(plan.counts))
        if not plan.fits:
            raise ImportRefused(f"{plan.counts['error']} lines are in error. Nothing was written.")
        if not options["apply"]:
            command.stdout.write("Nothing was written: this was a look. Add --apply to write it.")
            return
        by, approved_by = two_administrators(options)
        imported = import_file(
            kind=kind, file_name=options["file"].name, content=content,
            by=by, approved_by=approved_by, at=at,
            tell=CommandBar("Rows written", command.stderr).step,
        )  # fmt: skip
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from None
    command.stdout.write(f"Written as import {imported.pk}, by {by}, approved by {approved_by}.")


def two_administrators(options: Mapping[str, Any]) -> tuple[User, User]:
    """The administrators who were named, else the two oldest accounts among the active ones."""
    named = [options["by"], options["approved_by"]]
    found = [administrator(name) if name else None for name in named]
    for name, person in zip(named, found, strict=True):
        if name and person is None:
            raise ImportRefused(f"{name} is no active administrator.")
    others = [person for person in administrators() if person not in found]
    first, second = (person or (others.pop(0) if others else None) for person in found)
    if first is None or second is None:
        raise ImportRefused("This takes two active administrators, and there are not as many.")
    if first == second:
        raise ImportRefused("This takes two different administrators.")
    return first, second


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; of a larger one than the limit, no more than shows that it is."""
    try:
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except OSError as error:
        raise FileRefused(f"{path} cannot be read: {error.strerror}.") from None
    if len(content) > LIMIT:
        raise FileRefused(f"The file is larger than {LIMIT // MB} MB.")
    return content
