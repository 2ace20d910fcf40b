import hmac

from hypothesis import given
from hypothesis import strategies as st

from reports.agreement.lots import LOT, lots_of

TEXT = st.text(max_size=80)


@given(st.lists(TEXT, max_size=5), TEXT)
def test_a_lot_is_the_hmac_of_the_standard_library(cases, seed):
    lots = lots_of(cases, seed)

    assert [lot.ljust(LOT, b"\0") for lot in lots.tolist()] == [
        hmac.digest(seed.encode(), case.encode(), "sha256") for case in cases
    ]


def test_a_lot_is_that_of_rfc_4231():
    """Test case 2."""
    wanted = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"

    assert lots_of(["what do ya want for nothing?"], "Jefe")[0].hex() == wanted
