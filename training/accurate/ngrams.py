"""Which n-grams start at each character, as rows of one table: the same arithmetic as in the exported graph.

Eight n-grams start at a character: 1 to 4 tokens (spacing seen), 2 to 5 characters (spacing not seen). Each is hashed
to 31 bits, and a perfect hash of the chosen n-grams (hash and displace) gives its row, or row 0 when it was not chosen.
Everything stays below 2^63, so that int64 in numpy, numba and onnxruntime agree.
"""

from dataclasses import dataclass

import numba
import numpy as np

PRIME = 2**31 - 1
MULTIPLIER = 1_103_515_245
SPREAD = 566_083_941
SPACED, BARE = 4, 5  # the longest n-gram of each kind; the bare kind starts at two characters
SPACED_START, BARE_START = 11, 12
FEATURES = SPACED + BARE - 1
MAX_DISPLACEMENT = 2**24
FIRST_CHARACTER = 6  # ids below are special tokens; [UNK] (1) counts as a character


@dataclass
class NgramTable:
    """A perfect hash: `slot = hash * (SPREAD + displacements[hash % len]) % PRIME % len(keys)`, found if the key fits."""

    displacements: np.ndarray  # int64 [n_buckets]
    keys: np.ndarray  # int64 [n_slots], -1 where free

    @property
    def rows(self) -> int:
        """Rows of the embedding table: one a slot and row 0, which stays zero."""
        return len(self.keys) + 1

    def look_up(self, hashes: np.ndarray) -> np.ndarray:
        """Rows for hashes of any shape; a hash of -1 (no such n-gram) is row 0."""
        return _look_up(hashes.reshape(-1), self.displacements, self.keys).reshape(hashes.shape)


@numba.njit(cache=True)
def hash_ngrams(tokens: np.ndarray) -> np.ndarray:
    """Hashes of the n-grams that start at each token of padded rows: [rows, length] -> [rows, length, FEATURES]."""
    rows, length = tokens.shape
    hashes = np.full((rows, length, FEATURES), -1, np.int64)
    for row in range(rows):
        for start in range(length):
            spaced, bare = SPACED_START, BARE_START
            for n in range(BARE):
                if start + n >= length:
                    break
                token = tokens[row, start + n]
                if token < FIRST_CHARACTER and token != 1:
                    break
                spaced = (spaced * MULTIPLIER + token + 1) % PRIME
                bare = (bare * MULTIPLIER + token // 2 + 1) % PRIME
                if n < SPACED:
                    hashes[row, start, n] = spaced
                if n >= 1:
                    hashes[row, start, SPACED + n - 1] = bare
    return hashes


def build_table(chosen: np.ndarray) -> NgramTable:
    """The perfect hash of distinct hashes: four a bucket, 98 % of the slots used."""
    slots = int(len(chosen) / 0.98) + 1
    buckets = len(chosen) // 4 + 1
    order = np.argsort(chosen % buckets, kind='stable')
    hashes = chosen[order]
    starts = np.searchsorted(hashes % buckets, np.arange(buckets + 1))
    largest_first = np.argsort(-np.diff(starts), kind='stable')
    displacements, keys = _displace(hashes, starts, largest_first, slots)
    return NgramTable(displacements, keys)


@numba.njit(cache=True)
def _displace(hashes, starts, bucket_order, slots):
    keys = np.full(slots, -1, np.int64)
    displacements = np.zeros(len(starts) - 1, np.int64)
    for bucket in bucket_order:
        members = hashes[starts[bucket]:starts[bucket + 1]]
        displacement = 0
        while len(members) > 0:
            placed = 0
            for member in members:
                slot = member * (SPREAD + displacement) % PRIME % slots
                if keys[slot] >= 0:
                    break
                keys[slot] = member
                placed += 1
            if placed == len(members):
                break
            for member in members[:placed]:
                keys[member * (SPREAD + displacement) % PRIME % slots] = -1
            displacement += 1
            if displacement == MAX_DISPLACEMENT:
                raise ValueError('no displacement fits: leave more slots free')
        displacements[bucket] = displacement
    return displacements, keys


@numba.njit(cache=True)
def _look_up(hashes, displacements, keys):
    rows = np.zeros(len(hashes), np.int64)
    for i in range(len(hashes)):
        value = hashes[i]
        if value < 0:
            continue
        slot = value * (SPREAD + displacements[value % len(displacements)]) % PRIME % len(keys)
        if keys[slot] == value:
            rows[i] = slot + 1
    return rows
