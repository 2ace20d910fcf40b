import numpy as np

from reports.disclosure.census import synthetic_cube, with_late_records


def test_the_invented_nation_has_the_size_of_the_real_one(nation):
    assert len(nation.counts) == 62_840
    assert len(nation.columns["state"][0]) == 51


def test_the_invented_nation_is_as_sparse_as_the_real_one(nation):
    counties = nation.table(("county",)).values

    assert 0.78 < np.mean(nation.counts == 0) < 0.82
    assert 0.37 < np.mean((counties > 0) & (counties < 5)) < 0.41


def test_a_seed_always_invents_the_same_quarter():
    one, again, other = (synthetic_cube(seed, counties=(3, 2)) for seed in (4, 4, 5))

    assert one.counts.tobytes() == again.counts.tobytes()
    assert one.counts.tobytes() != other.counts.tobytes()


def test_late_records_only_add(nation):
    later = with_late_records(nation, 400, seed=1)

    assert (later.counts >= nation.counts).all()
    assert later.counts.sum() == nation.counts.sum() + 400
