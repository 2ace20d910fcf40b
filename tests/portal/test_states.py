import pytest

from portal.states import Lifecycle, TransitionRefused

DOOR = Lifecycle(
    initial="SHUT",
    ways={
        "SHUT": {"OPEN": "open_door", "SEALED": "seal_door"},
        "OPEN": {"SHUT": "shut_door"},
        "SEALED": {},
    },
)


@pytest.mark.parametrize("source", DOOR.ways)
@pytest.mark.parametrize("target", DOOR.ways)
def test_only_the_ways_of_the_table_are_open(source, target):
    if target in DOOR.ways[source]:
        assert DOOR.permission_for(source=source, target=target) == DOOR.ways[source][target]
    else:
        with pytest.raises(TransitionRefused, match=f"{source} does not lead to {target}"):
            DOOR.permission_for(source=source, target=target)


def test_a_final_state_is_one_that_nothing_leaves():
    assert DOOR.final == {"SEALED"}


def test_the_diagram_draws_every_way():
    assert "SHUT --> SEALED: seal_door" in DOOR.mermaid()
    assert "[*] --> SHUT" in DOOR.mermaid()
