"""Charters, terms, resignations."""


def test_six_of_seven_seats_are_filled(committee):
    assert len(committee) == 6
