"""Names beside marks, and the key."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reports.pictures.keys import Item, key, width_of
from reports.pictures.labels import Box, Mark, place

FRAME = Box(0, 0, 400, 300)
MARKS = st.lists(
    st.builds(Mark, st.floats(0, 400), st.floats(0, 300), st.floats(5, 200)), max_size=12
)


@given(MARKS)
def test_no_name_lies_upon_another_or_leaves_the_frame(marks):
    boxes = [each.box for each in place(marks, FRAME, 13) if each]

    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(FRAME.holds(box) for box in boxes)


@given(MARKS)
def test_no_name_lies_upon_a_mark(marks):
    names = [each for each in place(marks, FRAME, 13) if each]

    for name in names:
        middle = [(m.x, m.y) for m in marks if name.box.holds(Box(m.x, m.y, m.x, m.y))]
        assert middle == []


def test_a_name_stands_right_of_its_mark_where_it_can():
    (name,) = place([Mark(100, 100, 50)], FRAME, 10)

    assert (name.anchor, name.x, name.y) == ("start", 105, 103.5)


def test_at_the_right_edge_a_name_stands_left():
    (name,) = place([Mark(390, 100, 50)], FRAME, 10)

    assert (name.anchor, name.x) == ("end", 385)


def test_a_name_wider_than_the_frame_finds_no_place():
    assert place([Mark(200, 150, 500)], FRAME, 10) == [None]


def test_the_first_mark_is_served_first():
    crowd = [Mark(200, 150, 60)] * 9

    served = [each is not None for each in place(crowd, FRAME, 10)]

    assert served == sorted(served, reverse=True)
    assert 1 <= sum(served) < 9


@given(st.lists(st.integers(1, 12).map(lambda n: Item("", "x" * n)), max_size=9))
def test_a_key_takes_more_lines_where_words_do_not_fit(items):
    _drawn, height = key(items, (0, 0), 200, 10)

    least = sum(width_of(item.words, 10) + 30 for item in items) / 230
    assert height >= 16 * (least - 1)
    assert height <= 16 * len(items)
