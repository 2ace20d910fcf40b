import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.sealing import SealBroken, keyed_hash, keyed_hashes, seal, unseal

OWNER, NAME = "17", "booking:1:person"


@given(plain=st.binary(max_size=200))
def test_what_was_sealed_opens_again(plain):
    assert unseal(seal(plain, owner=OWNER, name=NAME), owner=OWNER, name=NAME) == plain


@pytest.mark.parametrize(("owner", "name"), [("18", NAME), (OWNER, "booking:2:person")])
def test_an_envelope_moved_elsewhere_does_not_open(owner, name):
    envelope = seal(b"secret", owner=OWNER, name=NAME)

    with pytest.raises(SealBroken):
        unseal(envelope, owner=owner, name=name)


@given(data=st.data())
def test_an_envelope_with_one_bit_changed_does_not_open(data):
    envelope = bytearray(seal(b"secret", owner=OWNER, name=NAME))
    place = data.draw(st.integers(0, len(envelope) - 1))
    envelope[place] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(SealBroken):
        unseal(bytes(envelope), owner=OWNER, name=NAME)


def test_equal_plaintexts_look_different():
    assert seal(b"secret", owner=OWNER, name=NAME) != seal(b"secret", owner=OWNER, name=NAME)


def test_an_older_key_opens_and_the_newest_seals(settings):
    old = seal(b"secret", owner=OWNER, name=NAME)
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, b"n" * 32]

    assert unseal(old, owner=OWNER, name=NAME) == b"secret"
    assert seal(b"secret", owner=OWNER, name=NAME)[1] == 1


def test_without_its_key_an_envelope_stays_shut(settings):
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, b"n" * 32]
    envelope = seal(b"secret", owner=OWNER, name=NAME)
    settings.SEALING_KEYS = settings.SEALING_KEYS[:1]

    with pytest.raises(SealBroken, match="gone"):
        unseal(envelope, owner=OWNER, name=NAME)


def test_a_keyed_hash_depends_on_its_purpose():
    assert keyed_hash(b"x", purpose="a") != keyed_hash(b"x", purpose="b")
    assert keyed_hash(b"x", purpose="a") == keyed_hash(b"x", purpose="a")


def test_the_hash_under_an_older_key_is_still_known(settings):
    old = keyed_hash(b"x", purpose="a")
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, b"n" * 32]

    assert keyed_hashes(b"x", purpose="a") == [old, keyed_hash(b"x", purpose="a")]
    assert old != keyed_hash(b"x", purpose="a")
