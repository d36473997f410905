"""What is sealed opens with the same key only, and only unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentcheck.sealing import seal, unseal

KEY, OTHER = b"k" * 32, b"o" * 32


@given(st.binary(max_size=300))
def test_it_opens_with_its_key_only(data: bytes) -> None:
    sealed = seal(KEY, data)
    assert unseal(KEY, sealed) == data
    with pytest.raises(ValueError, match="sealed"):
        unseal(OTHER, sealed)


@given(st.binary(max_size=60), st.data())
def test_no_changed_byte_opens(data: bytes, draw: st.DataObject) -> None:
    sealed = bytearray(seal(KEY, data))
    sealed[draw.draw(st.integers(0, len(sealed) - 1))] ^= draw.draw(st.integers(1, 255))
    with pytest.raises(ValueError, match="sealed"):
        unseal(KEY, bytes(sealed))


@pytest.mark.parametrize("short", [b"", b"x" * 31])
def test_less_than_a_seal_does_not_open(short: bytes) -> None:
    with pytest.raises(ValueError, match="sealed"):
        unseal(KEY, short)


def test_the_same_looks_different_each_time() -> None:
    assert seal(KEY, b"NIK 3171") != seal(KEY, b"NIK 3171")
    assert b"NIK" not in seal(KEY, b"NIK 3171")
