"""A table as CSV (RFC 4180): UTF-8, a heading, a line feed after each row, no blank cell."""

import csv
import io

from reports.package.cells import texts_of
from reports.package.content import Table
from reports.package.ordering import in_columns


def as_csv(table: Table) -> bytes:
    """The table as a file.  Raises ``BadCell`` and ``BadTable``."""
    columns = zip(table.columns, in_columns(table), strict=True)
    texts = [texts_of(column, cells) for column, cells in columns]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(zip(*texts, strict=True))
    return out.getvalue().encode()
