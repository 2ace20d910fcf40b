import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from reports.calendar.bundle import zipped

PATHS = st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8}\.csv)?", fullmatch=True)


@given(st.dictionaries(PATHS, st.binary(max_size=200), max_size=5))
def test_every_file_comes_out_as_it_went_in(files):
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        found = {path: archive.read(path) for path in archive.namelist()}

    assert found == files


def test_the_same_files_give_the_same_bytes():
    assert zipped({"a": b"1", "b": b"2"}) == zipped({"b": b"2", "a": b"1"})
