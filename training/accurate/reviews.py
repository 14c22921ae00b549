"""Reviews as token ids, and the order in which training sees them."""

from dataclasses import dataclass

import numpy as np

from settings import work

NEGATIVE, POSITIVE = 11, 12  # targets of NSMC rows; 1 to 10 is a rating


@dataclass
class Reviews:
    """Ragged rows: row `i` is `tokens[offsets[i]:offsets[i + 1]]`."""

    tokens: np.ndarray  # int16
    offsets: np.ndarray  # int64 [rows + 1]
    targets: np.ndarray  # int64 [rows]

    @classmethod
    def load(cls, name: str) -> 'Reviews':
        stored = np.load(work('data') / f'{name}.npz')
        return cls(stored['tokens'], stored['offsets'], stored['targets'].astype(np.int64))

    @property
    def lengths(self) -> np.ndarray:
        return np.diff(self.offsets)

    def padded(self, rows: np.ndarray) -> np.ndarray:
        """The rows' token ids, padded with 0 to the longest and to at least one: int64 [len(rows), length]."""
        lengths = self.lengths[rows]
        columns = np.arange(max(1, lengths.max()))
        inside = columns < lengths[:, None]
        batch = np.zeros(inside.shape, np.int64)
        batch[inside] = self.tokens[(self.offsets[rows][:, None] + columns)[inside]]
        return batch

    def is_positive(self) -> np.ndarray:
        return self.targets == POSITIVE


def epoch_batches(parts: dict[str, Reviews], phase: dict, seed: int) -> list[tuple[str, np.ndarray]]:
    """One epoch's batches in random order, each of one part and of reviews of about one length.

    Of the ratings 9 and 10, which outnumber all others, each epoch sees another random share.
    """
    rng = np.random.default_rng(seed)
    batches = []
    for name in phase['parts']:
        part = parts[name]
        rows = rng.permutation(len(part.targets))
        if name == 'extra':
            top = np.isin(part.targets[rows], (9, 10))
            rows = rows[~top | (rng.random(len(rows)) < phase['top_rating_share'])]
        size = phase['batch']
        for start in range(0, len(rows), size * 64):
            chunk = rows[start:start + size * 64]
            chunk = chunk[np.argsort(part.lengths[chunk], kind='stable')]
            batches += [(name, chunk[i:i + size]) for i in range(0, len(chunk), size)]
    return [batches[i] for i in rng.permutation(len(batches))]
