"""Places are given over the tenants in turn, and none to a tenant that has its share."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from portal import leases


@given(
    tenants=st.lists(st.integers(1, 4), max_size=30),
    busy=st.dictionaries(st.integers(1, 4), st.integers(0, 5)),
    room=st.integers(0, 20),
    per_tenant=st.integers(0, 6),
)
def test_places_are_given_round_robin(tenants, busy, room, per_tenant):
    rows = list(enumerate(tenants))

    given_ = leases._round_robin(rows, dict(busy), room=room, per_tenant=per_tenant)

    count, taken = Counter(tenants), Counter(tenant for _, tenant in given_)
    free = {t: max(0, min(count[t], per_tenant - busy.get(t, 0))) for t in count}
    assert len(given_) == min(room, sum(free.values()))
    assert all(taken[tenant] <= free[tenant] for tenant in taken)
    for tenant in count:  # within a tenant, the first come first
        own = [row for row in rows if row[1] == tenant]
        assert [row for row in given_ if row[1] == tenant] == own[: taken[tenant]]
    ahead = {t: busy.get(t, 0) + taken[t] for t in count}
    for t in count:  # nobody has two places more than one who still waits for one
        if taken[t] < free[t]:
            assert all(ahead[u] <= ahead[t] + 1 for u in count if taken[u])
