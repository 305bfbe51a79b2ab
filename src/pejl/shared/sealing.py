"""Sealing what must not be readable in a lost backup: AES-GCM with numbered keys, and a blind index.

A sealed value is one byte of key number, twelve bytes of nonce and the ciphertext; the place it belongs to
(table and column) is authenticated with it, so a value moved to another column does not open.
"""

import base64
import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12


class SealBroken(Exception):
    """A stored value was not sealed by one of our keys, or not for this place."""


@dataclass(frozen=True)
class Keyring:
    """Numbered 256-bit keys (the highest number seals) and one key of its own for the blind index."""

    keys: Mapping[int, bytes] = field(repr=False)
    index_key: bytes = field(repr=False)

    @cached_property
    def _ciphers(self) -> dict[int, AESGCM]:
        return {number: AESGCM(key) for number, key in self.keys.items()}

    def seal(self, text: str, place: str) -> bytes:
        number, nonce = max(self.keys), os.urandom(_NONCE_BYTES)
        return bytes([number]) + nonce + self._ciphers[number].encrypt(nonce, text.encode(), place.encode())

    def open(self, sealed: bytes, place: str) -> str:
        """The text again; SealBroken where the key is not on the ring or the value is not ours."""
        cipher = self._ciphers.get(sealed[0]) if sealed else None
        if cipher is None:
            raise SealBroken(f"No key for a value in {place}.")
        try:
            nonce, rest = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
            return cipher.decrypt(nonce, rest, place.encode()).decode()
        except (InvalidTag, ValueError) as broken:
            raise SealBroken(f"A value in {place} was changed outside Pejl.") from broken

    def blind_index(self, text: str, place: str) -> str:
        """What equal texts have in common without telling the text (HMAC-SHA256, hexadecimal)."""
        return hmac.new(self.index_key, f"{place}\0{text}".encode(), hashlib.sha256).hexdigest()


def keyring_from(text: str) -> Keyring:
    """Read `1:base64,2:base64,index:base64`; ValueError says which part is wrong."""
    parts = dict(part.strip().partition(":")[::2] for part in text.split(",") if part.strip())
    try:
        index_key = base64.b64decode(parts.pop("index"), validate=True)
        keys = {int(number): base64.b64decode(key, validate=True) for number, key in parts.items()}
    except (KeyError, ValueError) as wrong:
        raise ValueError("Keys are written as 1:base64,index:base64.") from wrong
    if not keys or any(len(key) != 32 for key in [*keys.values(), index_key]):
        raise ValueError("Each key must be 32 bytes, and there must be one numbered key at least.")
    if not all(0 < number < 256 for number in keys):
        raise ValueError("Key numbers run from 1 to 255.")
    return Keyring(keys, index_key)


def new_keyring() -> str:
    """A fresh ring, written as `keyring_from` reads it."""
    return ",".join(f"{name}:{base64.b64encode(os.urandom(32)).decode()}" for name in ("1", "index"))
