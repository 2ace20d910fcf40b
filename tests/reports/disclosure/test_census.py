import numpy as np

from reports.disclosure.census import synthetic_cube, thin_cube, with_late_records


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


def test_a_quarter_told_by_every_stage_is_thin():
    truth = thin_cube(1)

    assert (truth.counts > 0).all()
    assert 480_000 < truth.counts.sum() < 520_000
    assert 75_000 < np.sum(truth.counts < 5) < 85_000
    assert 0.78 < truth.table(("stage",)).values[0] / truth.counts.sum() < 0.86


def test_a_late_record_may_be_the_first_of_its_cell():
    truth = thin_cube(3, counties=(4, 3), bookings=400)

    later = with_late_records(truth, 400, seed=1)

    before = dict(zip(truth.keys, truth.counts.tolist(), strict=True))
    after = dict(zip(later.keys, later.counts.tolist(), strict=True))
    assert list(after) == sorted(after)
    assert all(after[key] >= count for key, count in before.items())
    assert len(after) > len(before)
