"""Seal what is kept of media: only who has the very same media can read it.

The key is made of the media's own bytes and is stored nowhere, so that words read in a picture tell
nothing to who finds the cache without the picture. The stream is SHAKE256 of key and nonce, the tag
BLAKE2b with the key (RFC 7693), both from the standard library.
"""

from __future__ import annotations

import os
from hashlib import blake2b, shake_256
from hmac import compare_digest

_NONCE, _TAG = 16, 16  # bytes


def seal(key: bytes, data: bytes) -> bytes:
    """Return `data` as only `unseal` with the same key can read it; never twice the same."""
    nonce = os.urandom(_NONCE)
    return nonce + _tag(key, nonce + data) + _crossed(key, nonce, data)


def unseal(key: bytes, sealed: bytes) -> bytes:
    """Return what was sealed. Raises ValueError for another key, and for what was changed since."""
    nonce, tag = sealed[:_NONCE], sealed[_NONCE : _NONCE + _TAG]
    data = _crossed(key, nonce, sealed[_NONCE + _TAG :])
    if not compare_digest(tag, _tag(key, nonce + data)):
        raise ValueError("not sealed with this key")
    return data


def _crossed(key: bytes, nonce: bytes, data: bytes) -> bytes:
    stream = shake_256(key + nonce).digest(len(data))
    crossed = int.from_bytes(stream, "big") ^ int.from_bytes(data, "big")
    return crossed.to_bytes(len(data), "big")


def _tag(key: bytes, data: bytes) -> bytes:
    return blake2b(data, digest_size=_TAG, key=key, person=b"contentcheck tag").digest()
